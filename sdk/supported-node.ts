/** Refuses an unsupported Node.js when a program loads this package, before anything else of it is loaded. */
import { requireSupportedNode } from "../provider/core/node-version";

requireSupportedNode(process.versions.node);
