/** Types and ranges of the arguments, their defaults, and every failure at once. */
import assert from "node:assert/strict";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";
import { validate } from "../../../../provider/core/certificate/validate";

describe("validate", () => {
    it("fills in the defaults and leaves the rest out", () => {
        assert.deepEqual(validate({ certificateFile: "a.p12" }), {
            inputs: { certificateFile: "a.p12", enabled: true, expiryWarningDays: 30 },
            failures: [],
        });
    });

    it("keeps what is given and drops what it does not know", () => {
        const given = {
            certificateBase64: "AAAA",
            passkey: "",
            departmentId: "hr",
            adoptId: "11111111-1111-4111-8111-111111111111",
            onConflict: "adopt",
            enabled: false,
            expiryWarningDays: 0,
        };
        assert.deepEqual(validate({ ...given, __resourceName: "signing", __provider: "text", fileHash: "forged" }), {
            inputs: given,
            failures: [],
        });
    });

    it("takes null as absent", () => {
        const raw = {
            certificateFile: null,
            passkey: null,
            departmentId: null,
            adoptId: null,
            onConflict: null,
            enabled: null,
            expiryWarningDays: null,
        };
        assert.deepEqual(validate(raw), { inputs: { enabled: true, expiryWarningDays: 30 }, failures: [] });
    });

    it("lets unknown arguments pass as they are", () => {
        const raw = {
            certificateFile: UNKNOWN,
            passkey: UNKNOWN,
            departmentId: UNKNOWN,
            adoptId: UNKNOWN,
            onConflict: UNKNOWN,
            enabled: UNKNOWN,
            expiryWarningDays: UNKNOWN,
        };
        assert.deepEqual(validate(raw), { inputs: raw, failures: [] });
    });

    const rows: [name: string, raw: Record<string, unknown>, property: string | undefined][] = [
        ["no limit but the end", { failIfExpiresWithinDays: 0 }, undefined],
        ["a limit of half a day", { failIfExpiresWithinDays: 0.5 }, "failIfExpiresWithinDays"],
        ["a limit as text", { failIfExpiresWithinDays: "30" }, "failIfExpiresWithinDays"],
        ["a limit that is not known yet", { failIfExpiresWithinDays: UNKNOWN }, undefined],
        ["no warning window", { expiryWarningDays: 0 }, undefined],
        ["a window of a hundred years", { expiryWarningDays: 36_500 }, undefined],
        ["a longer window", { expiryWarningDays: 36_501 }, "expiryWarningDays"],
        ["a negative window", { expiryWarningDays: -1 }, "expiryWarningDays"],
        ["half a day", { expiryWarningDays: 0.5 }, "expiryWarningDays"],
        ["a window as text", { expiryWarningDays: "30" }, "expiryWarningDays"],
        ["an infinite window", { expiryWarningDays: Infinity }, "expiryWarningDays"],
        ["a window that is no number", { expiryWarningDays: NaN }, "expiryWarningDays"],
        ["enabled as text", { enabled: "true" }, "enabled"],
        ["enabled as a number", { enabled: 0 }, "enabled"],
        ["an empty department", { departmentId: "" }, "departmentId"],
        ["a blank department", { departmentId: "  " }, "departmentId"],
        ["a department as a number", { departmentId: 7 }, "departmentId"],
        ["a certificate to adopt", { adoptId: "11111111-1111-4111-8111-111111111111" }, undefined],
        ["an empty id to adopt", { adoptId: "" }, "adoptId"],
        ["a blank id to adopt", { adoptId: " \n" }, "adoptId"],
        ["the path above to adopt", { adoptId: ".." }, "adoptId"],
        ["an id to adopt with a slash", { adoptId: "a/b" }, "adoptId"],
        ["an id to adopt as a number", { adoptId: 7 }, "adoptId"],
        ["an id to adopt as an object", { adoptId: { id: "x" } }, "adoptId"],
        ["to adopt on a conflict", { onConflict: "adopt" }, undefined],
        ["to fail on a conflict", { onConflict: "fail" }, undefined],
        ["something else on a conflict", { onConflict: "replace" }, "onConflict"],
        ["to adopt, in capitals", { onConflict: "ADOPT" }, "onConflict"],
        ["an empty word on a conflict", { onConflict: "" }, "onConflict"],
        ["a yes on a conflict", { onConflict: true }, "onConflict"],
        ["an empty passkey", { passkey: "" }, undefined],
        ["a passkey as a number", { passkey: 12345 }, "passkey"],
        ["a passkey as an object", { passkey: { text: "12345" } }, "passkey"],
    ];
    for (const [name, raw, property] of rows) {
        it(`${name}: ${property === undefined ? "accepted" : "refused"}`, () => {
            const { failures } = validate(raw);
            assert.deepEqual(
                failures.map((failure) => failure.property),
                property === undefined ? [] : [property],
            );
            assert.ok(!JSON.stringify(failures).includes("12345"), "a reason repeats a secret");
        });
    }

    it("reports every failure", () => {
        const { failures } = validate({
            passkey: 1,
            departmentId: "",
            enabled: 1,
            adoptId: "",
            onConflict: "",
            expiryWarningDays: -1,
        });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["passkey", "departmentId", "enabled", "adoptId", "onConflict", "expiryWarningDays"],
        );
        assert.ok(
            failures.every(({ reason }) => reason.includes("Set it to")),
            JSON.stringify(failures),
        );
    });
});
