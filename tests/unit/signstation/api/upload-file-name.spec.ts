/** uploadFileName: the file name that is sent, which possibleAliases uses too. */
import assert from "node:assert/strict";
import { fileName } from "../../../../provider/lifecycle/file/load-file";
import { uploadFileName } from "../../../../provider/signstation";
import { encodeForm } from "../../../../provider/signstation/api/multipart";

describe("uploadFileName", () => {
    const rows: [name: string, sent: string][] = [
        ["signing.p12", "signing.p12"],
        ["Zoë 2026.pfx", "Zoë 2026.pfx"],
        ["a;b.p12", "a;b.p12"],
        ['a"b.p12', "a_b.p12"],
        ["a\\b.p12", "a_b.p12"],
        ["a/b.p12", "a_b.p12"],
        ["a\r\nX-Injected: yes.p12", "a__X-Injected: yes.p12"],
        ["a\u2028b.p12", "a_b.p12"],
        ["a\ud83d.p12", "a\ufffd.p12"],
        ["🔏.p12", "🔏.p12"],
    ];
    for (const [name, sent] of rows) {
        it(`sends ${JSON.stringify(name)} as ${JSON.stringify(sent)}, and looks for the alias under that name`, () => {
            assert.equal(uploadFileName(name), sent);
            assert.equal(uploadFileName(sent), sent);
            const { body } = encodeForm({ file: { name, bytes: Buffer.from("x") } });
            assert.match(body.toString("utf8"), new RegExp(`; filename="${sent}"\r\n`));
            if (!name.includes("/")) {
                assert.equal(fileName({ kind: "path", path: `certificates/${name}` }, "0".repeat(64)), sent);
            }
        });
    }
});
