/** loadFile: the bytes that were checked, under a file name that SignStation accepts. */
import assert from "node:assert/strict";
import type { CertificateSource } from "../../../../provider/core/certificate/types";
import { fileName, loadFile } from "../../../../provider/lifecycle/file/load-file";
import { checked } from "../checked-inputs";
import { fakePorts } from "../fake-certificates";

const HASH = "0123456789abcdef".repeat(4);
const MADE_UP = "certificate-0123456789ab.p12";

describe("fileName", () => {
    const rows: [source: CertificateSource, name: string][] = [
        [{ kind: "path", path: "some/where/a.p12" }, "a.p12"],
        [{ kind: "path", path: "a.PFX" }, "a.PFX"],
        [{ kind: "remote", uri: "https://files.example/dir/a.p12?sig=abc#x" }, "a.p12"],
        [{ kind: "remote", uri: "https://files.example/download" }, MADE_UP],
        [{ kind: "remote", uri: "https://files.example/" }, MADE_UP],
        [{ kind: "remote", uri: "no address" }, MADE_UP],
        [{ kind: "base64", text: "MIIB" }, MADE_UP],
    ];
    for (const [source, name] of rows) {
        it(`${JSON.stringify(source)}: ${name}`, () => {
            assert.equal(fileName(source, HASH), name);
        });
    }
});

describe("loadFile", () => {
    it("returns the bytes that were checked", async () => {
        const ports = fakePorts();
        const { name, bytes } = await loadFile(ports, await checked(ports));
        assert.deepEqual([name, bytes.toString()], ["a.p12", "content of a.p12"]);
    });

    it("refuses inputs without a file, as check does", async () => {
        const ports = fakePorts();
        const { certificateFile: _, ...inputs } = await checked(ports);
        await assert.rejects(loadFile(ports, inputs), {
            code: "ERR_LEEGALITY_FILE_UNREADABLE",
            message: /No certificate is given/,
        });
        assert.deepEqual(ports.reads, ["a.p12"]);
    });
});
