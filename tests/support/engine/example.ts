/** An example in an empty folder, with the files of a release and a local SignStation. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { sharedDist, VERSION } from "./dist";
import { said } from "./engine-run";
import { makePkcs12 } from "../pkcs12/pkcs12-files";
import { projectFiles, readSource } from "../source/sources";
import { Stack } from "./stack";

/** The file that the examples upload. */
export const FILE = makePkcs12({ commonName: "signing", friendlyName: "signing" });

export class Example {
    private constructor(
        readonly emulator: Emulator,
        readonly stack: Stack,
        /** The files of the release. */
        readonly dist: string,
    ) {}

    /** The example's own files, `signing.p12`, and a stack. Nothing in the shell names a SignStation. */
    static async open(name: string): Promise<Example> {
        const dist = sharedDist();
        const emulator = await startEmulator();
        try {
            const stack = await Stack.open({ program: "", nodeModules: null });
            const folder = `examples/${name}/`;
            for (const file of projectFiles().filter((each) => each.startsWith(folder))) {
                const own = file.slice(folder.length);
                mkdirSync(dirname(join(stack.folder, own)), { recursive: true });
                stack.write(own, readSource(file));
            }
            stack.write("signing.p12", FILE.bytes);
            // Another project than the one that the folder began with.
            await stack.succeed(["stack", "init", "example"]);
            return new Example(emulator, stack, dist);
        } catch (error) {
            await emulator.stop();
            throw error;
        }
    }

    /** The configuration that the READMEs name. */
    async configure(): Promise<void> {
        const { stack, emulator } = this;
        await this.set({ "leegality:baseUrl": emulator.url, certificateFile: "signing.p12" });
        await stack.setSecret("leegality:authToken", emulator.token);
        await stack.setSecret("passkey", FILE.passkey);
    }

    async set(values: Readonly<Record<string, string>>): Promise<void> {
        for (const [key, value] of Object.entries(values)) {
            await this.stack.succeed(["config", "set", key, value]);
        }
    }

    /** Installs the plugin from the file of the release, as the READMEs do, or from where `from` says. */
    async installPlugin(...from: readonly string[]): Promise<void> {
        const source =
            from.length > 0 ? from : ["--file", join(this.dist, `pulumi-resource-leegality-v${VERSION}.tar.gz`)];
        await this.stack.succeed(["plugin", "install", "resource", "leegality", VERSION, ...source]);
    }

    /** Previewed without a request, created with its outputs, unchanged at the next preview and up, and destroyed. */
    async assertLife(): Promise<void> {
        const { stack, emulator } = this;
        const preview = await stack.preview();
        assert.deepEqual(preview.changes, { create: 1 }, said(preview, "error") + preview.stderr);
        assert.deepEqual(emulator.requests(), [], "a preview sends nothing");
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 1 }, said(up, "error") + up.stderr);
        const [certificate] = emulator.certificates();
        assert.equal(certificate?.sha256, FILE.fileHash);
        const outputs = await stack.outputs();
        assert.equal(outputs["certificateId"], certificate.id);
        assert.equal(outputs["expiry"], FILE.notAfter);
        assert.equal((await stack.exportState()).includes(FILE.passkey), false, "the passkey is in the state");
        for (const again of [await stack.preview(), await stack.up()]) {
            assert.deepEqual(again.changes, { same: 1 }, said(again, "error"));
        }
        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 1 }, said(destroyed, "error"));
        assert.deepEqual(emulator.certificates(), []);
    }

    async close(): Promise<void> {
        this.stack.close();
        await this.emulator.stop();
    }
}
