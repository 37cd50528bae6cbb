/** The built plugin in plugin/: its process, its files and its schema. */
import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { requireSupportedNode } from "../../provider/core/node-version";
import { schemaOf } from "../../provider/plugin/schema";
import { asNode } from "../support/process/as-node";
import { readSource, ROOT } from "../support/source/sources";

const FOLDER = join(ROOT, "plugin");
const EXECUTABLE = join(FOLDER, "pulumi-resource-leegality");
const CANARY = "canary-2b9e";

describe("the plugin's process", () => {
    let home: string;
    let child: ChildProcess | undefined;
    let printed: { stdout: string; stderr: string };
    let nodeOptions: string | undefined;

    beforeEach(() => {
        home = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        nodeOptions = undefined;
    });
    afterEach(() => {
        child?.kill("SIGKILL");
        rmSync(home, { recursive: true, force: true, maxRetries: 10 });
    });

    async function start(...args: string[]): Promise<number> {
        printed = { stdout: "", stderr: "" };
        const env = {
            PATH: process.env["PATH"],
            PULUMI_HOME: home,
            PULUMI_CONFIG: CANARY,
            LEEGALITY_AUTH_TOKEN: CANARY,
            NODE_OPTIONS: nodeOptions,
        };
        // In an empty folder: there is no node_modules to find @pulumi/pulumi in.
        const started = (child = spawn(EXECUTABLE, args, { cwd: tmpdir(), env, stdio: ["ignore", "pipe", "pipe"] }));
        started.stderr.on("data", (data) => (printed.stderr += String(data)));
        return new Promise((resolve, reject) => {
            started.once("error", reject).once("exit", () => {
                reject(new Error(printed.stderr));
            });
            started.stdout.on("data", (data) => {
                printed.stdout += String(data);
                if (printed.stdout.endsWith("\n")) {
                    resolve(Number(printed.stdout));
                }
            });
        });
    }

    function startAs(version: string): { status: number | null; stdout: string; stderr: string } {
        const env = { PATH: process.env["PATH"], PULUMI_HOME: home, NODE_OPTIONS: asNode(version, home) };
        return spawnSync(EXECUTABLE, ["127.0.0.1:1"], { cwd: tmpdir(), env, encoding: "utf8", timeout: 30_000 });
    }

    async function interrupt(): Promise<{ code: number | null; signal: string | null }> {
        const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
            child?.once("exit", (code, signal) => {
                resolve({ code, signal });
            });
        });
        child?.kill("SIGINT");
        return ended;
    }

    for (const { what, args } of [
        { what: "with an engine's address", args: ["127.0.0.1:1"] },
        { what: "without one, as a test harness starts it", args: [] },
    ]) {
        it(`prints its port only, responds, and ends on SIGINT: ${what}`, async () => {
            const port = await start(...args);
            assert.ok(port > 0 && port < 65536);
            const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
            const schema = await new Promise<string>((resolve, reject) => {
                client.getSchema(new pb.GetSchemaRequest(), (error, response) => {
                    if (error === null) {
                        resolve(response.getSchema());
                    } else {
                        reject(error);
                    }
                });
            });
            client.close();
            assert.equal((JSON.parse(schema) as { name: string }).name, "leegality");
            assert.deepEqual(await interrupt(), { code: 0, signal: null });
            assert.equal(printed.stdout, `${port}\n`);
            assert.equal(printed.stderr, "");
        });
    }

    for (const version of ["16.20.2", "20.19.5", "22.0.0", "22.18.9"]) {
        it(`refuses Node.js ${version} with the line of the other front ends, and prints no port`, () => {
            const { status, stdout, stderr } = startAs(version);
            assert.throws(
                () => {
                    requireSupportedNode(version);
                },
                { message: stderr.trimEnd(), code: "ERR_LEEGALITY_NODE_VERSION" },
            );
            assert.equal(stderr.split("\n").length, 2);
            assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
        });
    }

    it("accepts the oldest Node.js of package.json", async () => {
        const { engines } = JSON.parse(readSource("package.json")) as { engines: { node: string } };
        nodeOptions = asNode(`${engines.node.replace(">=", "")}.0`, home);
        assert.ok((await start()) > 0);
    });

    it("stores Node.js's compile cache in Pulumi's home", async () => {
        await start();
        await interrupt();
        assert.notDeepEqual(readdirSync(join(home, "leegality-compile-cache")), []);
    });

    it("starts if nothing can be written", async () => {
        // A file in the place of the folder: a test that runs as root may write into any folder.
        const folder = home;
        home = join(folder, "a-file");
        writeFileSync(home, "");
        try {
            assert.ok((await start()) > 0);
        } finally {
            home = folder;
        }
    });
});

describe("plugin/, which the npm package carries,", () => {
    it("has the bundle, the executables, the schema and the licences, and is small", () => {
        assert.deepEqual(readdirSync(FOLDER).sort(), [
            "THIRD-PARTY.txt",
            "plugin.js",
            "pulumi-resource-leegality",
            "pulumi-resource-leegality.cmd",
            "schema.json",
        ]);
        assert.ok(statSync(join(FOLDER, "plugin.js")).size < 2_500_000);
    });

    it("has the schema of the sources and the version of the package", () => {
        const { version } = JSON.parse(readSource("package.json")) as { version: string };
        assert.deepEqual(
            JSON.parse(readFileSync(join(FOLDER, "schema.json"), "utf8")),
            JSON.parse(JSON.stringify(schemaOf(version))),
        );
    });

    it("has the licence of every package that is bundled", () => {
        const licences = readFileSync(join(FOLDER, "THIRD-PARTY.txt"), "utf8");
        for (const name of [
            "@grpc/grpc-js",
            "@pulumi/pulumi",
            "google-protobuf",
            "undici",
            "form-data",
            "node-forge",
        ]) {
            assert.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
        }
        assert.doesNotMatch(licences, /\(undefined\)/);
    });
});
