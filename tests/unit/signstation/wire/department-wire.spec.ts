/** What is read of a department as it travels. */
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
        ["half a pair in the name", { id: "1", name: "HR\ud800" }, { id: "1", name: "HR\ufffd" }],
        ["controls in the name", { id: "1", name: "H\u001bR" }, { id: "1", name: "H R" }],
        ["the path above as an id", { id: ".." }, undefined],
        ["a slash in the id", { id: "a/b" }, undefined],
        ["no id", { name: "HR" }, undefined],
        ["an empty id", { id: "" }, undefined],
        ["an id that is a number", { id: 5 }, undefined],
        ["a list", [{ id: "1" }], undefined],
        ["null", null, undefined],
        ["text", "HR", undefined],
        ["nothing", undefined, undefined],
    ];
    for (const [name, json, record] of rows) {
        it(name, () => {
            assert.deepEqual(readDepartment(json), record);
        });
    }
});
