/** A state that an earlier version wrote: this one plans no change on it, refreshes it and destroys it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Emulator, EmulatorOptions } from "signstation-emulator";
import { withYaml, YamlScenario } from "../plugin/engine/yaml-scenario";
import { sendByHand } from "../support/by-hand";
import { said } from "../support/engine/engine-run";
import { Scenario, withOpened } from "../support/engine/scenario";
import type { StateResource } from "../support/engine/stack";
import { formData } from "../support/world";
import {
    ENDPOINT,
    keptStates,
    PASSKEY,
    PROGRAM,
    PROGRAM_FILES,
    programFile,
    YAML_RESOURCES,
    type FrontEnd,
} from "./kept-states";

describe("a state of an earlier version of the dynamic provider", function () {
    this.timeout(300_000);
    keptSuite("dynamic", (options) => Scenario.open(PROGRAM, options));
});

withYaml("a state of an earlier version of the plugin", function () {
    this.timeout(300_000);
    keptSuite("plugin", async (options) => {
        const scenario = await YamlScenario.start(options);
        scenario.declare(YAML_RESOURCES);
        return scenario;
    });
});

/** `open` gives a scenario that has the program, but for its files. */
function keptSuite(frontEnd: FrontEnd, open: (options: EmulatorOptions) => Promise<Scenario>): void {
    it("is kept for the first version", () => {
        assert.ok(keptStates(frontEnd).has("0.1.0"));
    });

    for (const [version, text] of keptStates(frontEnd)) {
        it(`${version}: this version reads its secrets, plans no change at preview, refresh and up, and destroys it`, async () => {
            const ids = idsIn(text);
            const newId = () => ids.shift() ?? assert.fail("no id is left");
            await withOpened(open({ newId }), async ({ emulator, stack }) => {
                await fill(emulator);
                for (const name of PROGRAM_FILES) {
                    stack.write(name, readFileSync(programFile(name)));
                }
                await stack.succeed(["stack", "import"], text.replaceAll(ENDPOINT, emulator.url));
                const { stdout: clear } = await stack.succeed(["stack", "export", "--show-secrets"]);
                assert.deepEqual([text.includes(PASSKEY), clear.includes(PASSKEY)], [false, true]);
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
            });
        });
    }
}

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
        const file = { file: readFileSync(programFile(name)), fileName: name, passkey: PASSKEY };
        await sendByHand(emulator, "POST", "/certificates", formData({ ...file, ...more }));
    }
}
