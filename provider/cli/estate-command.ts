/** `pulumi-leegality estate`: its arguments, the file that it writes, and what it says. */
import { access, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { otherType } from "../core/certificate/matching/other-type";
import { MAX_DAYS } from "../core/days";
import { CodedError } from "../errors/coded-error";
import type { Listing } from "../lifecycle/run/list-reach";
import { toPrintable } from "../text/printable";
import { EXIT, type Command, type CommandIo } from "./command";
import { importFile, type ImportFile } from "./estate/import-file";
import { listEstate } from "./estate/list-estate";

const LIMIT = `SignStation lists enabled certificates that have an end of validity, and no others. A disabled one is imported
by its id: pulumi import leegality:index:Certificate NAME ID`;

const USAGE = `Usage: pulumi-leegality estate [--department ID] --out FILE [--force]

Lists the certificates of a SignStation as a file for pulumi import, which brings them under management of the plugin. Nothing
on SignStation changes. The same certificates give the same file; the resources' names are made of the aliases.

  --department ID  only those of this department
  --out FILE       where to write; - is the standard output
  --force          replaces FILE if it exists

Then, in a project whose Pulumi.yaml names the plugin: pulumi import --file FILE

SignStation and the credential are those of the environment; no stack's configuration is read. LEEGALITY_BASE_URL or
LEEGALITY_ENVIRONMENT, and LEEGALITY_AUTH_TOKEN or LEEGALITY_CLIENT_ID and LEEGALITY_CLIENT_SECRET, have to be set.
LEEGALITY_CA_FILE, LEEGALITY_TIMEOUT and LEEGALITY_MAX_RETRIES may be.

${LIMIT}
Some servers list only certificates that end within a year or ten years: the command says so then.

Exit code: 0 written, 1 the certificates cannot be listed, 2 wrong arguments, or the file cannot be written.
`;

const STDOUT = "-";

export const estateCommand: Command = {
    async run(args, io) {
        const call = parse(args);
        if (typeof call === "string") {
            io.stderr(`${call}\n\n${USAGE}`);
            return EXIT.usage;
        }
        if (call.help) {
            io.stdout(USAGE);
            return EXIT.done;
        }
        // Before anything is sent: a person who has forgotten --force need not wait for the list.
        if (call.out !== STDOUT && !call.force && (await exists(call.out))) {
            io.stderr(`${existsAlready(call.out)}\n`);
            return EXIT.usage;
        }
        let listing: Listing;
        try {
            listing = await listEstate(io.env, call.department, (line) => {
                io.stderr(`${line}\n`);
            });
        } catch (error) {
            if (error instanceof CodedError) {
                io.stderr(`${error.message}\n`);
                return EXIT.failed;
            }
            throw error;
        }
        const managed = listing.records.filter(({ certificateType }) => otherType(certificateType) === undefined);
        reportOthers(listing.records.length - managed.length, io);
        return put(importFile(managed), listing.days, call, io);
    },
};

function reportOthers(count: number, io: CommandIo): void {
    if (count > 0) {
        const what = count === 1 ? "1 certificate of another type is" : `${count} certificates of other types are`;
        io.stderr(`${what} left out: this provider manages PKCS#12 files, not keys in an HSM or a token.\n`);
    }
}

async function put(file: ImportFile, days: number, call: EstateCall, io: CommandIo): Promise<number> {
    const text = `${JSON.stringify(file, null, 4)}\n`;
    if (call.out === STDOUT) {
        io.stdout(text);
    } else {
        try {
            await writeFile(call.out, text, { flag: call.force ? "w" : "wx" });
        } catch (error) {
            const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
            const problem = `${toPrintable(call.out)} cannot be written (${code}).`;
            io.stderr(`${code === "EEXIST" ? existsAlready(call.out) : problem}\n`);
            return EXIT.usage;
        }
    }
    const count = file.resources.length;
    const where = call.out === STDOUT ? "" : ` in ${toPrintable(call.out)}`;
    io.stderr(`${count === 1 ? "1 certificate" : `${count} certificates`}${where}.\n${LIMIT}\n`);
    if (days < MAX_DAYS) {
        io.stderr(
            `This server lists only certificates that end within ${days} days: those that end later are missing.\n`,
        );
    }
    return EXIT.done;
}

function existsAlready(path: string): string {
    return `${toPrintable(path)} exists already. Give another --out, or --force to replace it.`;
}

async function exists(path: string): Promise<boolean> {
    return access(path).then(
        () => true,
        () => false,
    );
}

interface EstateCall {
    readonly help: boolean;
    readonly out: string;
    readonly force: boolean;
    readonly department: string | undefined;
}

function parse(args: readonly string[]): EstateCall | string {
    let parsed;
    try {
        parsed = parseArgs({
            args: [...args],
            allowPositionals: true,
            options: {
                department: { type: "string" },
                out: { type: "string" },
                force: { type: "boolean", default: false },
                help: { type: "boolean", short: "h", default: false },
            },
        });
    } catch (error) {
        return error instanceof Error ? error.message : "The arguments cannot be read.";
    }
    const { values, positionals } = parsed;
    const { help, force, department, out = "" } = values;
    if (help) {
        return { help, out, force, department };
    }
    if (positionals.length > 0) {
        return "Give options only.";
    }
    if (out === "") {
        return "Give --out FILE, or --out - for the standard output.";
    }
    if (department?.trim() === "") {
        return "Give --department the id of a department, or leave it out.";
    }
    return { help, out, force, department };
}
