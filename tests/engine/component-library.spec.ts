/** A component library that depends on this package, linked into a program: an npm `file:` dependency, a pnpm workspace. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { said } from "../support/engine/engine-run";
import { packInto } from "../support/engine/packed";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { PULUMI_SDK } from "../support/engine/pulumi-sdk";
import { Stack } from "../support/engine/stack";
import { command, QUIETLY } from "../support/engine/toolchain";

const COMPONENT = `
const pulumi = require("@pulumi/pulumi");
const leegality = require("pulumi-leegality");
exports.Signing = class extends pulumi.ComponentResource {
    constructor(name, args) {
        super("acme:index:Signing", name);
        this.department = new leegality.Department(name, { name: "HR department" }, { parent: this });
        this.certificate = new leegality.Certificate(name, args, { parent: this });
    }
};
`;
const PROGRAM = `
const { Signing } = require("signing-component");
new Signing("signing", JSON.parse(require("node:fs").readFileSync("args.json", "utf8")));
`;

describe("a component library that depends on the package", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let library: string;
    let emulator: Emulator;
    let stack: Stack;

    before(async () => {
        emulator = await startEmulator();
        // Outside the program's folder, the package and the SDK in a node_modules of its own.
        library = mkdtempSync(join(tmpdir(), "leegality-component-"));
        writeFileSync(
            join(library, "package.json"),
            JSON.stringify({ name: "signing-component", version: "1.0.0", main: "index.js" }),
        );
        writeFileSync(join(library, "index.js"), COMPONENT);
        const { tarball } = packInto(library);
        command("npm", ["install", ...QUIETLY, tarball, PULUMI_SDK], library, {});
        stack = await Stack.open({
            program: PROGRAM,
            env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
            nodeModules: null,
        });
        mkdirSync(join(stack.folder, "node_modules"));
        link(join(library, "node_modules/@pulumi"), "@pulumi");
        link(library, "signing-component");
        stack.write("signing.p12", file.bytes);
        stack.write("args.json", JSON.stringify({ certificateFile: "signing.p12", passkey: file.passkey }));
    });
    after(async () => {
        stack.close();
        await emulator.stop();
        rmSync(library, { recursive: true, force: true });
    });

    /** As `npm install` of a `file:` dependency does. */
    function link(target: string, name: string): void {
        symlinkSync(target, join(stack.folder, "node_modules", name), "dir");
    }

    it("fails with the package.json to add it to if the program does not depend on it", async () => {
        const run = await stack.preview();
        assert.notEqual(run.code, 0);
        const text = said(run, "error");
        assert.match(
            text,
            /Add pulumi-leegality to the dependencies in .*package\.json.*\[ERR_LEEGALITY_NOT_INSTALLED\]/,
        );
        assert.ok(text.includes(join(stack.folder, "package.json")), text);
        assert.doesNotMatch(text, /Cannot find module/);
    });

    it("deploys, refreshes and destroys if the program depends on it too", async () => {
        link(join(library, "node_modules/pulumi-leegality"), "pulumi-leegality");
        for (const command of ["up", "refresh", "destroy"] as const) {
            const run = await stack[command]();
            assert.equal(run.code, 0, said(run, "error"));
        }
        assert.equal(emulator.certificates().length, 0);
    });
});
