/** The version of this npm package, and so of the plugin in it: the engine starts the plugin of just this version. */
import { createRequire } from "node:module";

const { version } = createRequire(__filename)("pulumi-leegality/package.json") as { readonly version: string };

/** @internal */
export const PACKAGE_VERSION = version;
