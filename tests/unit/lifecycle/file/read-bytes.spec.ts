/** readBytes: the bytes of a path, an address or base64, and one coded error for each way that they cannot be read. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CertificateSource } from "../../../../provider/core/certificate/types";
import { LeegalityError } from "../../../../provider/lifecycle/errors/leegality-error";
import { nameOf, readBytes } from "../../../../provider/lifecycle/file/read-bytes";
import type { Download } from "../../../../provider/signstation";
import { assertSecretFree } from "../../../support/secret-free";

const LIMIT = 5 * 1024 * 1024;
const TICKET = "t1cket-canary";

async function assertRefused(
    source: CertificateSource,
    code: string,
    message: RegExp,
    download?: Download,
): Promise<void> {
    await assert.rejects(readBytes(source, download), (error) => {
        assert.ok(error instanceof LeegalityError, String(error));
        assert.equal(error.code, code);
        assert.match(error.message, message);
        assertSecretFree(error, [TICKET]);
        return true;
    });
}

describe("readBytes, a path", () => {
    let folder = "";
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "read-bytes-"));
        mkdirSync(join(folder, "folder.p12"));
        writeFileSync(join(folder, "empty.p12"), "");
        writeFileSync(join(folder, "small.p12"), "0");
        writeFileSync(join(folder, "limit.p12"), Buffer.alloc(LIMIT, 7));
        writeFileSync(join(folder, "over.p12"), Buffer.alloc(LIMIT + 1, 7));
        execFileSync("mkfifo", [join(folder, "fifo.p12")]);
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    const path = (name: string) => ({ kind: "path", path: join(folder, name) }) as const;

    it("reads one byte, and 5 MiB", async () => {
        assert.deepEqual(await readBytes(path("small.p12")), Buffer.from("0"));
        assert.equal((await readBytes(path("limit.p12"))).length, LIMIT);
    });

    const refused: [name: string, code: string, message: RegExp][] = [
        ["no.p12", "FILE_NOT_FOUND", /There is no file \/.*no\.p12/],
        ["small.p12/a.p12", "FILE_NOT_FOUND", /There is no file/],
        ["folder.p12", "NOT_A_FILE", /folder\.p12 is a folder/],
        [`${"a".repeat(300)}.p12`, "FILE_UNREADABLE", /cannot be read \(ENAMETOOLONG\)/],
        ["fifo.p12", "NOT_A_FILE", /fifo\.p12 is not a regular file/],
        ["empty.p12", "FILE_EMPTY", /empty\.p12 is empty/],
        ["over.p12", "FILE_TOO_LARGE", /over\.p12 is larger than 5 MiB/],
    ];
    for (const [name, code, message] of refused) {
        it(`refuses ${name}: ${code}`, async () => {
            await assertRefused(path(name), `ERR_LEEGALITY_${code}`, message);
        });
    }

    it("refuses a socket", async () => {
        const server = createServer();
        const socket = join(folder, "socket.p12");
        await new Promise<void>((listening) => server.listen(socket, listening));
        try {
            await assertRefused(path("socket.p12"), "ERR_LEEGALITY_NOT_A_FILE", /not a regular file/);
        } finally {
            await new Promise((closed) => server.close(closed));
        }
    });

    it("refuses a device", async () => {
        await assertRefused({ kind: "path", path: "/dev/null" }, "ERR_LEEGALITY_NOT_A_FILE", /not a regular file/);
    });
});

describe("readBytes, base64", () => {
    it("decodes", async () => {
        assert.deepEqual(await readBytes({ kind: "base64", text: "MIIB/w" }), Buffer.from("308201ff", "hex"));
    });

    it("refuses base64 of too many bytes without quoting it", async () => {
        const text = Buffer.alloc(LIMIT + 1).toString("base64");
        await assertRefused({ kind: "base64", text }, "ERR_LEEGALITY_FILE_TOO_LARGE", /^certificateBase64 is larger/);
    });
});

describe("readBytes, an address", () => {
    const source = {
        kind: "remote",
        uri: `https://asha:${TICKET}@files.example:8443/a.p12?${TICKET}#${TICKET}`,
    } as const;

    it("is downloaded by the whole address", async () => {
        const asked: string[] = [];
        const bytes = await readBytes(source, (address) => {
            asked.push(address);
            return Promise.resolve({ bytes: Buffer.from("content") });
        });
        assert.deepEqual([bytes.toString(), asked], ["content", [source.uri]]);
    });

    const refused: [name: string, got: Awaited<ReturnType<Download>>, code: string, message: RegExp][] = [
        [
            "not downloaded",
            { detail: "the server answered 404", advice: "Check it." },
            "REMOTE_FILE",
            /^While fetching https:\/\/files\.example:8443\/a\.p12: the server answered 404\. Check it\. /,
        ],
        ["empty", { bytes: Buffer.alloc(0) }, "FILE_EMPTY", /a\.p12 is empty/],
        ["too large", { bytes: Buffer.alloc(LIMIT + 1) }, "FILE_TOO_LARGE", /a\.p12 is larger than 5 MiB/],
    ];
    for (const [name, got, code, message] of refused) {
        it(`${name}: ${code}, without its query`, async () => {
            await assertRefused(source, `ERR_LEEGALITY_${code}`, message, () => Promise.resolve(got));
        });
    }

    it("fails if the port cannot download", async () => {
        await assert.rejects(readBytes(source), TypeError);
    });

    it("is not named in the error if it is no URL", async () => {
        const none = { kind: "remote", uri: TICKET } as const;
        const got = () => Promise.resolve({ detail: "it is not a URL", advice: "Check it." });
        await assertRefused(none, "ERR_LEEGALITY_REMOTE_FILE", /^While fetching the RemoteAsset: it is not/, got);
    });

    it("is named in errors without user name, password, query and fragment", () => {
        assert.equal(nameOf(source), "https://files.example:8443/a.p12");
    });
});
