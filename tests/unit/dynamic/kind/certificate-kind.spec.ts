/** replacing(): which changes the resource option replaceOnChanges turns into a replacement. */
import assert from "node:assert/strict";
import { replacing } from "../../../../provider/dynamic/kind/certificate-kind";

describe("replacing", () => {
    const table: [name: string, changed: string[], properties: string[], replaces: string[]][] = [
        ["no replaceOnChanges", ["file", "departmentId"], [], []],
        ["no change", [], ["*", "departmentId", "certificateFile"], []],
        ["a change of the department", ["departmentId"], ["enabled", "departmentId"], ["departmentId"]],
        ["a change of enabled", ["enabled"], ["enabled"], ["enabled"]],
        ["a change of the passkey", ["passkey"], ["passkey", "fileHash"], ["passkey"]],
        ["a change of the file, named by an argument", ["file"], ["certificateFile"], ["certificateFile"]],
        ["a change of the file, named by a fact", ["file"], ["notAfter", "passkey"], ["notAfter"]],
        ["anything", ["enabled"], ["*"], ["*"]],
        ["replaceOnChanges with an unknown property", ["file"], ["nothing"], []],
    ];
    for (const [name, changed, properties, replaces] of table) {
        it(`finds what replaces the certificate: ${name}`, () => {
            assert.deepEqual(replacing({ changed, stateOnly: false }, properties), replaces);
        });
    }
});
