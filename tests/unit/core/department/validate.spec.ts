/** What a department's arguments may be, and what is said of those that may not. */
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
        ["a blank inside", { name: "Human Resources" }, { name: "Human Resources", enabled: true }],
        ["null as absent", { name: "HR", enabled: null, adoptId: null }, { name: "HR", enabled: true }],
        ["what a preview does not know", { name: UNKNOWN, enabled: UNKNOWN }, { name: UNKNOWN, enabled: UNKNOWN }],
        ["an unknown id to adopt", { name: "HR", adoptId: UNKNOWN }, { name: "HR", enabled: true, adoptId: UNKNOWN }],
        ["nothing else", { name: "HR", createdAt: undefined, __provider: "text" }, { name: "HR", enabled: true }],
    ];
    for (const [name, raw, inputs] of good) {
        it(`takes ${name}`, () => {
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
        ["a switch that is none", { name: "HR", enabled: "false" }, "enabled", /neither true nor false/],
        ["a blank id to adopt", { name: "HR", adoptId: " " }, "adoptId", /not a department id/],
        ["the path above to adopt", { name: "HR", adoptId: ".." }, "adoptId", /not a department id/],
        ["a line end in the name", { name: "H\nR" }, "name", /control character/],
        ["an id to adopt that is no string", { name: "HR", adoptId: 5 }, "adoptId", /not a department id/],
    ];
    for (const [name, raw, property, reason] of bad) {
        it(`does not take ${name}`, () => {
            const { failures } = validateDepartment(raw);
            assert.deepEqual(
                failures.map((failure) => failure.property),
                [property],
            );
            assert.match(failures[0]?.reason ?? "", reason);
            assert.match(failures[0]?.reason ?? "", /set it to|take it away/i, "what to do");
        });
    }

    it("says everything that is wrong at once, and leaves no key undefined", () => {
        const { inputs, failures } = validateDepartment({ enabled: 1, adoptId: "" });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["name", "enabled", "adoptId"],
        );
        assert.ok(!Object.values(inputs as object).includes(undefined));
    });
});
