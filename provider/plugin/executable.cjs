#!/usr/bin/env node
/*
 * Starts the plugin, with what Node.js compiled at its last start: a quarter of the time to the port line. Refuses an unsupported
 * Node.js as provider/core/node-version.ts does. Until then nothing may need a newer one, in syntax too, or its stack would be shown.
 */
const { join } = require("path");
const process = require("process");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 19)) {
    // Not beside this file: the package may stand where nothing can be written. Without a folder to write, Node.js goes on without.
    require("module").enableCompileCache(
        process.env.NODE_COMPILE_CACHE ||
            join(process.env.PULUMI_HOME || join(require("os").homedir(), ".pulumi"), "leegality-compile-cache"),
    );
    require("./plugin.js");
} else {
    // The engine shows it: an exit before the text is written would lose it.
    process.exitCode = 1;
    process.stderr.write(
        `pulumi-leegality needs Node.js 22.19 or later, and this is Node.js ${process.versions.node}. Install a newer one. [ERR_LEEGALITY_NODE_VERSION]\n`,
    );
}
