/** The examples in TypeScript, each in an empty folder with the npm package of the release. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { startEmulator } from "signstation-emulator";
import { sendByHand } from "../support/by-hand";
import { HR } from "../support/departments";
import { VERSION } from "../support/engine/dist";
import { said } from "../support/engine/engine-run";
import { Example, FILE } from "../support/engine/example";
import { PULUMI_SDK } from "../support/engine/pulumi-sdk";
import { command, QUIETLY } from "../support/engine/toolchain";
import { formData } from "../support/world";

describe("with the npm package of the release", function () {
    this.timeout(300_000);
    let example: Example;

    afterEach(() => example.close());

    async function open(name: string): Promise<void> {
        example = await Example.open(name);
        const packages = [PULUMI_SDK, join(example.dist, `pulumi-leegality-${VERSION}.tgz`)];
        command("npm", ["install", ...QUIETLY, ...packages], example.stack.folder);
    }

    it("examples/quickstart deploys, over the dynamic provider, with the project file of any TypeScript program", async () => {
        await open("quickstart");
        const { stack } = example;
        stack.write("Pulumi.yaml", "name: quickstart\nruntime: nodejs\nmain: index.ts\n");
        await stack.succeed(["stack", "init", "dev"]);
        await example.configure();
        await example.assertLife();
    });

    it("examples/quickstart-plugin deploys", async () => {
        await open("quickstart-plugin");
        await example.configure();
        await example.assertLife();
    });

    it("examples/two-signstations deploys one certificate to both, and a new token changes nothing", async () => {
        await open("two-signstations");
        const { stack, emulator } = example;
        const second = await startEmulator();
        try {
            await example.set({ mumbaiUrl: emulator.url, delhiUrl: second.url, certificateFile: "signing.p12" });
            await stack.setSecret("mumbaiToken", emulator.token);
            await stack.setSecret("delhiToken", second.token);
            await stack.setSecret("passkey", FILE.passkey);
            const up = await stack.up();
            assert.deepEqual(up.changes, { create: 2 }, said(up, "error") + up.stderr);
            const outputs = await stack.outputs();
            assert.deepEqual(outputs["certificateIds"], {
                mumbai: emulator.certificates()[0]?.id,
                delhi: second.certificates()[0]?.id,
            });
            assert.deepEqual(outputs["endpoints"], { mumbai: emulator.url, delhi: second.url });
            const state = await stack.exportState();
            for (const secret of [emulator.token, second.token, FILE.passkey]) {
                assert.equal(state.includes(secret), false, "a secret is in the state");
            }
            await stack.setSecret("delhiToken", "another-token");
            const preview = await stack.preview();
            assert.deepEqual(preview.changes, { same: 2 }, said(preview, "error"));
            await stack.setSecret("delhiToken", second.token);
            assert.equal((await stack.destroy()).code, 0);
            assert.deepEqual([...emulator.certificates(), ...second.certificates()], []);
        } finally {
            await second.stop();
        }
    });

    it("examples/import imports by id, and rotates once file and passkey are set", async () => {
        await open("import");
        const { stack, emulator } = example;
        const form = formData({ file: FILE.bytes, passkey: FILE.passkey, departmentId: HR });
        const byHand = await sendByHand(emulator, "POST", "/certificates", form);
        emulator.clearRequests();

        await example.set({ "leegality:baseUrl": emulator.url, certificateId: byHand.id });
        await stack.setSecret("leegality:authToken", emulator.token);
        const imported = await stack.up();
        assert.deepEqual(imported.changes, { import: 1 }, said(imported, "error") + imported.stderr);
        assert.equal((await stack.outputs())["certificateId"], byHand.id);
        assert.deepEqual([...new Set(emulator.requests().map(({ method }) => method))], ["GET"]);

        await example.set({ certificateFile: "signing.p12" });
        await stack.setSecret("passkey", FILE.passkey);
        const updated = await stack.up();
        assert.deepEqual(updated.changes, { update: 1 }, said(updated, "error"));
        await stack.succeed(["config", "rm", "certificateId"]);
        const again = await stack.up();
        assert.deepEqual(again.changes, { same: 1 }, said(again, "error"));
        assert.deepEqual(
            emulator.certificates().map(({ id }) => id),
            [byHand.id],
        );
    });
});
