/** Stack, the temporary stack of the engine tests: it is isolated from the shell and leaves no process and no folder. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { said } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { processesIn } from "../support/process/processes";
import { Scenario, withScenario } from "../support/engine/scenario";
import { Stack } from "../support/engine/stack";

/** Longer than any test: the response never comes. */
const NEVER_MS = 600_000;
/** What a shell may say after `make env`, or of a SignStation in use. */
const SHELL = {
    LEEGALITY_BASE_URL: "https://signstation.invalid",
    LEEGALITY_ENVIRONMENT: "nowhere",
    LEEGALITY_CLIENT_ID: "somebody",
    PULUMI_STACK: "local",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere/passphrase",
};

describe("a temporary stack", function () {
    this.timeout(120_000);

    it("ignores a SignStation and a stack that the environment names", async () => {
        await inShell(SHELL, async () => {
            const program = `
                const leegality = require("pulumi-leegality");
                exports.total = leegality.getCertificateSummaryOutput().total;
                exports.names = Object.keys(process.env).filter((name) => /^(LEEGALITY_|PULUMI_STACK$)/.test(name)).sort();`;
            await withScenario(async (scenario) => {
                const up = await scenario.stack.up();
                assert.equal(up.code, 0, said(up, "error"));
                const names = ["LEEGALITY_AUTH_TOKEN", "LEEGALITY_BASE_URL", "LEEGALITY_MAX_RETRIES"];
                assert.deepEqual(await scenario.stack.outputs(), { total: 0, names });
            }, program);
        });
    });

    it("ends engine, program and provider if it is closed during a run", async () => {
        const scenario = await Scenario.open();
        const { stack, emulator } = scenario;
        const { bytes, passkey } = makePkcs12({ commonName: "signing" });
        stack.write("signing.p12", bytes);
        scenario.declareCertificates({ signing: { certificateFile: "signing.p12", passkey } });
        emulator.once({ match: { method: "POST" }, effect: { kind: "delay", ms: NEVER_MS } });
        const run = stack.up();
        try {
            await scenario.until(() => emulator.certificates().length === 1);
        } finally {
            const running = processesIn(stack.folder);
            await scenario.close();
            assert.ok(running.some(({ command }) => command.includes("dynamic-provider")));
            assert.notEqual((await run).code, 0);
            await scenario.until(() => !running.some(({ pid }) => isAlive(pid)));
            assert.ok(!existsSync(stack.folder));
        }
    });

    it("leaves no folder if it cannot be opened", async () => {
        const folder = mkdtempSync(join(tmpdir(), "leegality-stack-"));
        try {
            await inShell({ TMPDIR: folder }, () => assert.rejects(Stack.open({ program: "", env: { PATH: folder } })));
            assert.deepEqual(readdirSync(folder), []);
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    });
});

/** Runs something with these variables in this process's environment, and puts it back. */
async function inShell(variables: Readonly<Record<string, string>>, run: () => Promise<void>): Promise<void> {
    const before = new Map(Object.keys(variables).map((name) => [name, process.env[name]]));
    Object.assign(process.env, variables);
    try {
        await run();
    } finally {
        for (const [name, value] of before) {
            if (value === undefined) {
                Reflect.deleteProperty(process.env, name);
            } else {
                process.env[name] = value;
            }
        }
    }
}

function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}
