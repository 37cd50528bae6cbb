/** Turns the command line and the environment into options for the emulator, or into one line that says what is wrong. */
import { parseArgs } from "node:util";
import type { DialectOptions } from "../dialect/dialect-table";
import { describeDialects, parseDialect } from "../dialect/read-dialect";
import type { EmulatorOptions } from "../emulator";
import { DEFAULT_FLAKY_RATE, type FlakyOptions, MAX_SEED } from "../faults/flaky";

/** What the command was asked to do. */
export type Command =
    | { readonly kind: "help" }
    | { readonly kind: "start"; readonly options: EmulatorOptions }
    | { readonly kind: "bad"; readonly reason: string };

/** The text of `--help`. */
export const USAGE = `Usage: signstation-emulator [--port N] [--db FILE] [--token T] [--client-id ID --client-secret S]
                           [--control-port N] [--flaky SEED [--flaky-rate R]] [--dialect NAME=VALUE,...]

A local SignStation for development and tests only. It listens on 127.0.0.1.

  --port N           port to listen on; 0, the default, lets the system choose one
  --db FILE          database file, made when missing; the default, :memory:, keeps nothing
  --token T          value that X-Auth-Token must have; without one a random token is printed
  --client-id ID     with --client-secret, the credentials that POST /api/v1/auth/token accepts
  --client-secret S
  --control-port N   second port, for faults and a look inside, without a token; the default is none, 0 as for --port
  --flaky SEED       make some requests fail, the same ones for the same seed, a whole number; the default is none
  --flaky-rate R     the share of requests that fail, from 0 to 1; the default is ${DEFAULT_FLAKY_RATE}
  --dialect LIST     forms that the vendor's documents leave open, as name=value,name=value; the list is below
  --help             print this text

Environment, for what should not stand in a list of processes (a flag comes first):
  SIGNSTATION_EMULATOR_TOKEN          as --token
  SIGNSTATION_EMULATOR_CLIENT_SECRET  as --client-secret

Dialects:
${describeDialects("  ")}`;

const FLAGS = {
    port: { type: "string" },
    db: { type: "string" },
    token: { type: "string" },
    "client-id": { type: "string" },
    "client-secret": { type: "string" },
    "control-port": { type: "string" },
    flaky: { type: "string" },
    "flaky-rate": { type: "string" },
    dialect: { type: "string", multiple: true },
    help: { type: "boolean" },
} as const;

/**
 * Reads the command line. No reason ever repeats a value, since a value may be a secret in the wrong place.
 *
 * @param args without the program and the script.
 */
export function parseCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Command {
    const flags = readFlags(args);
    if (typeof flags === "string") {
        return { kind: "bad", reason: flags };
    }
    if (flags.help) {
        return { kind: "help" };
    }
    const port = flags.port ?? "0";
    const controlPort = flags["control-port"];
    if (!isPort(port) || (controlPort !== undefined && !isPort(controlPort))) {
        return { kind: "bad", reason: "--port and --control-port must be whole numbers from 0 to 65535" };
    }
    if (controlPort !== undefined && Number(controlPort) === Number(port) && Number(port) !== 0) {
        return { kind: "bad", reason: "--port and --control-port must differ" };
    }
    const flaky = flakyOf(flags);
    if (typeof flaky === "string") {
        return { kind: "bad", reason: flaky };
    }
    const dialect = dialectOf(flags);
    if (typeof dialect === "string") {
        return { kind: "bad", reason: dialect };
    }
    const clientId = flags["client-id"];
    const clientSecret = flags["client-secret"] ?? (environment["SIGNSTATION_EMULATOR_CLIENT_SECRET"] || undefined);
    // A variable that is set but empty counts as not set, as is usual for variables.
    const token = flags.token ?? (environment["SIGNSTATION_EMULATOR_TOKEN"] || undefined);
    if ([flags.db, token, clientId, clientSecret].includes("")) {
        return { kind: "bad", reason: "--db, --token, --client-id and --client-secret must not be empty" };
    }
    if ((clientId === undefined) !== (clientSecret === undefined)) {
        return { kind: "bad", reason: "--client-id and --client-secret go together" };
    }
    const options = {
        port: Number(port),
        ...(flags.db === undefined ? {} : { db: flags.db }),
        ...(token === undefined ? {} : { token }),
        ...(clientId === undefined || clientSecret === undefined ? {} : { clientId, clientSecret }),
        ...(controlPort === undefined ? {} : { controlPort: Number(controlPort) }),
        ...(flaky === undefined ? {} : { flaky }),
        ...(dialect === undefined ? {} : { dialect }),
    };
    return { kind: "start", options };
}

function isPort(text: string): boolean {
    return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** The options of flaky mode, or what is wrong with them. */
function flakyOf({ flaky: seed, "flaky-rate": rate }: Flags): FlakyOptions | string | undefined {
    if (seed === undefined) {
        return rate === undefined ? undefined : "--flaky-rate needs --flaky";
    }
    if (!/^\d{1,10}$/.test(seed) || Number(seed) > MAX_SEED) {
        return `--flaky must be a whole number from 0 to ${MAX_SEED}`;
    }
    if (rate !== undefined && !(/^\d?(\.\d+)?$/.test(rate) && rate !== "" && Number(rate) <= 1)) {
        return "--flaky-rate must be a number from 0 to 1";
    }
    return { seed: Number(seed), rate: rate === undefined ? DEFAULT_FLAKY_RATE : Number(rate) };
}

/** The dialects, or what is wrong with them. */
function dialectOf({ dialect }: Flags): DialectOptions | string | undefined {
    try {
        return dialect && parseDialect(dialect.join(","));
    } catch (error) {
        return error instanceof RangeError ? `--dialect: ${error.message}` : "--dialect cannot be read";
    }
}

type Flags = ReturnType<typeof parseFlags>;

function readFlags(args: readonly string[]): Flags | string {
    try {
        return parseFlags(args);
    } catch (error) {
        return REASONS[codeOf(error)] ?? "the flags cannot be read; try --help";
    }
}

const REASONS: Readonly<Record<string, string>> = {
    ERR_PARSE_ARGS_UNKNOWN_OPTION: "there is a flag that is not known; try --help",
    ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: "there is an argument that is not a flag; try --help",
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: "there is a flag whose value is missing or not wanted; try --help",
};

function parseFlags(args: readonly string[]) {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: false, strict: true }).values;
}

function codeOf(error: unknown): string {
    return error instanceof Error && "code" in error ? String(error.code) : "";
}
