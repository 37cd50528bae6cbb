/** One scenario for several tests, since opening one takes some seconds. Each test starts with an empty stack. */
import type { Scenario } from "./scenario";

export class SharedScenario {
    private idle: Scenario | undefined;
    private inUse: Scenario | undefined;

    /** `open` makes a scenario as each test is to find it. */
    constructor(private readonly open: () => Promise<Scenario>) {}

    /** The scenario as `open` makes it: the one of the test before, if that has put it back, or else a new one. */
    async take(): Promise<Scenario> {
        await this.inUse?.close();
        this.inUse = this.idle;
        this.idle = undefined;
        this.inUse ??= await this.open();
        return this.inUse;
    }

    /** For the end of a test that leaves the scenario as it found it. A test that fails never comes here. */
    putBack(): void {
        this.inUse?.emulator.assertNoFaultsLeft();
        this.idle = this.inUse;
        this.inUse = undefined;
    }

    async close(): Promise<void> {
        await this.inUse?.close();
        await this.idle?.close();
    }
}
