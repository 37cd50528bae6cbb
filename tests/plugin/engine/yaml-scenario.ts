/** A local SignStation and a YAML stack over the built plugin. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmulator, type Emulator, type EmulatorOptions } from "signstation-emulator";
import { ROOT } from "../../support/source/sources";
import { Stack } from "../../support/engine/stack";

/** A resource as YAML has it. */
export interface YamlResource {
    readonly type: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly options?: Readonly<Record<string, unknown>>;
}

export const PLUGIN_FOLDER = join(ROOT, "plugin");

const hasYaml = existsSync(join(ROOT, ".local/engine/pulumi-language-yaml"));

/** A suite that is left out, with a word, where the language host of YAML is not there. */
export const withYaml: Mocha.SuiteFunction | Mocha.PendingSuiteFunction = hasYaml ? describe : describe.skip;

if (!hasYaml) {
    process.stderr.write(
        "YAML programs are left out: tools/pulumi/ensure-hosts yaml makes their language host, with Go.\n",
    );
}

export class YamlScenario {
    private constructor(
        readonly emulator: Emulator,
        readonly stack: Stack,
    ) {}

    static async open(options: EmulatorOptions = {}): Promise<YamlScenario> {
        const emulator = await startEmulator(options);
        try {
            const env = {
                LEEGALITY_BASE_URL: emulator.url,
                LEEGALITY_AUTH_TOKEN: emulator.token,
                LEEGALITY_MAX_RETRIES: "0",
            };
            return new YamlScenario(emulator, await Stack.open({ program: "", env }));
        } catch (error) {
            await emulator.stop();
            throw error;
        }
    }

    /** Replaces the program. */
    declare(resources: Readonly<Record<string, YamlResource>>, outputs: Readonly<Record<string, unknown>> = {}): void {
        const providers = [{ name: "leegality", path: PLUGIN_FOLDER }];
        // JSON is YAML.
        const program = { name: "engine-test", runtime: "yaml", plugins: { providers }, resources, outputs };
        this.stack.write("Pulumi.yaml", JSON.stringify(program));
    }

    /** `METHOD /path` of every request since the last call, ids replaced by `{id}`. */
    takeRequests(): string[] {
        const requests = this.emulator
            .requests()
            .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, "{id}").replace("/api/v1", "")}`);
        this.emulator.clearRequests();
        return requests;
    }

    async close(): Promise<void> {
        this.stack.close();
        await this.emulator.stop();
    }
}
