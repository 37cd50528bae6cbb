/** The package from its tarball in an empty project, for every kind of program, on the real engine. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { said } from "../support/engine/engine-run";
import { packInto } from "../support/engine/packed";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { PULUMI_SDK } from "../support/engine/pulumi-sdk";
import { portLine } from "../support/process/port-line";
import { readSource } from "../support/source/sources";
import { Stack } from "../support/engine/stack";
import { command, preferring, QUIETLY, Toolchain } from "../support/engine/toolchain";

/** The oldest that `engines` of package.json, and docs/operations.md, promise. */
const NODE_22 = "22.19.0";
const NODE_24 = "24.21.0";
const NODE_26 = "26.10.0";
const PNPM = "12.21.0";
/** Without it Pulumi compiles TypeScript with a compiler of its own, and only to CommonJS. */
const COMPILER = ["typescript@6", "ts-node@10", "@types/node@24"];

interface Kind {
    readonly file: string;
    readonly type: "commonjs" | "module";
    readonly first: string;
    readonly packages: readonly string[];
}

const IMPORT = `import * as leegality from "pulumi-leegality";`;
const COMMONJS: Kind = {
    file: "index.js",
    type: "commonjs",
    first: `const leegality = require("pulumi-leegality"); exports.node = process.version;`,
    packages: [],
};
const ES_MODULE: Kind = {
    file: "index.js",
    type: "module",
    first: `${IMPORT} export const node = process.version;`,
    packages: [],
};
const TYPESCRIPT: Kind = { ...ES_MODULE, file: "index.ts", type: "commonjs" };
const TYPESCRIPT_ES_MODULE: Kind = { ...TYPESCRIPT, type: "module", packages: COMPILER };

/** Each Node.js with each package manager, each kind of program at least once. */
const CELLS: readonly { readonly node: string; readonly manager: "npm" | "pnpm"; readonly kind: Kind; what: string }[] =
    [
        { node: NODE_22, manager: "npm", kind: COMMONJS, what: "JavaScript, CommonJS" },
        { node: NODE_22, manager: "pnpm", kind: TYPESCRIPT_ES_MODULE, what: "TypeScript, ES modules" },
        { node: NODE_24, manager: "npm", kind: TYPESCRIPT, what: "TypeScript, CommonJS" },
        { node: NODE_24, manager: "pnpm", kind: ES_MODULE, what: "JavaScript, ES modules" },
        { node: NODE_26, manager: "npm", kind: TYPESCRIPT_ES_MODULE, what: "TypeScript, ES modules" },
        { node: NODE_26, manager: "pnpm", kind: COMMONJS, what: "JavaScript, CommonJS" },
    ];

describe("the package from its tarball", function () {
    this.timeout(600_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let folder: string;
    let tools: Toolchain;
    let emulator: Emulator;
    let tarball: string;

    before(async () => {
        folder = mkdtempSync(join(tmpdir(), "leegality-package-"));
        tools = new Toolchain();
        emulator = await startEmulator();
        ({ tarball } = packInto(folder));
    });
    after(async () => {
        await emulator.stop();
        tools.close();
        rmSync(folder, { recursive: true, force: true });
    });

    function install(
        manager: "npm" | "pnpm",
        packages: readonly string[],
        cwd: string,
        env: { readonly PATH: string },
    ): void {
        const wanted = [tarball, PULUMI_SDK, ...packages];
        if (manager === "npm") {
            command("npm", ["install", ...QUIETLY, ...wanted], cwd, env);
        } else {
            // A dependency of @pulumi/pulumi has a script that nobody needs, at which pnpm stops otherwise.
            const options = ["--prefer-offline", "--reporter=silent", "--config.strict-dep-builds=false"];
            command(join(tools.commands("pnpm", PNPM), "pnpm"), ["add", ...options, ...wanted], cwd, env);
        }
    }

    it("is tested on the oldest Node.js that it supports", () => {
        const { engines } = JSON.parse(readSource("package.json")) as { engines: { node: string } };
        assert.equal(`>=${NODE_22.replace(/\.0$/, "")}`, engines.node);
    });

    for (const { node, manager, kind, what } of CELLS) {
        it(`deploys on Node.js ${node}, installed by ${manager}: ${what}`, async () => {
            const env = preferring(tools.commands("node", node));
            const stack = await Stack.open({
                program: "",
                env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token, ...env },
                nodeModules: null,
            });
            try {
                stack.write("package.json", JSON.stringify({ name: "empty", private: true, type: kind.type }));
                stack.write("Pulumi.yaml", `name: engine-test\nruntime: nodejs\nmain: ${kind.file}\n`);
                stack.write("signing.p12", file.bytes);
                stack.write(
                    kind.file,
                    `${kind.first}
                    const hr = new leegality.Department("hr", { name: "HR department" });
                    new leegality.Certificate("signing", {
                        certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)}, departmentId: hr.id });`,
                );
                install(manager, kind.packages, stack.folder, env);
                if (kind.packages.length > 0 && manager === "pnpm") {
                    // Checks the package's own types too, and pnpm lets them see what the package depends on and no more.
                    const options = ["--noEmit", "--strict", "--module", "nodenext", "--types", "node"];
                    command("node_modules/.bin/tsc", [...options, kind.file], stack.folder, env);
                }

                const up = await stack.up();
                assert.equal(up.code, 0, said(up, "error"));
                assert.deepEqual(up.changes, { create: 2 });
                assert.equal((await stack.outputs())["node"], `v${node}`);
                for (const resource of ["Certificate", "Department"] as const) {
                    const text = String((await stack.resources(resource))[0]?.outputs?.["__provider"]);
                    assert.match(text, /require\("pulumi-leegality\/[a-z-]+"\)/);
                    assert.ok(text.length <= 400, `${resource}: ${text.length} bytes`);
                }
                assert.deepEqual((await stack.up()).changes, { same: 2 });
                const destroyed = await stack.destroy();
                assert.equal(destroyed.code, 0, said(destroyed, "error"));
                assert.deepEqual(emulator.certificates(), []);

                const shown = command(
                    "node_modules/.bin/pulumi-leegality",
                    ["inspect", "signing.p12", "--passkey-env", "PASSKEY", "--json"],
                    stack.folder,
                    { ...env, PASSKEY: file.passkey },
                );
                assert.equal((JSON.parse(shown) as { subject: string }).subject, "CN=signing");
                const plugin = join(stack.folder, "node_modules/.bin/pulumi-resource-leegality");
                assert.match(await portLine(plugin, { ...stack.env, ...env }, stack.folder), /^\d+\n$/);
                const deep = "pulumi-leegality/bin/provider/core/certificate/compare.js";
                assert.throws(() => require.resolve(deep, { paths: [stack.folder] }));
            } finally {
                stack.close();
            }
        });
    }
});

describe("the serialised provider", function () {
    this.timeout(60_000);
    it("is at most 2,500 bytes", async () => {
        const emulator = await startEmulator();
        const file = makePkcs12({ commonName: "signing" });
        const stack = await Stack.open({
            program: `const leegality = require("pulumi-leegality"); new leegality.Certificate("signing", { certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)} });`,
            env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
        });
        try {
            stack.write("signing.p12", file.bytes);
            assert.equal((await stack.up()).code, 0);
            const text = String((await stack.certificates())[0]?.outputs?.["__provider"]);
            assert.ok(text.length <= 2500, `${text.length} bytes`);
        } finally {
            stack.close();
            await emulator.stop();
        }
    });
});
