/**
 * Keeps the states that this version writes, for all later versions to be held against: part of every release. Each is of a
 * program that was deployed to a local SignStation: one over the dynamic provider, with the packed package in an empty folder, and
 * one in YAML over the built plugin.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "signstation-emulator";
import { YamlScenario } from "../plugin/engine/yaml-scenario";
import { packInto } from "../support/engine/packed";
import { PULUMI_SDK } from "../support/engine/pulumi-sdk";
import { readSource } from "../support/source/sources";
import { Stack } from "../support/engine/stack";
import { command, QUIETLY } from "../support/engine/toolchain";
import { ENDPOINT, PROGRAM, PROGRAM_FILES, programFile, stateFile, YAML_RESOURCES, type FrontEnd } from "./kept-states";

const { version } = JSON.parse(readSource("package.json")) as { version: string };

async function main(): Promise<void> {
    await keepDynamic();
    await keepPlugin();
}

async function keepDynamic(): Promise<void> {
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
            await keep("dynamic", stack, emulator.url);
        } finally {
            stack.close();
        }
    } finally {
        await emulator.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

async function keepPlugin(): Promise<void> {
    const scenario = await YamlScenario.start();
    try {
        scenario.declare(YAML_RESOURCES);
        await keep("plugin", scenario.stack, scenario.emulator.url);
    } finally {
        await scenario.close();
    }
}

async function keep(frontEnd: FrontEnd, stack: Stack, url: string): Promise<void> {
    for (const name of PROGRAM_FILES) {
        stack.write(name, readFileSync(programFile(name)));
    }
    await stack.succeed(["up", "--yes", "--skip-preview"]);
    writeFileSync(stateFile(frontEnd, version), (await stack.exportState()).replaceAll(url, ENDPOINT));
}

void main();
