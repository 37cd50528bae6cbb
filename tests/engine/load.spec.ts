/** Three hundred certificates through the real engine: nothing fails, and the provider does not grow with their number. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { said } from "../support/engine-run";
import { makePkcs12 } from "../support/pkcs12-files";
import { processesIn } from "../support/processes";
import { Scenario } from "../support/scenario";

const COUNT = 300;

describe(`${COUNT} certificates`, function () {
    this.timeout(600_000);

    it("go up, stay as they are and are destroyed, with a provider that does not grow", async () => {
        const scenario = await Scenario.open();
        try {
            const { stack, emulator } = scenario;
            scenario.declareCertificates(
                Object.fromEntries(
                    Array.from({ length: COUNT }, (_, index) => {
                        const name = `certificate-${index}`;
                        const { bytes, passkey } = makePkcs12({ commonName: name, friendlyName: name });
                        stack.write(`${name}.p12`, bytes);
                        return [name, { certificateFile: `${name}.p12`, passkey }];
                    }),
                ),
            );
            const up = stack.up("--parallel", "64");
            const atAThird = await memoryWhen(scenario, COUNT / 3);
            const nearTheEnd = await memoryWhen(scenario, COUNT - 20);
            const first = await up;
            assert.deepEqual(first.changes, { create: COUNT }, said(first, "error"));
            assert.ok(nearTheEnd < atAThird * 1.5, `${atAThird} KiB at a third, ${nearTheEnd} KiB near the end`);
            assert.equal(emulator.certificates().length, COUNT);

            scenario.takeRequests();
            assert.deepEqual((await stack.up("--parallel", "64")).changes, { same: COUNT });
            assert.deepEqual(scenario.takeRequests(), []);

            const destroyed = await stack.destroy("--parallel", "64");
            assert.deepEqual(destroyed.changes, { delete: COUNT }, said(destroyed, "error"));
            assert.deepEqual(emulator.certificates(), []);
        } finally {
            await scenario.close();
        }
    });
});

/** Resident memory in KiB of the provider process once the server holds so many certificates. */
async function memoryWhen(scenario: Scenario, count: number): Promise<number> {
    await scenario.until(() => scenario.emulator.certificates().length >= count);
    const [provider] = processesIn(scenario.stack.folder).filter(({ command }) =>
        /^\S*node .*dynamic-provider/.test(command),
    );
    assert.ok(provider, "the provider process runs");
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${provider.pid}/status`, "utf8"))?.[1]);
}
