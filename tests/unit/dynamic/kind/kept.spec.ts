/** Inputs that a dynamic provider copies into the state: its `read` and `delete` receive outputs only. */
import assert from "node:assert/strict";
import { CERTIFICATE } from "../../../../provider/dynamic/kind/certificate-kind";
import { DEPARTMENT } from "../../../../provider/dynamic/kind/department-kind";
import { pick } from "../../../../provider/dynamic/kind/kind";

describe("the inputs that a dynamic provider keeps in the state", () => {
    it("are, for a certificate, those that no output repeats, without the file's content", () => {
        const outputs: readonly string[] = CERTIFICATE.state;
        const repeated = CERTIFICATE.inputs.filter((name) => !outputs.includes(name));
        assert.deepEqual(
            [...CERTIFICATE.kept].sort(),
            [...repeated.filter((name) => name !== "certificateBase64"), "__resourceName"].sort(),
        );
    });

    it("are, for a department, its resource name only", () => {
        assert.deepEqual(DEPARTMENT.kept, ["__resourceName"]);
    });

    it("have no secret", () => {
        for (const { kept, secrets } of [CERTIFICATE, DEPARTMENT]) {
            assert.deepEqual(
                kept.filter((name) => secrets.includes(name)),
                [],
            );
        }
    });

    const rows: [what: string, properties: object, kept: object][] = [
        [
            "that are there",
            { certificateFile: "a.p12", onConflict: "adopt" },
            { certificateFile: "a.p12", onConflict: "adopt" },
        ],
        ["that are zero", { expiryWarningDays: 0 }, { expiryWarningDays: 0 }],
        ["and neither null nor undefined", { adoptId: null, failIfExpiresWithinDays: undefined }, {}],
        [
            "and not what the state holds already, or a secret",
            { passkey: "sesame", certificateBase64: "AAAA", enabled: false, __provider: "text" },
            {},
        ],
    ];
    for (const [what, properties, kept] of rows) {
        it(`are those ${what}`, () => {
            assert.deepEqual(pick({ ...properties }, CERTIFICATE.kept), kept);
        });
    }
});
