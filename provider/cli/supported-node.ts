/** Refuses an unsupported Node.js in one line, before anything of the command is loaded. */
import { requireSupportedNode } from "../core/node-version";

try {
    requireSupportedNode(process.versions.node);
} catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
}
