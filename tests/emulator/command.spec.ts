/** The command signstation-emulator, run as a process of its own. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const MAIN = resolve(__dirname, "../../emulator/bin/main.js");
const BANNER = /^SignStation emulator: for development and tests only/;

/** A process under test; `errors` grows as it writes. */
interface Run {
    readonly child: ChildProcess;
    readonly lines: AsyncIterator<string>;
    readonly errors: string[];
    readonly exit: Promise<unknown[]>;
}

describe("the command", () => {
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
        it(`says what it is, listens, answers, and ends well on ${signal}`, async () => {
            const started = run(["--port", "0", "--token", "right-token"]);
            assert.match(await line(started), BANNER);
            const [, url = ""] = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(await line(started)) ?? [];
            const headers = { "x-auth-token": "right-token" };
            assert.equal((await fetch(`${url}/api/v1/auth/me`, { headers })).status, 200);
            started.child.kill(signal);
            assert.deepEqual(await started.exit, [0, null]);
            assert.equal(started.errors.join(""), "");
        });
    }

    it("prints a token that it made itself, and none that it was given", async () => {
        const started = run([]);
        assert.match(await line(started), BANNER);
        const [, token = ""] = /^token: (\S{32,})$/.exec(await line(started)) ?? [];
        const url = (await line(started)).replace("listening on ", "");
        assert.equal((await fetch(`${url}/api/v1/auth/me`, { headers: { "x-auth-token": token } })).status, 200);
    });

    it("takes secrets from the environment, and a flag before it", async () => {
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

    it("makes the folder of its database", async () => {
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

    it("prints its flags", async () => {
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
        "an empty token": [["--token", ""]],
        "an empty database": [["--db", ""]],
        "half of the client credentials": [["--client-id", "canary"]],
        "the other half": [[], { SIGNSTATION_EMULATOR_CLIENT_SECRET: "canary" }],
    };
    for (const [what, given] of Object.entries(bad)) {
        it(`refuses ${what} in one line, without repeating it`, async () => {
            const [code, errors] = await outcome(...given);
            assert.equal(code, 2);
            assert.match(errors, /^signstation-emulator: [^\n]+\n$/);
            assert(!errors.includes("canary"));
        });
    }

    it("says that the port is in use", async () => {
        const server = createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const address = server.address();
        assert(typeof address === "object" && address !== null);
        try {
            const [code, errors] = await outcome(["--port", String(address.port)]);
            assert.equal(code, 1);
            assert.match(errors, new RegExp(`^signstation-emulator: port ${address.port} is in use[^\n]*\n$`));
        } finally {
            server.close();
        }
    });
});
