/** A local SignStation and a YAML stack over the built plugin. */
import { join } from "node:path";
import type { EmulatorOptions } from "signstation-emulator";
import type { EngineFrontEnd } from "../../support/engine/front-end";
import { opened, Scenario, type Certificates } from "../../support/engine/scenario";
import { provide } from "../../support/left-out";
import { ROOT } from "../../support/source/sources";

/** A resource as YAML has it. */
export interface YamlResource {
    readonly type: string;
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly options?: Readonly<Record<string, unknown>> | undefined;
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

export class YamlScenario extends Scenario {
    static start(options: EmulatorOptions = {}): Promise<YamlScenario> {
        return opened("", options, (emulator, stack) => new YamlScenario(emulator, stack));
    }

    /** Replaces the program. */
    declare(resources: Readonly<Record<string, YamlResource>>, outputs: Readonly<Record<string, unknown>> = {}): void {
        const providers = [{ name: "leegality", path: PLUGIN_FOLDER }];
        // JSON is YAML.
        const program = { name: "engine-test", runtime: "yaml", plugins: { providers }, resources, outputs };
        this.stack.write("Pulumi.yaml", JSON.stringify(program));
    }

    override declareCertificates(certificates: Certificates): void {
        this.declare(
            Object.fromEntries(
                Object.entries(certificates).map(([name, { options, ...properties }]) => [
                    name,
                    {
                        type: "leegality:Certificate",
                        properties,
                        options: options as Readonly<Record<string, unknown>> | undefined,
                    },
                ]),
            ),
        );
    }
}

export const PLUGIN: EngineFrontEnd = {
    name: "the plugin",
    describe: withYaml,
    open: (options) => YamlScenario.start(options),
    process: /pulumi-resource-leegality/,
    isCancelled: true,
    secretOutputs: [],
};
