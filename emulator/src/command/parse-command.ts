/** Turns the command line and the environment into options for the emulator, or into one line that says what is wrong. */
import { parseArgs } from "node:util";
import type { EmulatorOptions } from "../emulator";

/** What the command was asked to do. */
export type Command =
    | { readonly kind: "help" }
    | { readonly kind: "start"; readonly options: EmulatorOptions }
    | { readonly kind: "bad"; readonly reason: string };

/** The text of `--help`. */
export const USAGE = `Usage: signstation-emulator [--port N] [--db FILE] [--token T] [--client-id ID --client-secret S]

A local SignStation for development and tests only. It listens on 127.0.0.1.

  --port N           port to listen on; 0, the default, lets the system choose one
  --db FILE          database file, made when missing; the default, :memory:, keeps nothing
  --token T          value that X-Auth-Token must have; without one a random token is printed
  --client-id ID     with --client-secret, the credentials that POST /api/v1/auth/token accepts
  --client-secret S
  --help             print this text

Environment, for what should not stand in a list of processes (a flag comes first):
  SIGNSTATION_EMULATOR_TOKEN          as --token
  SIGNSTATION_EMULATOR_CLIENT_SECRET  as --client-secret`;

const FLAGS = {
    port: { type: "string" },
    db: { type: "string" },
    token: { type: "string" },
    "client-id": { type: "string" },
    "client-secret": { type: "string" },
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
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
        return { kind: "bad", reason: "--port must be a whole number from 0 to 65535" };
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
    };
    return { kind: "start", options };
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
