/** Runs interrupted after an upload was processed and before its response, on the real engine, and the documented recovery. */
import assert from "node:assert/strict";
import { said } from "../engine-run";
import { makePkcs12 } from "../../pkcs12/pkcs12-files";
import { processesIn, signalProcesses, type RunningProcess } from "../../process/processes";
import type { EngineFrontEnd } from "../front-end";
import { HR, type Scenario } from "../scenario";

/** Longer than any test: the response never comes. */
const NEVER_MS = 600_000;
/** A response that is late enough for this process, which also waits for its request, to do something before. */
const SOON_MS = 1_000;

/** What a run has left behind, and so which steps of docs/errors.md there are to do. */
interface Left {
    /** The stack's lock. */
    readonly locked: boolean;
    /** Pulumi's note of the upload that was under way. */
    readonly noted: boolean;
    /** A certificate that the state does not know. */
    readonly unknown: boolean;
}

interface Interruption {
    readonly name: string;
    /** Arguments of the certificate beside the usual ones. */
    readonly args?: Record<string, unknown>;
    /** @default never */
    readonly responseAfterMs?: number;
    /** Called when the upload is processed and not answered. */
    readonly end: () => void | Promise<void>;
    readonly left: Left;
}

export function interruptedSuite(frontEnd: EngineFrontEnd): void {
    frontEnd.describe(`an interrupted run, through ${frontEnd.name},`, function () {
        this.timeout(300_000);
        const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
        let scenario: Scenario;

        beforeEach(async () => {
            scenario = await frontEnd.open();
            scenario.stack.write("signing.p12", file.bytes);
        });
        afterEach(() => scenario.close());

        function declare(more: Record<string, unknown>): void {
            scenario.declareCertificates({
                signing: { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR, ...more },
            });
        }

        function processes(pattern: RegExp): RunningProcess[] {
            const found = processesIn(scenario.stack.folder).filter(({ command }) => pattern.test(command));
            assert.notEqual(found.length, 0, `${String(pattern)} runs`);
            return found;
        }

        const kill = (pattern: RegExp) => (): void => {
            signalProcesses(processes(pattern), "SIGKILL");
        };

        /** Ctrl-C, until Pulumi says that it has seen it: two at once may count as one. */
        async function interrupt(): Promise<void> {
            scenario.stack.interrupt();
            await scenario.until(() => scenario.stack.stdout.includes("^C received"));
        }

        const interruptions: readonly Interruption[] = [
            {
                name: "by kill -9 of the provider process",
                end: kill(frontEnd.process),
                left: { locked: false, noted: false, unknown: true },
            },
            {
                name: "by kill -9 of the whole of pulumi",
                end: kill(/./),
                left: { locked: true, noted: true, unknown: true },
            },
            {
                name: "by kill -9 of the whole of pulumi, with onConflict: adopt from the start",
                args: { onConflict: "adopt" },
                end: kill(/./),
                left: { locked: true, noted: true, unknown: false },
            },
            {
                name: "by Ctrl-C, which waits for the response",
                responseAfterMs: SOON_MS,
                end: async () => {
                    // The provider cannot read the response before Pulumi has seen the signal.
                    const provider = processes(frontEnd.process);
                    signalProcesses(provider, "SIGSTOP");
                    await interrupt();
                    signalProcesses(provider, "SIGCONT");
                },
                left: { locked: false, noted: false, unknown: false },
            },
            ...(frontEnd.isCancelled
                ? [
                      {
                          name: "by Ctrl-C, while the response never comes",
                          end: interrupt,
                          left: { locked: false, noted: false, unknown: false },
                      },
                  ]
                : []),
            {
                name: "by Ctrl-C, twice",
                end: async () => {
                    await interrupt();
                    scenario.stack.interrupt();
                },
                left: { locked: false, noted: true, unknown: true },
            },
        ];
        for (const { name, args = {}, responseAfterMs = NEVER_MS, end, left } of interruptions) {
            it(`${name}: leaves one certificate with its id in the state after the documented recovery`, async () => {
                declare(args);
                scenario.emulator.once({ match: { method: "POST" }, effect: { kind: "delay", ms: responseAfterMs } });
                const run = scenario.stack.up();
                await scenario.until(() => scenario.emulator.certificates().length === 1);
                await end();
                assert.notEqual((await run).code, 0);
                await recover(left);
                await assertWhole();
            });
        }

        /** docs/errors.md, "After a run that was killed", step by step. */
        async function recover({ locked, noted, unknown }: Left): Promise<void> {
            const { stack } = scenario;
            if (locked) {
                assert.match((await stack.up()).stderr, /locked/);
                await stack.succeed(["cancel", "--yes"]);
            }
            const first = await stack.up();
            assert.equal(first.code !== 0, unknown, said(first, "error"));
            if (unknown) {
                const { id } = scenario.onlyCertificate();
                assert.match(said(first, "error"), new RegExp(`${id}.*adoptId: "${id}".*ERR_LEEGALITY_ALREADY_EXISTS`));
                declare({ adoptId: id });
                const second = await stack.up();
                assert.deepEqual(second.changes, { create: 1 }, said(second, "error"));
                declare({});
            }
            assert.deepEqual(await stack.pendingOperations(), noted ? ["creating"] : []);
            if (noted) {
                await stack.succeed(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]);
            }
        }

        /** One certificate, known to the state, and nothing that Pulumi would warn of. */
        async function assertWhole(): Promise<void> {
            const { stack } = scenario;
            const up = await stack.up();
            assert.deepEqual(up.changes, { same: 1 }, said(up, "error"));
            assert.equal(said(up, "warning"), "");
            assert.deepEqual(await stack.pendingOperations(), []);
            const known = (await stack.certificates()).map(({ id }) => id);
            assert.deepEqual(known, [scenario.onlyCertificate().id]);
        }
    });
}
