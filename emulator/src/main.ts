#!/usr/bin/env node
/** The command `signstation-emulator`: starts an emulator and runs it until a signal stops it. */
import { parseCommand, USAGE } from "./command/parse-command";
import type { EmulatorOptions } from "./emulator";
import { DEFAULT_FLAKY_RATE } from "./faults/flaky";
import { startEmulator } from "./start-emulator";
import { UnsupportedNodeError } from "./store/sqlite";

const BAD_USAGE = 2;
const CANNOT_START = 1;

void main();

async function main(): Promise<void> {
    const command = parseCommand(process.argv.slice(2), process.env);
    switch (command.kind) {
        case "help":
            print(USAGE);
            break;
        case "bad":
            complain(command.reason, BAD_USAGE);
            break;
        case "start":
            await start(command.options);
            break;
    }
}

async function start(options: EmulatorOptions): Promise<void> {
    try {
        const emulator = await startEmulator(options);
        const stop = (): void => void emulator.stop();
        process.once("SIGTERM", stop).once("SIGINT", stop);
        print("SignStation emulator: for development and tests only; it guards nothing.");
        if (options.token === undefined) {
            print(`token: ${emulator.token}`);
        }
        if (emulator.controlUrl !== undefined) {
            print(`control on ${emulator.controlUrl}`);
        }
        if (options.flaky !== undefined) {
            const { seed, rate = DEFAULT_FLAKY_RATE } = options.flaky;
            print(`flaky mode, seed ${seed}, ${rate} of requests`);
        }
        if (options.dialect !== undefined) {
            const spoken = Object.entries(options.dialect).map(([name, value]) => `${name}=${value}`);
            print(`dialect ${spoken.join(",")}`);
        }
        print(`listening on ${emulator.url}`);
        print(`See what it holds at ${emulator.url}/`);
    } catch (error) {
        complain(reasonOf(error, options), CANNOT_START);
    }
}

function reasonOf(error: unknown, { port, controlPort, db }: EmulatorOptions): string {
    if (error instanceof UnsupportedNodeError) {
        return error.message;
    }
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Only a listener's error has a port: a database that cannot be opened may have the same code.
    const refused = error instanceof Error && "port" in error ? Number(error.port) : undefined;
    const flag = refused === controlPort && refused !== port ? "--control-port" : "--port";
    if (code === "EADDRINUSE" && refused !== undefined) {
        return `port ${refused} is in use; choose another one with ${flag}`;
    }
    if (code === "EACCES" && refused !== undefined) {
        return `port ${refused} may not be used by this user; choose another one with ${flag}`;
    }
    return `cannot start with the database ${db ?? ":memory:"}: ${error instanceof Error ? error.message : "unknown"}`;
}

function print(line: string): void {
    process.stdout.write(`${line}\n`);
}

function complain(reason: string, exitCode: number): void {
    process.stderr.write(`signstation-emulator: ${reason}\n`);
    process.exitCode = exitCode;
}
