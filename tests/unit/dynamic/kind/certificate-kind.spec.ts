/** Which changes the option `replaceOnChanges` makes a replacement of. */
import assert from "node:assert/strict";
import { replacing } from "../../../../provider/dynamic/kind/certificate-kind";

describe("replacing", () => {
    const table: [name: string, changed: string[], properties: string[], replaces: string[]][] = [
        ["nothing asked for", ["file", "departmentId"], [], []],
        ["nothing changed", [], ["*", "departmentId", "certificateFile"], []],
        ["the department", ["departmentId"], ["enabled", "departmentId"], ["departmentId"]],
        ["the switch", ["enabled"], ["enabled"], ["enabled"]],
        ["the passkey", ["passkey"], ["passkey", "fileHash"], ["passkey"]],
        ["the file, by an argument", ["file"], ["certificateFile"], ["certificateFile"]],
        ["the file, by a fact", ["file"], ["notAfter", "passkey"], ["notAfter"]],
        ["anything", ["enabled"], ["*"], ["*"]],
        ["a name that is no property", ["file"], ["nothing"], []],
    ];
    for (const [name, changed, properties, replaces] of table) {
        it(name, () => {
            assert.deepEqual(replacing({ changed, stateOnly: false }, properties), replaces);
        });
    }
});
