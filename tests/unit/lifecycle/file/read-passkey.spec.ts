/** readPasskey: a passkey from a file or an environment variable, its encodings, and the files that are refused. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPasskey as readByCommand } from "../../../../provider/cli/passkey";
import { readPasskey } from "../../../../provider/lifecycle/file/read-passkey";
import { assertSecretFree } from "../../../support/secret-free";

const be = (text: string) => Buffer.from(text, "utf16le").swap16();
const le = (text: string) => Buffer.from(text, "utf16le");
const BOM = "\uFEFF";

describe("readPasskey, a file", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-passkey-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    const decoded: [name: string, content: Buffer | string, passkey: string][] = [
        ["UTF-8", "pässwörd", "pässwörd"],
        ["UTF-8 with a byte order mark", `${BOM}pässwörd`, "pässwörd"],
        ["UTF-16 with a byte order mark, little-endian", le(`${BOM}pässwörd\r\n`), "pässwörd"],
        ["UTF-16 with a byte order mark, big-endian", be(`${BOM}pässwörd\n`), "pässwörd"],
        ["UTF-16 without one, little-endian", le("sesame\r\n"), "sesame"],
        ["UTF-16 without one, big-endian", be("sesame"), "sesame"],
        ["a line end", "sesame\n", "sesame"],
        ["a line end of Windows", "sesame\r\n", "sesame"],
        ["two line ends, of which one is the passkey's", "sesame\n\n", "sesame\n"],
        ["spaces, which it keeps", " sesame ", " sesame "],
        ["an empty file", "", ""],
        ["a line end alone", "\n", ""],
    ];
    for (const [name, content, passkey] of decoded) {
        it(`decodes ${name}, for the provider and for the command`, async () => {
            const path = join(folder, "passkey.txt");
            writeFileSync(path, content);
            assert.equal(await readPasskey({ kind: "file", path }, {}), passkey);
            assert.deepEqual(await readByCommand({ file: path }, {}), { passkey });
        });
    }

    it("follows a symbolic link, as containers mount files", async () => {
        writeFileSync(join(folder, "data"), "sesame");
        symlinkSync("data", join(folder, "passkey"));
        assert.equal(await readPasskey({ kind: "file", path: join(folder, "passkey") }, {}), "sesame");
    });

    const refused: [name: string, make: (path: string) => void, message: RegExp][] = [
        ["a missing file", () => undefined, /There is no file .*passkeyFile/],
        ["a folder", (path) => (symlinkSync(".", path), undefined), /is a folder/],
        [
            "a file that cannot be read",
            (path) => (symlinkSync("passkey.txt", path), undefined),
            /cannot be read \(ELOOP\)/,
        ],
        [
            "a file with a zero byte",
            (path) => {
                writeFileSync(path, le(`${BOM}s3same\0`));
            },
            /neither UTF-8 nor UTF-16/,
        ],
        ["a FIFO, at once", (path) => void execFileSync("mkfifo", [path]), /not a regular file/],
        [
            "a file that is too long",
            (path) => {
                writeFileSync(path, "x".repeat(16 * 1024 + 1));
            },
            /larger than 16384/,
        ],
        [
            "Latin-1",
            (path) => {
                writeFileSync(path, Buffer.from("s3same-p\xe4ss", "latin1"));
            },
            /neither UTF-8 nor UTF-16/,
        ],
        [
            "binary",
            (path) => {
                writeFileSync(path, Buffer.from([0, 0, 1, 2]));
            },
            /neither UTF-8 nor UTF-16/,
        ],
        [
            "a file with half a UTF-16 unit",
            (path) => {
                writeFileSync(path, Buffer.concat([le(`${BOM}s3same`), Buffer.from([1])]));
            },
            /neither/,
        ],
    ];
    for (const [name, make, message] of refused) {
        it(`refuses ${name} with a code and without its content`, async () => {
            const path = join(folder, "passkey.txt");
            make(path);
            await assert.rejects(readPasskey({ kind: "file", path }, {}), (error: Error & { code?: unknown }) => {
                assert.equal(error.code, "ERR_LEEGALITY_PASSKEY_UNAVAILABLE");
                assert.match(error.message, message);
                assertSecretFree(error, ["s3same"]);
                return true;
            });
        });
    }
});

describe("readPasskey, an environment variable", () => {
    it("returns its value unchanged, and the empty passkey for the empty string", async () => {
        const env = { A: " s3same\n", EMPTY: "" };
        assert.equal(await readPasskey({ kind: "env", name: "A" }, env), " s3same\n");
        assert.equal(await readPasskey({ kind: "env", name: "EMPTY" }, env), "");
    });

    for (const name of ["A", "toString"]) {
        it(`refuses ${name}, which is not set, and names it`, async () => {
            await assert.rejects(readPasskey({ kind: "env", name }, {}), {
                code: "ERR_LEEGALITY_PASSKEY_UNAVAILABLE",
                message: new RegExp(`variable ${name} \\(passkeyEnv\\) is not set`),
            });
        });
    }
});
