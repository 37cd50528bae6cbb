/** The user-level scenarios, each through the lifecycle, the dynamic provider and the plugin. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withEmulator } from "../support/with-emulator";
import { DynamicColumn } from "./columns/dynamic";
import { LifecycleColumn } from "./columns/lifecycle";
import { PluginColumn } from "./columns/plugin";
import type { FrontEnd } from "./front-end";
import { ScenarioStack } from "./stack";
import type { Scenario } from "./steps";
import { CERTIFICATES } from "./table/certificates";
import { CONFLICTS } from "./table/conflicts";
import { idOfNumber } from "./table/declarations";
import { DEPARTMENTS } from "./table/departments";
import { LOOKUPS } from "./table/lookups";
import { REFUSALS } from "./table/refusals";

const SCENARIOS: readonly Scenario[] = [...CERTIFICATES, ...CONFLICTS, ...REFUSALS, ...DEPARTMENTS, ...LOOKUPS];
const COLUMNS: readonly { readonly name: string; readonly open: () => FrontEnd }[] = [
    { name: "the lifecycle", open: () => new LifecycleColumn() },
    { name: "the dynamic provider", open: () => new DynamicColumn() },
    { name: "the plugin", open: () => new PluginColumn() },
];

for (const { name, open } of COLUMNS) {
    describe(`through ${name}`, () => {
        let frontEnd: FrontEnd;
        let folder: string;
        before(() => {
            frontEnd = open();
            folder = mkdtempSync(join(tmpdir(), "leegality-scenarios-"));
        });
        after(() => {
            frontEnd.stop();
            rmSync(folder, { recursive: true, force: true });
        });

        for (const [index, { title, steps }] of SCENARIOS.entries()) {
            it(title, () => {
                let ids = 0;
                return withEmulator({ newId: () => idOfNumber(++ids) }, async (emulator) => {
                    const stack = new ScenarioStack(frontEnd, emulator, join(folder, String(index)));
                    for (const step of steps) {
                        await step(stack);
                    }
                });
            });
        }
    });
}
