/** The command signstation-emulator, run as a process of its own. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { dialectVariants } from "signstation-emulator";
import { reportLeftOut } from "../support/left-out";
import { withPortInUse } from "../support/process/port-in-use";

const MAIN = resolve(__dirname, "../../emulator/bin/main.js");
const oldNode = findOldNode();
const BANNER = /^SignStation emulator: for development and tests only/;

/** A process under test; `errors` grows as it writes. */
interface Run {
    readonly child: ChildProcess;
    readonly lines: AsyncIterator<string>;
    readonly errors: string[];
    readonly exit: Promise<unknown[]>;
}

describe("the command signstation-emulator", () => {
    const running: Run[] = [];

    function run(args: string[], environment: NodeJS.ProcessEnv = {}): Run {
        const child = spawn(process.execPath, [MAIN, ...args], {
            env: { PATH: process.env["PATH"], ...environment },
            stdio: ["ignore", "pipe", "pipe"],
        });
        const errors: string[] = [];
        child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
        const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
        const started = { child, lines, errors, exit: once(child, "close") };
        running.push(started);
        return started;
    }

    async function outcome(args: string[], environment?: NodeJS.ProcessEnv): Promise<[code: unknown, errors: string]> {
        const { exit, errors } = run(args, environment);
        const [code] = await exit;
        return [code, errors.join("")];
    }

    async function line({ lines }: Run): Promise<string> {
        return String((await lines.next()).value);
    }

    afterEach(async () => {
        for (const { child, exit } of running.splice(0)) {
            child.kill("SIGKILL");
            await exit;
        }
    });

    for (const signal of ["SIGTERM", "SIGINT"] as const) {
        it(`prints its address, answers requests, and exits with 0 on ${signal}`, async () => {
            const started = run(["--port", "0", "--token", "right-token"]);
            assert.match(await line(started), BANNER);
            const [, url = ""] = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(await line(started)) ?? [];
            assert.equal(await line(started), `See what it holds at ${url}/`);
            const headers = { "x-auth-token": "right-token" };
            assert.equal((await fetch(`${url}/api/v1/auth/me`, { headers })).status, 200);
            started.child.kill(signal);
            assert.deepEqual(await started.exit, [0, null]);
            assert.equal(started.errors.join(""), "");
        });
    }

    it("prints a generated token, and not a given one", async () => {
        const started = run([]);
        assert.match(await line(started), BANNER);
        const [, token = ""] = /^token: (\S{32,})$/.exec(await line(started)) ?? [];
        const url = (await line(started)).replace("listening on ", "");
        assert.equal((await fetch(`${url}/api/v1/auth/me`, { headers: { "x-auth-token": token } })).status, 200);
    });

    it("reads secrets from the environment, and prefers flags", async () => {
        const environment = {
            SIGNSTATION_EMULATOR_TOKEN: "from-environment",
            SIGNSTATION_EMULATOR_CLIENT_SECRET: "secret-from-environment",
        };
        const cases = [
            { args: ["--client-id", "me"], token: "from-environment" },
            { args: ["--client-id", "me", "--token", "from-flag"], token: "from-flag" },
        ];
        for (const { args, token } of cases) {
            const started = run(args, environment);
            assert.match(await line(started), BANNER);
            const url = (await line(started)).replace("listening on ", "");
            const headers = { "x-auth-token": token, "content-type": "application/json" };
            assert.equal((await fetch(`${url}/api/v1/auth/me`, { headers })).status, 200);
            const body = JSON.stringify({ clientId: "me", clientSecret: "secret-from-environment" });
            const exchange = await fetch(`${url}/api/v1/auth/token`, { method: "POST", headers, body });
            assert.equal(exchange.status, 200);
        }
    });

    it("prints the control port and flaky mode before its own address", async () => {
        const started = run(["--token", "t", "--control-port", "0", "--flaky", "7", "--flaky-rate", "1"]);
        await line(started);
        const control = (await line(started)).replace("control on ", "");
        assert.equal(await line(started), "flaky mode, seed 7, 1 of requests");
        assert.match(await line(started), /^listening on /);
        assert.equal((await fetch(`${control}/health`)).status, 200);
        assert.deepEqual(await (await fetch(`${control}/faults`)).json(), { faults: [] });
    });

    for (const kind of ["slow-drip", "delay"]) {
        it(`ends at once during a ${kind} that was queued by the control port`, async () => {
            const started = run(["--token", "t", "--control-port", "0"]);
            await line(started);
            const control = (await line(started)).replace("control on ", "");
            const url = (await line(started)).replace("listening on ", "");
            const effect = { kind, [kind === "delay" ? "ms" : "everyMs"]: 3_600_000 };
            const headers = { "content-type": "application/json" };
            const fault = { method: "POST", headers, body: JSON.stringify({ effect }) };
            assert.equal((await fetch(`${control}/faults`, fault)).status, 201);
            const pending = fetch(`${url}/api/v1/auth/me`).then((response) => response.text());
            const lost = assert.rejects(pending);
            const isHandled = async (): Promise<boolean> => {
                const { requests } = (await (await fetch(`${control}/requests`)).json()) as { requests: object[] };
                return requests.some((request) => "status" in request);
            };
            while (!(await isHandled()));
            started.child.kill("SIGTERM");
            assert.deepEqual(await started.exit, [0, null]);
            await lost;
        });
    }

    it("has a default rate for --flaky", async () => {
        const started = run(["--token", "t", "--flaky", "0"]);
        await line(started);
        assert.equal(await line(started), "flaky mode, seed 0, 0.05 of requests");
    });

    it("creates the folder of its database", async () => {
        const folder = mkdtempSync(join(tmpdir(), "signstation-emulator-"));
        try {
            const db = join(folder, "a", "b", "signstation.db");
            const started = run(["--db", db, "--token", "t"]);
            await line(started);
            await line(started);
            assert(existsSync(db));
            started.child.kill("SIGTERM");
            assert.deepEqual(await started.exit, [0, null]);
            const [code, errors] = await outcome(["--db", folder]);
            assert.equal(code, 1);
            assert.match(errors, /^signstation-emulator: cannot start with the database [^\n]+\n$/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("prints its flags with --help", async () => {
        const { child, exit, lines } = run(["--help"]);
        assert.match(String((await lines.next()).value), /^Usage: signstation-emulator/);
        child.stdout?.resume();
        assert.deepEqual(await exit, [0, null]);
    });

    const bad: Record<string, [args: string[], environment?: NodeJS.ProcessEnv]> = {
        "an unknown flag": [["--host", "0.0.0.0"]],
        "an argument": [["canary"]],
        "a flag without its value": [["--port"]],
        "a flag as a value": [["--token", "--port"]],
        "a value for --help": [["--help=canary"]],
        "a port that is no number": [["--port", "canary"]],
        "a port out of range": [["--port", "65536"]],
        "a control port that is no number": [["--control-port", "canary"]],
        "one port for both": [["--port", "8080", "--control-port", "08080"]],
        "a seed that is no number": [["--flaky", "canary"]],
        "a seed out of range": [["--flaky", "4294967296"]],
        "a rate that is no number": [["--flaky", "1", "--flaky-rate", "canary"]],
        "an empty rate": [["--flaky", "1", "--flaky-rate", ""]],
        "a rate out of range": [["--flaky", "1", "--flaky-rate", "1.5"]],
        "a rate without a seed": [["--flaky-rate", "0.5"]],
        "an empty token": [["--token", ""]],
        "an empty database": [["--db", ""]],
        "half of the client credentials": [["--client-id", "canary"]],
        "the other half": [[], { SIGNSTATION_EMULATOR_CLIENT_SECRET: "canary" }],
    };
    const dialects: [what: string, value: string, reason: RegExp][] = [
        ["an unknown dialect", "canary=1", /the names are expiry, createdAt, .*, days$/],
        [
            "an unknown value",
            "auth=canary",
            /the dialect auth must be one of documented, swapped, header, bearer, either$/,
        ],
        ["a dialect without a value", "auth", /the dialect auth must be one of documented, /],
        ["a value twice", "auth=bearer,auth=either", /the dialect auth may be given once$/],
        ["no dialect at all", "", /the names are expiry, /],
        ["a name that every object has", "toString=canary", /the names are expiry, /],
    ];
    for (const [what, value, reason] of dialects) {
        it(`refuses ${what} and lists the accepted ones`, async () => {
            const [code, errors] = await outcome(["--dialect", value]);
            assert.equal(code, 2);
            assert.match(errors, /^signstation-emulator: --dialect: [^\n]+\n$/);
            assert.match(errors.trimEnd(), reason);
            assert(!errors.includes("canary"));
        });
    }

    it("accepts --dialect once with a list or several times", async () => {
        const started = run(["--token", "t", "--dialect", "auth=bearer, date=absent", "--dialect", "success=data"]);
        await line(started);
        assert.equal(await line(started), "dialect auth=bearer,date=absent,success=data");
        const url = (await line(started)).replace("listening on ", "");
        const me = (headers: Record<string, string>) => fetch(`${url}/api/v1/auth/me`, { headers });
        assert.equal((await me({ "x-auth-token": "t" })).status, 401);
        const response = await me({ authorization: "Bearer t" });
        assert.equal(response.headers.get("date"), null);
        assert.deepEqual(Object.keys((await response.json()) as object), ["data"]);
    });

    it("lists every value of every dialect in its help", async () => {
        const started = run(["--help"]);
        let help = "";
        for (let next = await started.lines.next(); next.done !== true; next = await started.lines.next()) {
            help += `${next.value}\n`;
        }
        for (const { name, value, meaning } of dialectVariants) {
            assert(help.includes(`  ${name}: `), name);
            assert(
                help.split("\n").some((text) => text.trim().startsWith(value) && text.endsWith(meaning)),
                value,
            );
        }
    });

    for (const [what, given] of Object.entries(bad)) {
        it(`refuses ${what} in one line without quoting it`, async () => {
            const [code, errors] = await outcome(...given);
            assert.equal(code, 2);
            assert.match(errors, /^signstation-emulator: [^\n]+\n$/);
            assert(!errors.includes("canary"));
        });
    }

    for (const flag of ["--port", "--control-port"]) {
        it(`fails if the port of ${flag} is in use, and says so`, async () => {
            await withPortInUse(async (port) => {
                const [code, errors] = await outcome([flag, String(port)]);
                assert.equal(code, 1);
                const reason = `port ${port} is in use; choose another one with ${flag}`;
                assert.equal(errors, `signstation-emulator: ${reason}\n`);
            });
        });
    }

    describe("on an unsupported Node.js", () => {
        const ONE_LINE = /^[^\n]*this is Node\.js \d+\.\d+\.\d+; the emulator needs 22\.19 or later\n$/;

        for (const [lacking, replacement] of [
            ["node:sqlite", "()=>undefined"],
            ["getBuiltinModule", "undefined"],
        ] as const) {
            it(`names the version that it needs in one line: without ${lacking}`, async () => {
                const load = `--import=data:text/javascript,process.getBuiltinModule=${replacement}`;
                const [code, errors] = await outcome([], { NODE_OPTIONS: load });
                assert.equal(code, 1);
                assert.match(errors, ONE_LINE);
            });
        }

        if (oldNode === undefined) {
            reportLeftOut("the emulator's line for an old Node.js: there is none on PATH");
            return;
        }
        it(`names the version that it needs in one line: ${oldNode}`, () => {
            const { status, stderr } = spawnSync(oldNode, [MAIN], { encoding: "utf8", env: {} });
            assert.equal(status, 1);
            assert.match(stderr, ONE_LINE);
        });
    });
});

/** A Node.js in PATH that is older than the versions with node:sqlite, if there is one. */
function findOldNode(): string | undefined {
    const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
    return folders
        .map((folder) => join(folder, "node"))
        .find((file) => {
            const { stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
            return /^v(1\d|20)\./.test(stdout);
        });
}
