/** Secrets in the engine's own encoding, held against the one of Pulumi's SDK. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "../../../provider/core/unknown";
import { withSecrets } from "../../../provider/dynamic/rpc-secret";

describe("withSecrets", () => {
    it("marks the named properties as Pulumi's SDK does, and leaves the others as they are", () => {
        const marked = withSecrets({ passkey: "sesame", enabled: true, nested: { passkey: "a" } }, ["passkey"]);
        assert.ok(pulumi.runtime.isRpcSecret(marked["passkey"]));
        assert.equal(pulumi.runtime.unwrapRpcSecret(marked["passkey"]), "sesame");
        assert.deepEqual([marked["enabled"], marked["nested"]], [true, { passkey: "a" }]);
    });

    it("adds nothing where there is none, and marks no value that is no text", () => {
        assert.deepEqual(withSecrets({ a: 1 }, ["passkey"]), { a: 1 });
        assert.deepEqual(withSecrets({ passkey: 7 }, ["passkey"]), { passkey: 7 });
    });

    it("leaves what a preview does not know to the engine", () => {
        assert.deepEqual(withSecrets({ passkey: UNKNOWN }, ["passkey"]), { passkey: UNKNOWN });
    });
});
