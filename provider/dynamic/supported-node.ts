/** Refuses an unsupported Node.js when the engine loads the provider, as for a destroy, which may run no program. */
import { requireSupportedNode } from "../core/node-version";

requireSupportedNode(process.versions.node);
