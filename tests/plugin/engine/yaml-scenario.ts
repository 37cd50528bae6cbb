/** A local SignStation and a YAML stack over the built plugin. */
import { join } from "node:path";
import { startEmulator, type Emulator, type EmulatorOptions } from "signstation-emulator";
import { ROOT } from "../../support/source/sources";
import { provide } from "../../support/left-out";
import { Stack } from "../../support/engine/stack";

/** A resource as YAML has it. */
export interface YamlResource {
    readonly type: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly options?: Readonly<Record<string, unknown>>;
}

export const PLUGIN_FOLDER = join(ROOT, "plugin");

/** The first build of the language host compiles some hundred packages. */
const BUILD_MS = 900_000;

/**
 * A suite on the real engine. It is left out, and reported as that, where the language host of YAML cannot be had. Under
 * `mocha --parallel` this module outlives the file that loaded it, so `describe` is the one of the file that calls.
 */
export function withYaml(title: string, suite: (this: Mocha.Suite) => void): void {
    describe(title, function () {
        before(function () {
            this.timeout(BUILD_MS);
            provide(this, "ensure-hosts", "yaml");
        });
        // In a suite of its own, so that none of its hooks runs if it is left out.
        describe("on the real engine", suite);
    });
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
