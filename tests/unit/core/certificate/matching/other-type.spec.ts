/** Which certificates this provider does not manage. */
import assert from "node:assert/strict";
import { otherType } from "../../../../../provider/core/certificate/matching/other-type";

describe("otherType", () => {
    for (const [reported, type] of [
        ["PKCS12_PFX", undefined],
        [undefined, undefined],
        ["PKCS12_HSM", "PKCS12_HSM"],
        ["PKCS11", "PKCS11"],
    ] as const) {
        it(`of ${reported ?? "no type"} is ${type ?? "none"}`, () => {
            assert.equal(otherType(reported), type);
        });
    }
});
