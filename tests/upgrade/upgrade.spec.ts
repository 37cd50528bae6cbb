/** A state that an earlier version wrote: this one plans no change on it, refreshes it and destroys it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startEmulator, type Emulator } from "signstation-emulator";
import { sendByHand } from "../support/by-hand";
import { said } from "../support/engine/engine-run";
import { Stack, type StateResource } from "../support/engine/stack";
import { formData } from "../support/world";
import { ENDPOINT, keptStates, PROGRAM, PROGRAM_FILES, programFile } from "./kept-states";

describe("a state of an earlier version", function () {
    this.timeout(180_000);

    it("is kept for the first version", () => {
        assert.ok(keptStates().has("0.1.0"));
    });

    for (const [version, text] of keptStates()) {
        it(`${version}: this version plans no change at preview, refresh and up, and destroys it`, async () => {
            const ids = idsIn(text);
            const emulator = await startEmulator({ newId: () => ids.shift() ?? assert.fail("no id is left") });
            try {
                await fill(emulator);
                const stack = await Stack.open({
                    program: PROGRAM,
                    env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
                });
                try {
                    for (const name of PROGRAM_FILES) {
                        stack.write(name, readFileSync(programFile(name)));
                    }
                    await stack.succeed(["stack", "import"], text.replaceAll(ENDPOINT, emulator.url));
                    emulator.clearRequests();
                    for (const run of [await stack.preview(), await stack.up()]) {
                        assert.deepEqual(run.changes, { same: 3 }, said(run, "error"));
                    }
                    assert.deepEqual(emulator.requests(), [], "where nothing changes, nothing is sent");
                    const refresh = await stack.refresh();
                    assert.deepEqual(refresh.summary, { same: 4 }, said(refresh, "error"));
                    assert.deepEqual((await stack.up()).changes, { same: 3 });
                    const destroyed = await stack.destroy();
                    assert.deepEqual(destroyed.changes, { delete: 3 }, said(destroyed, "error"));
                    assert.deepEqual(emulator.certificates(), []);
                } finally {
                    stack.close();
                }
            } finally {
                await emulator.stop();
            }
        });
    }
});

/** In the order in which {@link fill} makes them. */
function idsIn(text: string): string[] {
    const { resources } = (JSON.parse(text) as { deployment: { resources: readonly StateResource[] } }).deployment;
    return ["::hr", "::from-file", "::from-base64"].map(
        (name) => resources.find(({ urn }) => urn.endsWith(name))?.id ?? assert.fail(name),
    );
}

/** What the state says is on the server. */
async function fill(emulator: Emulator): Promise<void> {
    const department = await sendByHand(emulator, "POST", "/departments", { name: "Human Resources", enabled: true });
    for (const [name, more] of [
        ["from-file.p12", { departmentId: department.id }],
        ["from-base64.p12", { enabled: "false" }],
    ] as const) {
        const file = { file: readFileSync(programFile(name)), fileName: name, passkey: "sesame" };
        await sendByHand(emulator, "POST", "/certificates", formData({ ...file, ...more }));
    }
}
