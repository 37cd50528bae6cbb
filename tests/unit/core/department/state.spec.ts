/** A department's inputs, state and record held against each other. */
import assert from "node:assert/strict";
import type { DepartmentInputs, DepartmentState } from "../../../../provider/core/department/types";
import type { DepartmentRecord } from "../../../../provider/model/department-record";
import {
    departmentContradictions,
    departmentChanges,
    stateOfDepartment,
} from "../../../../provider/core/department/state";
import { unknown as UNKNOWN, type Known } from "../../../../provider/core/unknown";

const ENDPOINT = "https://signstation.example.com";
const inputs: DepartmentInputs = { name: "HR", enabled: true, adoptId: "id-1" };
const state: DepartmentState = { name: "HR", enabled: true, endpoint: ENDPOINT };

describe("departmentChanges", () => {
    const rows: [name: string, state: DepartmentState, change: Partial<Known<DepartmentInputs>>, changed: string[]][] =
        [
            ["the same", state, {}, []],
            ["an id to adopt that comes or goes", state, { adoptId: "other" }, []],
            ["another name", state, { name: "People" }, ["name"]],
            ["a name in another case", state, { name: "hr" }, ["name"]],
            ["the switch", state, { enabled: false }, ["enabled"]],
            ["a name that is not known yet", state, { name: UNKNOWN }, ["name"]],
            ["a switch that is not known yet", state, { enabled: UNKNOWN }, ["enabled"]],
            ["a state that claims neither", { endpoint: ENDPOINT }, {}, ["name", "enabled"]],
            ["a state that claims no switch", { name: "HR", endpoint: ENDPOINT }, {}, ["enabled"]],
        ];
    for (const [name, before, change, changed] of rows) {
        it(`${name}: ${changed.join() || "no change"}`, () => {
            assert.deepEqual(departmentChanges(before, { ...inputs, ...change }), changed);
        });
    }
});

describe("departmentContradictions", () => {
    it("enabled, where it was to be disabled", () => {
        const found = departmentContradictions({ ...inputs, enabled: false }, { id: "id-1", enabled: true });
        assert.deepEqual(found, ["it is enabled"]);
    });

    const rows: [name: string, record: Partial<DepartmentRecord>, found: RegExp[]][] = [
        ["as asked", { name: "HR", enabled: true }, []],
        ["nothing told", {}, []],
        ["another name", { name: "Legal" }, [/"Legal", not "HR"/]],
        ["disabled", { enabled: false }, [/it is disabled/]],
        ["both", { name: "Legal", enabled: false }, [/Legal/, /disabled/]],
    ];
    for (const [name, record, expected] of rows) {
        it(name, () => {
            const found = departmentContradictions(inputs, { id: "id-1", ...record });
            assert.equal(found.length, expected.length);
            expected.forEach((pattern, at) => {
                assert.match(found[at] ?? "", pattern);
            });
        });
    }
});

describe("stateOfDepartment", () => {
    const rows: [name: string, record: Partial<DepartmentRecord>, expected: DepartmentState][] = [
        ["is what was asked for where nothing is told", {}, state],
        ["is what is told", { name: "Legal", enabled: false }, { ...state, name: "Legal", enabled: false }],
        [
            "has an instant as ISO 8601 in UTC",
            { createdAt: 1767225600000 },
            { ...state, createdAt: "2026-01-01T00:00:00Z" },
        ],
        ["has any other time as sent", { createdAt: "yesterday" }, { ...state, createdAt: "yesterday" }],
    ];
    for (const [name, record, expected] of rows) {
        it(name, () => {
            const after = stateOfDepartment(inputs, { id: "id-1", ...record }, ENDPOINT);
            assert.deepEqual(after, expected);
            assert.ok(!Object.values(after).includes(undefined));
        });
    }

    it("keeps the creation time that is not told any more", () => {
        const before = { ...state, createdAt: "2026-01-01T00:00:00Z" };
        assert.deepEqual(stateOfDepartment(before, { id: "id-1" }, ENDPOINT), before);
    });
});
