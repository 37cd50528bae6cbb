/** readDepartment: the department record in a response. */
import assert from "node:assert/strict";
import { readDepartment } from "../../../../provider/signstation/wire/department-wire";

describe("readDepartment", () => {
    const rows: [name: string, json: unknown, record: object | undefined][] = [
        ["everything", { id: "1", name: "HR", enabled: false }, { id: "1", name: "HR", enabled: false }],
        ["an id alone", { id: "1" }, { id: "1" }],
        ["a creation time as text", { id: "1", createdAt: "2026-01-01" }, { id: "1", createdAt: "2026-01-01" }],
        ["a creation time as a number", { id: "1", createdAt: 5 }, { id: "1", createdAt: 5 }],
        ["further fields", { id: "1", organizationId: "2" }, { id: "1" }],
        ["nulls", { id: "1", name: null, enabled: null, createdAt: null }, { id: "1" }],
        ["fields of other types", { id: "1", name: 5, enabled: "true", createdAt: {} }, { id: "1" }],
        ["an empty name", { id: "1", name: "" }, { id: "1" }],
        ["half a surrogate pair in the name", { id: "1", name: "HR\ud800" }, { id: "1", name: "HR\ufffd" }],
        ["control characters in the name", { id: "1", name: "H\u001bR" }, { id: "1", name: "H R" }],
        ["nothing from an id that is a path segment", { id: ".." }, undefined],
        ["nothing from an id with a slash", { id: "a/b" }, undefined],
        ["nothing without an id", { name: "HR" }, undefined],
        ["nothing from an empty id", { id: "" }, undefined],
        ["nothing from an id that is a number", { id: 5 }, undefined],
        ["nothing from a list", [{ id: "1" }], undefined],
        ["nothing from null", null, undefined],
        ["nothing from a text", "HR", undefined],
        ["nothing from undefined", undefined, undefined],
    ];
    for (const [name, json, record] of rows) {
        it(`reads ${name}`, () => {
            assert.deepEqual(readDepartment(json), record);
        });
    }
});
