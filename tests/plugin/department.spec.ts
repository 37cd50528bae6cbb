/** The life of a department over gRPC. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "signstation-emulator";
import { UNKNOWN_TEXTS } from "../../provider/engine-wire/signatures";
import { DEPARTMENT as TYPE, Plugin, urnOf } from "./plugin-client";

describe("a department over gRPC", () => {
    let emulator: Emulator;
    let plugin: Plugin;
    let config: Record<string, string>;

    beforeEach(async () => {
        emulator = await startEmulator();
        config = { baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" };
        plugin = await Plugin.start(config);
    });
    afterEach(async () => {
        plugin.stop();
        await emulator.stop();
    });

    it("is previewed, created, renamed, refreshed, imported and disabled", async () => {
        const { inputs, failures } = await plugin.check(TYPE, "legal", { name: "Legal" });
        assert.deepEqual({ inputs, failures }, { inputs: { name: "Legal", enabled: true }, failures: [] });
        const preview = await plugin.create(TYPE, "legal", inputs, true);
        assert.deepEqual(preview, { id: "", state: { name: "Legal", enabled: true, endpoint: emulator.url } });
        assert.deepEqual(emulator.requests(), []);

        const { id, state } = await plugin.create(TYPE, "legal", inputs);
        assert.equal((await plugin.diff(TYPE, "legal", id, inputs, state, inputs)).changes, false);
        assert.deepEqual(await plugin.read(TYPE, "legal", id, inputs, state), { id, inputs, state });

        const { inputs: renamed } = await plugin.check(TYPE, "legal", { name: "Law" }, inputs, state);
        assert.deepEqual((await plugin.diff(TYPE, "legal", id, inputs, state, renamed)).detailed, ["name"]);
        const after = await plugin.update(TYPE, "legal", id, { inputs, state }, renamed);
        assert.equal(after["name"], "Law");

        await plugin.configure(config);
        const imported = await plugin.read(TYPE, "imported", id);
        assert.deepEqual(imported.inputs, { name: "Law", enabled: true });
        assert.equal(
            (await plugin.diff(TYPE, "imported", id, imported.inputs, imported.state, renamed)).changes,
            false,
        );

        await plugin.configure(config);
        await plugin.delete(TYPE, "legal", id, { inputs: renamed, state: after });
        assert.match(plugin.logged.at(-1)?.message ?? "", /was disabled/);
        assert.equal(plugin.logged.at(-1)?.urn, urnOf(TYPE, "legal"));
    });

    it("can have a name that is unknown at preview", async () => {
        const { inputs, failures } = await plugin.check(TYPE, "legal", { name: UNKNOWN_TEXTS.string });
        assert.deepEqual(failures, []);
        const { state } = await plugin.create(TYPE, "legal", inputs, true);
        assert.equal(state["name"], UNKNOWN_TEXTS.string);
    });

    it("fails Check with what is wrong with its name", async () => {
        const { failures } = await plugin.check(TYPE, "legal", { name: " x" });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["name"],
        );
    });
});
