/** The largest file that SignStation accepts, inside a gRPC message: grpc-js by itself refuses more than 4 MiB. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { withEmulator } from "../support/with-emulator";
import { CERTIFICATE as TYPE, Plugin } from "./plugin-client";

const LARGEST_FILE = 5 * 1024 * 1024;

describe("a file of 5 MiB as certificateBase64", function () {
    // node-forge encrypts it in JavaScript.
    this.timeout(120_000);

    it("passes Check, Diff, Create, Read and Delete", () =>
        withEmulator({}, async (emulator) => {
            const plugin = await Plugin.start({ baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" });
            try {
                const bytes = makeQuickPkcs12({ ballast: LARGEST_FILE - 8 * 1024 });
                assert.ok(bytes.length > LARGEST_FILE - 8 * 1024 && bytes.length <= LARGEST_FILE);
                const args = { certificateBase64: bytes.toString("base64"), passkey: "secret" };
                const { inputs, failures } = await plugin.check(TYPE, "large", args);
                assert.deepEqual(failures, []);
                const { id, state } = await plugin.create(TYPE, "large", inputs);
                const sha256 = createHash("sha256").update(bytes).digest("hex");
                assert.deepEqual([emulator.certificates()[0]?.sha256, state["fileHash"]], [sha256, sha256]);
                const { changes } = await plugin.diff(TYPE, "large", id, inputs, state, inputs);
                assert.equal(changes, false);
                assert.deepEqual((await plugin.read(TYPE, "large", id, inputs, state)).inputs, inputs);
                await plugin.delete(TYPE, "large", id, { inputs, state });
                assert.deepEqual(emulator.certificates(), []);
            } finally {
                plugin.stop();
            }
        }));
});
