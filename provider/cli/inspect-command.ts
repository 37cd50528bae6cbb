/** `pulumi-leegality inspect`: its arguments, and what it prints. */
import { parseArgs } from "node:util";
import { toPrintable } from "../text/printable";
import { EXIT, type Command, type CommandIo } from "./command";
import { inspect, type Inspection } from "./inspect";
import { readPasskey } from "./passkey";

const USAGE = `Usage: pulumi-leegality inspect FILE [--passkey-file F | --passkey-env NAME] [--json]

Shows what the provider would see in a PKCS#12 file. Sends nothing.

  --passkey-file F    the passkey is the content of file F, without a line end at its end
  --passkey-env NAME  the passkey is the value of the environment variable NAME
  --json              one JSON object, its keys named as the resource's properties

Exit code: 0 read, or not verifiable here (the provider uploads such a file with a warning), 1 the file cannot be used,
2 wrong arguments.
`;

export const inspectCommand: Command = {
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
        const passkey = await readPasskey(call.passkey, io.env);
        if ("problem" in passkey) {
            io.stderr(`${passkey.problem}\n`);
            return EXIT.usage;
        }
        return show(await inspect(call.file, passkey.passkey), call.json, io);
    },
};

function show(result: Inspection, json: boolean, { stdout, stderr }: CommandIo): number {
    if ("failure" in result) {
        const { code, message } = result.failure;
        if (json) {
            stdout(`${JSON.stringify({ code, message })}\n`);
        } else {
            stderr(`${message}\n`);
        }
        return EXIT.failed;
    }
    const { facts, unverified, warnings } = result;
    warnings.forEach((line) => {
        stderr(`${line}\n`);
    });
    if (json) {
        stdout(`${toAsciiJson({ ...facts, unverified })}\n`);
        return EXIT.done;
    }
    // Annotated: the entries of an interface without an index signature are of any type.
    const lines: readonly (readonly [string, string])[] = Object.entries(facts);
    for (const [name, value] of lines) {
        stdout(`${name.padEnd(14)} ${toPrintable(value, Infinity)}\n`);
    }
    if (unverified !== undefined) {
        stderr(
            `This PKCS#12 file could not be verified locally, and the provider would upload it unchecked: ${unverified}\n`,
        );
    }
    return EXIT.done;
}

/** JSON in which every character that a terminal would act upon, or would not show, is escaped. */
function toAsciiJson(value: object): string {
    return JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (character) =>
        character.split("").reduce((all, unit) => `${all}\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`, ""),
    );
}

interface ParsedCall {
    readonly help: boolean;
    readonly file: string;
    readonly json: boolean;
    readonly passkey: { readonly file?: string | undefined; readonly env?: string | undefined };
}

function parse(args: readonly string[]): ParsedCall | string {
    let parsed;
    try {
        parsed = parseArgs({
            args: [...args],
            allowPositionals: true,
            options: {
                "passkey-file": { type: "string" },
                "passkey-env": { type: "string" },
                json: { type: "boolean", default: false },
                help: { type: "boolean", short: "h", default: false },
            },
        });
    } catch (error) {
        return error instanceof Error ? error.message : "The arguments cannot be read.";
    }
    const { values, positionals } = parsed;
    const [file, ...more] = positionals;
    if (values.help) {
        return { help: true, file: "", json: false, passkey: {} };
    }
    if (file === undefined || more.length > 0) {
        return "Give one FILE.";
    }
    if (values["passkey-file"] !== undefined && values["passkey-env"] !== undefined) {
        return "Give one of --passkey-file and --passkey-env.";
    }
    return {
        help: false,
        file,
        json: values.json,
        passkey: { file: values["passkey-file"], env: values["passkey-env"] },
    };
}
