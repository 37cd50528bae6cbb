/** Makes the Node.js of a child process say that it is another version. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The value of NODE_OPTIONS for it. `folder` gets a file; its path may have no spaces. `version`: for example 22.0.0. Below 22.1 the
 * child lacks what such a Node.js lacks and the plugin's start uses.
 */
export function asNode(version: string, folder: string): string {
    const file = join(folder, "as-node.cjs");
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const isWithoutCache = major < 22 || (major === 22 && minor < 1);
    writeFileSync(
        file,
        `const versions = { ...process.versions, node: ${JSON.stringify(version)} };
        Object.defineProperty(process, "versions", { value: versions });
        ${isWithoutCache ? 'delete require("node:module").enableCompileCache;' : ""}`,
    );
    return `--require ${file}`;
}
