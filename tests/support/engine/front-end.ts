/** A front end as the suites of the real engine need it. */
import type { EmulatorOptions } from "signstation-emulator";
import { Scenario } from "./scenario";

export interface EngineFrontEnd {
    /** As titles call it: `through NAME`. */
    readonly name: string;
    /** Declares a suite, which is left out with a word if the language host of its programs is missing. */
    readonly describe: (title: string, suite: (this: Mocha.Suite) => void) => void;
    readonly open: (options?: EmulatorOptions) => Promise<Scenario>;
    /** The command of the provider's process. */
    readonly process: RegExp;
    /** Whether Ctrl-C reaches the provider: then it finds out what became of a write, and need not wait for its response. */
    readonly isCancelled: boolean;
    /** The outputs that are secret. */
    readonly secretOutputs: readonly string[];
}

export const DYNAMIC: EngineFrontEnd = {
    name: "the dynamic provider",
    describe: (title, suite) => {
        describe(title, suite);
    },
    open: (options) => Scenario.open(undefined, options),
    process: /dynamic-provider/,
    isCancelled: false,
    secretOutputs: ["passkey"],
};
