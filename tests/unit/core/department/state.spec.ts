/** A department's changes, contradictions and state, from its inputs, state and record. */
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
            ["no difference", state, {}, []],
            ["another adoptId", state, { adoptId: "other" }, []],
            ["another name", state, { name: "People" }, ["name"]],
            ["a name in another case", state, { name: "hr" }, ["name"]],
            ["enabled", state, { enabled: false }, ["enabled"]],
            ["a name that is not known yet", state, { name: UNKNOWN }, ["name"]],
            ["enabled that is not known yet", state, { enabled: UNKNOWN }, ["enabled"]],
            ["a state without name and enabled", { endpoint: ENDPOINT }, {}, ["name", "enabled"]],
            ["a state without enabled", { name: "HR", endpoint: ENDPOINT }, {}, ["enabled"]],
        ];
    for (const [name, before, change, changed] of rows) {
        it(`${name}: ${changed.join() || "no change"}`, () => {
            assert.deepEqual(departmentChanges(before, { ...inputs, ...change }), changed);
        });
    }
});

describe("departmentContradictions", () => {
    it("finds enabled in place of disabled", () => {
        const found = departmentContradictions({ ...inputs, enabled: false }, { id: "id-1", enabled: true });
        assert.deepEqual(found, ["it is enabled"]);
    });

    const rows: [name: string, record: Partial<DepartmentRecord>, found: RegExp[]][] = [
        ["finds nothing in a record as asked", { name: "HR", enabled: true }, []],
        ["finds nothing in a record without properties", {}, []],
        ["finds another name", { name: "Legal" }, [/"Legal", not "HR"/]],
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
        ["has the inputs if the record has no properties", {}, state],
        ["has the record's properties", { name: "Legal", enabled: false }, { ...state, name: "Legal", enabled: false }],
        [
            "has a creation instant as ISO 8601 in UTC",
            { createdAt: 1767225600000 },
            { ...state, createdAt: "2026-01-01T00:00:00Z" },
        ],
        ["has any other creation time as sent", { createdAt: "yesterday" }, { ...state, createdAt: "yesterday" }],
    ];
    for (const [name, record, expected] of rows) {
        it(name, () => {
            const after = stateOfDepartment(inputs, { id: "id-1", ...record }, ENDPOINT);
            assert.deepEqual(after, expected);
            assert.ok(!Object.values(after).includes(undefined));
        });
    }

    it("keeps the creation time if it is not reported any more", () => {
        const before = { ...state, createdAt: "2026-01-01T00:00:00Z" };
        assert.deepEqual(stateOfDepartment(before, { id: "id-1" }, ENDPOINT), before);
    });
});
