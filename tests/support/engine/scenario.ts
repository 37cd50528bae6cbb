/** A scenario: a local SignStation and a stack whose certificates a test declares as data. */
import { setTimeout as sleep } from "node:timers/promises";
import { startEmulator, type Emulator, type EmulatorOptions } from "signstation-emulator";
import { Stack } from "./stack";

export { HR } from "../departments";

/** Arguments by resource name, as JSON. */
export type Certificates = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The program of a scenario: declares what {@link Scenario.declareCertificates} has written. */
export const PROGRAM = `
const { readFileSync } = require("node:fs");
const leegality = require("pulumi-leegality");
for (const [name, args] of Object.entries(JSON.parse(readFileSync("certificates.json", "utf8")))) {
    const { options, ...rest } = args;
    const certificate = new leegality.Certificate(name, rest, options);
    exports[name] = {
        id: certificate.id,
        departmentName: certificate.departmentName,
        expiry: certificate.expiry,
        notAfter: certificate.notAfter,
    };
}
`;

export class Scenario {
    protected constructor(
        readonly emulator: Emulator,
        readonly stack: Stack,
    ) {}

    static open(program = PROGRAM, options: EmulatorOptions = {}): Promise<Scenario> {
        return opened(program, options, (emulator, stack) => new Scenario(emulator, stack));
    }

    /** Replaces what the program asks for. `options` beside the arguments are the resource's options. */
    declareCertificates(certificates: Certificates): void {
        this.stack.write("certificates.json", JSON.stringify(certificates));
    }

    /** `METHOD /path` of every request since the last call, ids replaced by `{id}`. */
    takeRequests(): string[] {
        const requests = this.emulator
            .requests()
            .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, "{id}").replace("/api/v1", "")}`);
        this.emulator.clearRequests();
        return requests;
    }

    /** The only certificate that the local SignStation holds. */
    onlyCertificate() {
        const [certificate, ...more] = this.emulator.certificates();
        if (certificate === undefined || more.length > 0) {
            throw new Error(`expected one certificate, found ${more.length + (certificate === undefined ? 0 : 1)}`);
        }
        return certificate;
    }

    /** Waits until something that another process does has come about; fails after a minute by default. */
    async until(condition: () => boolean, limitMs = 60_000): Promise<void> {
        const deadline = Date.now() + limitMs;
        while (!condition()) {
            if (Date.now() > deadline) {
                throw new Error(`waited for ${limitMs / 1000} s in vain`);
            }
            await sleep(20);
        }
    }

    async close(): Promise<void> {
        this.stack.close();
        await this.emulator.stop();
    }
}

/** A local SignStation, a stack that is configured for it, and the scenario of both. */
export async function opened<T extends Scenario>(
    program: string,
    options: EmulatorOptions,
    make: (emulator: Emulator, stack: Stack) => T,
): Promise<T> {
    const emulator = await startEmulator(options);
    try {
        const env = {
            LEEGALITY_BASE_URL: emulator.url,
            LEEGALITY_AUTH_TOKEN: emulator.token,
            // A retry waits; the tests that want one raise this.
            LEEGALITY_MAX_RETRIES: "0",
        };
        return make(emulator, await Stack.open({ program, env }));
    } catch (error) {
        await emulator.stop();
        throw error;
    }
}

/** Runs a test with a scenario of its own, and closes it whatever happens. */
export function withScenario(
    run: (scenario: Scenario) => Promise<void>,
    program?: string,
    options?: EmulatorOptions,
): Promise<void> {
    return withOpened(Scenario.open(program, options), run);
}

/** As {@link withScenario}, for a scenario of any kind. */
export async function withOpened(
    opening: Promise<Scenario>,
    run: (scenario: Scenario) => Promise<void>,
): Promise<void> {
    const scenario = await opening;
    try {
        await run(scenario);
    } finally {
        await scenario.close();
    }
}
