/**
 * Keeps the state that this version writes, for all later versions to be held against: part of every release. Packs the
 * package, installs it into an empty folder, deploys the program to a local SignStation, and writes `<version>.json`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "signstation-emulator";
import { packInto } from "../support/engine/packed";
import { PULUMI_SDK } from "../support/engine/pulumi-sdk";
import { readSource } from "../support/source/sources";
import { Stack } from "../support/engine/stack";
import { command, QUIETLY } from "../support/engine/toolchain";
import { ENDPOINT, PROGRAM, PROGRAM_FILES, programFile } from "./kept-states";

async function main(): Promise<void> {
    const { version } = JSON.parse(readSource("package.json")) as { version: string };
    const folder = mkdtempSync(join(tmpdir(), "leegality-keep-state-"));
    const emulator = await startEmulator();
    try {
        const { tarball } = packInto(folder);
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true }));
        command("npm", ["install", ...QUIETLY, tarball, PULUMI_SDK], folder);
        const stack = await Stack.open({
            program: PROGRAM,
            env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
            nodeModules: join(folder, "node_modules"),
        });
        try {
            for (const name of PROGRAM_FILES) {
                stack.write(name, readFileSync(programFile(name)));
            }
            await stack.succeed(["up", "--yes", "--skip-preview"]);
            const state = (await stack.exportState()).replaceAll(emulator.url, ENDPOINT);
            writeFileSync(join(__dirname, `${version}.json`), state);
        } finally {
            stack.close();
        }
    } finally {
        await emulator.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

void main();
