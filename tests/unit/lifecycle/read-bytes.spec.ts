/** The bytes of a file, an address or base64; and for what cannot be read, one clear error each. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CertificateSource } from "../../../provider/core/certificate";
import { LeegalityError } from "../../../provider/lifecycle/leegality-error";
import { nameOf, readBytes } from "../../../provider/lifecycle/read-bytes";
import { startRawServer, type RawServer } from "../../support/raw-server";
import { assertSecretFree } from "../secret-free";

const LIMIT = 5 * 1024 * 1024;
const TICKET = "t1cket-canary";

async function assertRefused(source: CertificateSource, code: string, message: RegExp): Promise<void> {
    await assert.rejects(readBytes(source), (error) => {
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
        ["empty.p12", "FILE_EMPTY", /empty\.p12 is empty/],
        ["over.p12", "FILE_TOO_LARGE", /over\.p12 is larger than 5 MiB/],
    ];
    for (const [name, code, message] of refused) {
        it(`refuses ${name}: ${code}`, async () => {
            await assertRefused(path(name), `ERR_LEEGALITY_${code}`, message);
        });
    }

    it("refuses what is no regular file", async () => {
        await assertRefused({ kind: "path", path: "/dev/null" }, "ERR_LEEGALITY_NOT_A_FILE", /not a regular file/);
    });
});

describe("readBytes, base64", () => {
    it("decodes", async () => {
        assert.deepEqual(await readBytes({ kind: "base64", text: "MIIB/w" }), Buffer.from("308201ff", "hex"));
    });

    it("refuses what decodes to too much, and names no content", async () => {
        const text = Buffer.alloc(LIMIT + 1).toString("base64");
        await assertRefused({ kind: "base64", text }, "ERR_LEEGALITY_FILE_TOO_LARGE", /^certificateBase64 is larger/);
    });
});

describe("readBytes, an address", () => {
    let server: RawServer;
    before(async () => {
        server = await startRawServer(({ url }, response) => {
            const path = url.replace(/\?.*/, "");
            if (path === "/cut.p12") {
                response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy());
                return undefined;
            }
            return {
                status: path === "/no.p12" ? 404 : 200,
                body: path === "/over.p12" ? Buffer.alloc(LIMIT + 1) : path === "/empty.p12" ? "" : "content",
            };
        });
    });
    after(() => server.close());

    const remote = (path: string) => ({ kind: "remote", uri: `${server.url}${path}?ticket=${TICKET}` }) as const;

    it("fetches, with the query", async () => {
        assert.deepEqual(await readBytes(remote("/a.p12")), Buffer.from("content"));
        assert.equal(server.requests.at(-1)?.url, `/a.p12?ticket=${TICKET}`);
    });

    const refused: [path: string, code: string, message: RegExp][] = [
        ["/no.p12", "REMOTE_FILE", /no\.p12 answered 404/],
        ["/cut.p12", "REMOTE_FILE", /cut\.p12 broke off/],
        ["/empty.p12", "FILE_EMPTY", /empty\.p12 is empty/],
        ["/over.p12", "FILE_TOO_LARGE", /over\.p12 is larger than 5 MiB/],
    ];
    for (const [path, code, message] of refused) {
        it(`refuses ${path}, and tells nothing of the query: ${code}`, async () => {
            await assertRefused(remote(path), `ERR_LEEGALITY_${code}`, message);
        });
    }

    it("refuses an address where nobody listens, and one that is none", async () => {
        const closed = await startRawServer({});
        await closed.close();
        const uri = `${closed.url}/a.p12?ticket=${TICKET}`;
        await assertRefused({ kind: "remote", uri }, "ERR_LEEGALITY_REMOTE_FILE", /could not be fetched/);
        await assertRefused({ kind: "remote", uri: TICKET }, "ERR_LEEGALITY_REMOTE_FILE", /RemoteAsset could not/);
    });

    it("leaves user name, password, query and fragment out of the name", () => {
        const uri = `https://asha:${TICKET}@files.example:8443/a.p12?${TICKET}#${TICKET}`;
        assert.equal(nameOf({ kind: "remote", uri }), "https://files.example:8443/a.p12");
    });
});
