/** `pulumi-leegality estate` against a listening SignStation: its file, its notes, its errors and exit codes. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { estateCommand } from "../../provider/cli/estate-command";
import { sendByHand } from "../support/by-hand";
import { HR } from "../support/departments";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { jsonResponse } from "../support/raw-server";
import { withRawServer } from "../support/with-raw-server";
import { withEmulator } from "../support/with-emulator";
import { formData } from "../support/world";
import { repeatingResponses, TOKEN } from "./canaries";

const TYPE = "leegality:index:Certificate";
const LIMIT =
    /SignStation lists enabled certificates that have an end of validity, and no others\. A disabled one is imported\nby its id/;

interface Outcome {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

async function estate(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
    let [stdout, stderr] = ["", ""];
    const code = await estateCommand.run(args, {
        env: { LEEGALITY_MAX_RETRIES: "0", ...env },
        stdout: (text) => (stdout += text),
        stderr: (text) => (stderr += text),
    });
    return { code, stdout, stderr };
}

const environment = ({ url, token }: Pick<Emulator, "url" | "token">): NodeJS.ProcessEnv => ({
    LEEGALITY_BASE_URL: url,
    LEEGALITY_AUTH_TOKEN: token,
});

async function upload(emulator: Emulator, friendlyName: string, departmentId = HR, enabled = "true"): Promise<string> {
    const file = makeQuickPkcs12({ friendlyName });
    const form = formData({ file, passkey: "secret", departmentId, enabled });
    return (await sendByHand(emulator, "POST", "/certificates", form)).id;
}

describe("pulumi-leegality estate", () => {
    let emulator: Emulator;
    let folder: string;
    let env: NodeJS.ProcessEnv;
    let legal: string;
    const ids: Record<string, string> = {};

    before(async () => {
        emulator = await startEmulator();
        env = environment(emulator);
        legal = emulator.addDepartment("Legal").id;
        for (const alias of ["signing", "Asha Rao", "asha-rao"]) {
            ids[alias] = await upload(emulator, alias);
        }
        ids["legal"] = await upload(emulator, "legal", legal);
        ids["off"] = await upload(emulator, "off", HR, "false");
    });
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-estate-"));
        emulator.clearRequests();
    });
    afterEach(() => {
        rmSync(folder, { recursive: true, force: true });
    });
    after(() => emulator.stop());

    const idOf = (alias: string): string => ids[alias] ?? "";
    const resource = (name: string, alias: string) => ({ type: TYPE, name, id: idOf(alias) });
    const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

    it("writes every enabled certificate into a file that pulumi import reads, and names what is missing", async () => {
        const out = join(folder, "import.json");
        const { code, stdout, stderr } = await estate(env, "--out", out);
        assert.equal(code, 0, stderr);
        const resources = [
            resource(`asha-rao-${idOf("Asha Rao").slice(0, 8)}`, "Asha Rao"),
            resource(`asha-rao-${idOf("asha-rao").slice(0, 8)}`, "asha-rao"),
            resource("legal", "legal"),
            resource("signing", "signing"),
        ];
        resources.sort((one, other) => (one.name < other.name ? -1 : 1));
        assert.deepEqual(read(out), { nameTable: {}, resources });
        assert.equal(stdout, "");
        assert.ok(stderr.startsWith(`4 certificates in ${out}.\n`), stderr);
        assert.match(stderr, LIMIT);
        assert.doesNotMatch(stderr, /that end later/);
        assert.deepEqual(
            emulator.requests().map(({ method, path }) => `${method} ${path}`),
            ["GET /api/v1/certificates/expiring-soon"],
        );
    });

    it("writes the same file each time, and only the file to the standard output", async () => {
        const out = join(folder, "import.json");
        await estate(env, "--out", out);
        const { code, stdout, stderr } = await estate(env, "--out", "-");
        assert.deepEqual([code, stdout], [0, readFileSync(out, "utf8")]);
        assert.match(stderr, /^4 certificates\.\n/);
    });

    it("lists the certificates of one department", async () => {
        const { code, stdout, stderr } = await estate(env, "--department", legal, "--out", "-");
        assert.deepEqual([code, JSON.parse(stdout)], [0, { nameTable: {}, resources: [resource("legal", "legal")] }]);
        assert.match(stderr, /^1 certificate\.\n/);
        const [request] = emulator.requests();
        assert.equal(new URLSearchParams(request?.query).get("departmentId"), legal);
    });

    it("leaves out certificates of other types, and counts them", async () => {
        const listed = (await sendByHand(
            emulator,
            "GET",
            "/certificates/expiring-soon?days=36500",
        )) as unknown as object[];
        const data = listed.map((record, index) =>
            index === 0 ? { ...record, certificateType: "PKCS12_HSM" } : record,
        );
        const body = { success: true, data };
        emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 200, body } });
        const { code, stdout, stderr } = await estate(env, "--out", "-");
        assert.equal(code, 0, stderr);
        assert.equal((JSON.parse(stdout) as { resources: unknown[] }).resources.length, listed.length - 1);
        assert.match(stderr, /^1 certificate of another type is left out: .*\n3 certificates\.\n/);
    });

    it("writes an empty list without certificates", async () => {
        const { code, stdout } = await estate(env, "--department", "nobody", "--out", "-");
        assert.deepEqual([code, JSON.parse(stdout)], [0, { nameTable: {}, resources: [] }]);
    });

    it("does not overwrite a file, and sends nothing; --force overwrites it", async () => {
        const out = join(folder, "import.json");
        writeFileSync(out, "mine");
        const refused = await estate(env, "--out", out);
        assert.deepEqual([refused.code, readFileSync(out, "utf8"), emulator.requests()], [2, "mine", []]);
        assert.match(refused.stderr, /exists already\. Give another --out, or --force to replace it\.\n$/);
        const forced = await estate(env, "--out", out, "--force");
        assert.equal(forced.code, 0, forced.stderr);
        assert.equal((read(out) as { resources: unknown[] }).resources.length, 4);
    });

    it("says why a file cannot be written", async () => {
        const { code, stderr } = await estate(env, "--out", join(folder, "none", "import.json"));
        assert.equal(code, 2);
        assert.match(stderr, /cannot be written \(ENOENT\)\.\n$/);
    });

    it("says how many days ahead the server lists if that is not all", async () => {
        await withEmulator({ dialect: { days: "365" } }, async (bounded) => {
            const { code, stderr } = await estate(environment(bounded), "--out", "-");
            assert.equal(code, 0, stderr);
            assert.match(stderr, /only certificates that end within 365 days: those that end later are missing\.\n$/);
        });
    });

    it("lists each certificate once, also without an alias, and skips ids that would break a path", async () => {
        await withRawServer(
            jsonResponse(200, { data: [{ id: "a/b" }, { id: "good" }, { id: "good" }] }),
            async (server) => {
                const raw = { LEEGALITY_BASE_URL: server.url, LEEGALITY_AUTH_TOKEN: TOKEN };
                const { stdout } = await estate(raw, "--out", "-");
                const resources = [{ type: TYPE, name: "certificate", id: "good" }];
                assert.deepEqual(JSON.parse(stdout), { nameTable: {}, resources });
            },
        );
    });

    it("without settings names each variable to set once, and exits with 1", async () => {
        const out = join(folder, "import.json");
        const { code, stderr } = await estate({}, "--out", out);
        assert.equal(code, 1);
        assert.match(stderr, /set LEEGALITY_BASE_URL to https:.* or set LEEGALITY_ENVIRONMENT to production/);
        assert.match(stderr, /set LEEGALITY_AUTH_TOKEN \(or LEEGALITY_CLIENT_ID and LEEGALITY_CLIENT_SECRET\)\./);
        assert.match(stderr, /\[ERR_LEEGALITY_CONFIGURATION\]\n$/);
        assert.doesNotMatch(stderr, /pulumi config/);
        assert.deepEqual(readdirSync(folder), []);
    });

    for (const [name, response] of repeatingResponses) {
        it(`${name}: exits with 1 and a coded line without the token, and writes no file`, async () => {
            await withRawServer(response, async (server) => {
                const out = join(folder, "import.json");
                const raw = { LEEGALITY_BASE_URL: server.url, LEEGALITY_AUTH_TOKEN: TOKEN };
                const { code, stdout, stderr } = await estate(raw, "--out", out);
                assert.deepEqual([code, stdout, readdirSync(folder)], [1, "", []]);
                assert.match(stderr, /\[ERR_SIGNSTATION_\w+\]\n$/);
                assert.ok(!stderr.includes(TOKEN), stderr);
            });
        });
    }

    const wrongCalls: [what: string, args: string[]][] = [
        ["no --out", []],
        ["an empty --out", ["--out", ""]],
        ["an empty --department", ["--department", " ", "--out", "-"]],
        ["an argument", ["import.json", "--out", "-"]],
        ["an unknown option", ["--out", "-", "--token", "x"]],
    ];
    for (const [what, args] of wrongCalls) {
        it(`${what}: exits with 2, prints nothing to the standard output, and sends nothing`, async () => {
            const { code, stdout, stderr } = await estate(env, ...args);
            assert.deepEqual([code, stdout, emulator.requests()], [2, "", []]);
            assert.match(stderr, /^[A-Z'].*\n\nUsage: pulumi-leegality estate /);
        });
    }

    it("--help lists the settings, the limits of the list, and the exit codes", async () => {
        const { code, stdout } = await estate(env, "--help");
        assert.equal(code, 0);
        for (const part of [LIMIT, /LEEGALITY_BASE_URL/, /LEEGALITY_AUTH_TOKEN/, /Exit code: 0/, /end within a year/]) {
            assert.match(stdout, part);
        }
        assert.deepEqual(emulator.requests(), []);
    });
});
