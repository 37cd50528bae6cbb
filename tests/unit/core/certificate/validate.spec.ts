/** validate: types, ranges and defaults of a certificate's arguments, and every failure at once. */
import assert from "node:assert/strict";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";
import { validate } from "../../../../provider/core/certificate/validate";

describe("validate", () => {
    it("fills in the defaults, and adds no other key", () => {
        assert.deepEqual(validate({ certificateFile: "a.p12" }), {
            inputs: { certificateFile: "a.p12", enabled: true, expiryWarningDays: 30 },
            failures: [],
        });
    });

    it("keeps known arguments and drops unknown ones", () => {
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

    it("treats null as absent", () => {
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

    it("accepts values that a preview does not know yet", () => {
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
        ["failIfExpiresWithinDays of 0", { failIfExpiresWithinDays: 0 }, undefined],
        ["failIfExpiresWithinDays of half a day", { failIfExpiresWithinDays: 0.5 }, "failIfExpiresWithinDays"],
        ["failIfExpiresWithinDays as text", { failIfExpiresWithinDays: "30" }, "failIfExpiresWithinDays"],
        ["failIfExpiresWithinDays that is not known yet", { failIfExpiresWithinDays: UNKNOWN }, undefined],
        ["expiryWarningDays of 0", { expiryWarningDays: 0 }, undefined],
        ["expiryWarningDays of a hundred years", { expiryWarningDays: 36_500 }, undefined],
        ["expiryWarningDays of more than that", { expiryWarningDays: 36_501 }, "expiryWarningDays"],
        ["negative expiryWarningDays", { expiryWarningDays: -1 }, "expiryWarningDays"],
        ["expiryWarningDays of half a day", { expiryWarningDays: 0.5 }, "expiryWarningDays"],
        ["expiryWarningDays as text", { expiryWarningDays: "30" }, "expiryWarningDays"],
        ["infinite expiryWarningDays", { expiryWarningDays: Infinity }, "expiryWarningDays"],
        ["expiryWarningDays that are not a number", { expiryWarningDays: NaN }, "expiryWarningDays"],
        ["enabled as text", { enabled: "true" }, "enabled"],
        ["enabled as a number", { enabled: 0 }, "enabled"],
        ["an empty department", { departmentId: "" }, "departmentId"],
        ["a blank department", { departmentId: "  " }, "departmentId"],
        ["a department as a number", { departmentId: 7 }, "departmentId"],
        ["adoptId", { adoptId: "11111111-1111-4111-8111-111111111111" }, undefined],
        ["an empty adoptId", { adoptId: "" }, "adoptId"],
        ["a blank adoptId", { adoptId: " \n" }, "adoptId"],
        ["an adoptId that is a path segment", { adoptId: ".." }, "adoptId"],
        ["an adoptId with a slash", { adoptId: "a/b" }, "adoptId"],
        ["an adoptId as a number", { adoptId: 7 }, "adoptId"],
        ["an adoptId as an object", { adoptId: { id: "x" } }, "adoptId"],
        ["onConflict adopt", { onConflict: "adopt" }, undefined],
        ["onConflict fail", { onConflict: "fail" }, undefined],
        ["onConflict of another text", { onConflict: "replace" }, "onConflict"],
        ["onConflict in capitals", { onConflict: "ADOPT" }, "onConflict"],
        ["an empty onConflict", { onConflict: "" }, "onConflict"],
        ["onConflict as a boolean", { onConflict: true }, "onConflict"],
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

    it("reports every failure at once", () => {
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
