/** validateDepartment: the accepted arguments of a department, and the failures for others. */
import assert from "node:assert/strict";
import { validateDepartment } from "../../../../provider/core/department/validate";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";

describe("validateDepartment", () => {
    const good: [name: string, raw: Record<string, unknown>, inputs: Record<string, unknown>][] = [
        ["a name alone", { name: "HR" }, { name: "HR", enabled: true }],
        [
            "every argument",
            { name: "HR", enabled: false, adoptId: "id-1" },
            { name: "HR", enabled: false, adoptId: "id-1" },
        ],
        ["the resource's name", { name: "HR", __resourceName: "hr" }, { name: "HR", enabled: true }],
        ["two characters", { name: "ab" }, { name: "ab", enabled: true }],
        ["255 characters", { name: "x".repeat(255) }, { name: "x".repeat(255), enabled: true }],
        ["a name with a space inside", { name: "Human Resources" }, { name: "Human Resources", enabled: true }],
        ["null as absent", { name: "HR", enabled: null, adoptId: null }, { name: "HR", enabled: true }],
        [
            "values that a preview does not know yet",
            { name: UNKNOWN, enabled: UNKNOWN },
            { name: UNKNOWN, enabled: UNKNOWN },
        ],
        ["an unknown adoptId", { name: "HR", adoptId: UNKNOWN }, { name: "HR", enabled: true, adoptId: UNKNOWN }],
        [
            "arguments that it drops",
            { name: "HR", createdAt: undefined, __provider: "text" },
            { name: "HR", enabled: true },
        ],
    ];
    for (const [name, raw, inputs] of good) {
        it(`accepts ${name}`, () => {
            assert.deepEqual(validateDepartment(raw), { inputs, failures: [] });
        });
    }

    const bad: [name: string, raw: Record<string, unknown>, property: string, reason: RegExp][] = [
        ["no name", {}, "name", /No name is given/],
        ["a name that is null", { name: null }, "name", /No name is given/],
        ["a name that is no string", { name: 12 }, "name", /not a string/],
        ["an empty name", { name: "" }, "name", /has 0 characters/],
        ["one character", { name: "a" }, "name", /has 1 characters.*2 to 255/],
        ["256 characters", { name: "x".repeat(256) }, "name", /has 256 characters/],
        ["a blank before", { name: " HR" }, "name", /begins or ends with a blank/],
        ["a line break behind", { name: "HR\n" }, "name", /begins or ends with a blank/],
        ["blanks alone", { name: "   " }, "name", /begins or ends with a blank/],
        ["enabled that is no boolean", { name: "HR", enabled: "false" }, "enabled", /neither true nor false/],
        ["a blank adoptId", { name: "HR", adoptId: " " }, "adoptId", /not a department id/],
        ["an adoptId that is a path segment", { name: "HR", adoptId: ".." }, "adoptId", /not a department id/],
        ["a line end in the name", { name: "H\nR" }, "name", /control character/],
        ["an adoptId that is no string", { name: "HR", adoptId: 5 }, "adoptId", /not a department id/],
    ];
    for (const [name, raw, property, reason] of bad) {
        it(`refuses ${name}`, () => {
            const { failures } = validateDepartment(raw);
            assert.deepEqual(
                failures.map((failure) => failure.property),
                [property],
            );
            assert.match(failures[0]?.reason ?? "", reason);
            assert.match(failures[0]?.reason ?? "", /set it to|take it away/i, "what to do");
        });
    }

    it("reports every failure at once, without undefined keys", () => {
        const { inputs, failures } = validateDepartment({ enabled: 1, adoptId: "" });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["name", "enabled", "adoptId"],
        );
        assert.ok(!Object.values(inputs as object).includes(undefined));
    });
});
