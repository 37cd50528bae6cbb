/** The demo certificate of `make up`: its renewal before it expires. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPkcs12 } from "../../provider/pkcs12";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";

const SCRIPT = join(__dirname, "../../tools/local/demo-certificate.mjs");
const DEMO = "demo.signstation.local";
const DAY_MS = 86_400_000;

describe("tools/local/demo-certificate.mjs", () => {
    const folder = mkdtempSync(join(tmpdir(), "demo "));
    const read = (name: string) => readFileSync(join(folder, name));
    const put = (commonName: string, days: number): void => {
        const { bytes, passkey } = makePkcs12({ commonName, notAfter: new Date(Date.now() + days * DAY_MS) });
        writeFileSync(join(folder, "demo.p12"), bytes);
        writeFileSync(join(folder, "passkey"), passkey);
    };
    const run = (): void => {
        const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: "utf8" });
        assert.deepEqual([status, stdout], [0, ""], stderr);
    };
    after(() => {
        rmSync(folder, { recursive: true });
    });

    for (const days of [-100, 29]) {
        it(`renews a pair that expires in ${days} days`, () => {
            put(DEMO, days);
            run();
            const { notAfter, subject } = readPkcs12(read("demo.p12"), read("passkey").toString("utf8"));
            assert.equal(subject, `O=Demo,CN=${DEMO}`);
            assert.ok(Date.parse(notAfter) > Date.now() + 364 * DAY_MS, notAfter);
        });
    }

    it("keeps a pair that is valid for longer, and a pair of the user", () => {
        for (const [commonName, days] of [
            [DEMO, 31],
            ["other.example", -100],
        ] as const) {
            put(commonName, days);
            const before = read("demo.p12");
            run();
            assert.deepEqual(read("demo.p12"), before, commonName);
        }
        writeFileSync(join(folder, "demo.p12"), "not a certificate");
        run();
        assert.equal(read("demo.p12").toString("utf8"), "not a certificate");
    });
});
