/** The constants of the engine's wire are those that @pulumi/pulumi exports. */
import assert from "node:assert/strict";
import * as rpc from "@pulumi/pulumi/runtime/rpc";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../../provider/engine-wire/signatures";

describe("the engine's signatures", () => {
    it("are those of @pulumi/pulumi", () => {
        assert.equal(SIGNATURE_KEY, rpc.specialSigKey);
        assert.deepEqual(SIGNATURES, {
            asset: rpc.specialAssetSig,
            archive: rpc.specialArchiveSig,
            secret: rpc.specialSecretSig,
            resource: rpc.specialResourceSig,
            output: rpc.specialOutputValueSig,
        });
        assert.equal(UNKNOWN_TEXTS.string, rpc.unknownValue);
    });

    it("are all different", () => {
        const texts = [SIGNATURE_KEY, ...Object.values(SIGNATURES), ...Object.values(UNKNOWN_TEXTS)];
        assert.equal(new Set(texts).size, 13);
    });
});
