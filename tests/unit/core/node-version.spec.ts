/** requireSupportedNode: the oldest Node.js that the package runs on, and the error on older ones. */
import assert from "node:assert/strict";
import { requireSupportedNode } from "../../../provider/core/node-version";
import { readSource } from "../../support/source/sources";

describe("requireSupportedNode", () => {
    for (const version of ["22.19.0", "22.20.1", "23.0.0", "24.21.0", "26.10.0", "100.0.0"]) {
        it(`accepts ${version}`, () => {
            requireSupportedNode(version);
        });
    }

    for (const version of ["20.19.5", "22.18.9", "18.0.0", "21.99.0"]) {
        it(`refuses ${version} with one line, stack included, that names the oldest version`, () => {
            const { engines } = JSON.parse(readSource("package.json")) as { engines: { node: string } };
            const oldest = engines.node.replace(">=", "");
            assert.throws(
                () => {
                    requireSupportedNode(version);
                },
                (error: Error & { code?: unknown }) => {
                    assert.equal(error.code, "ERR_LEEGALITY_NODE_VERSION");
                    assert.ok(error.message.includes(`Node.js ${oldest} or later`), error.message);
                    assert.ok(error.message.includes(`Node.js ${version}`), error.message);
                    assert.equal(error.stack, error.message);
                    assert.ok(!error.message.includes("\n"));
                    return true;
                },
            );
        });
    }

    it("runs before anything else is loaded, in a program and in the provider's process", () => {
        for (const file of [
            "sdk/index.ts",
            "provider/dynamic/runtime.ts",
            "provider/dynamic/department-runtime.ts",
            "provider/cli/main.ts",
        ]) {
            const first = /^(?:import|export) [^]*?";$/m.exec(readSource(file))?.[0];
            assert.match(first ?? "", /^import "\.\.?\/(?:\w+\/)?supported-node";$/, file);
        }
    });
});
