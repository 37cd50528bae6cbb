#!/usr/bin/env node
/** The command `pulumi-leegality`: which of its commands is meant, and the exit code. */
import "./supported-node";
import { EXIT, type Command, type CommandIo } from "./command";
import { estateCommand } from "./estate-command";
import { inspectCommand } from "./inspect-command";

const COMMANDS: Readonly<Record<string, Command>> = { inspect: inspectCommand, estate: estateCommand };

const USAGE = `Usage: pulumi-leegality COMMAND ...

  inspect  shows what the provider would see in a PKCS#12 file
  estate   lists the certificates of a SignStation as a file for pulumi import

pulumi-leegality COMMAND --help says more about each.
`;

async function main(args: readonly string[], io: CommandIo): Promise<number> {
    const [name = "", ...rest] = args;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command !== undefined) {
        return command.run(rest, io);
    }
    if (name === "--help" || name === "-h") {
        io.stdout(USAGE);
        return EXIT.done;
    }
    io.stderr(`Give one command: ${Object.keys(COMMANDS).join(" or ")}.\n\n${USAGE}`);
    return EXIT.usage;
}

const io: CommandIo = {
    env: process.env,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
};
void main(process.argv.slice(2), io).then((code) => {
    process.exitCode = code;
});
