/** `pulumi do` and `pulumi schema check` on the plugin, without a program or a language host. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { HR } from "../../support/departments";
import type { Run } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { Stack } from "../../support/engine/stack";
import { PLUGIN_FOLDER } from "./yaml-scenario";

const EXECUTABLE = join(PLUGIN_FOLDER, "pulumi-resource-leegality");
const TYPE = "leegality:index:Certificate";

describe("the plugin without a program", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "a passkey" });
    let emulator: Emulator;
    let stack: Stack;

    before(async () => {
        emulator = await startEmulator();
        stack = await Stack.open({
            program: "",
            env: { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
        });
        stack.write("signing.p12", file.bytes);
    });
    after(async () => {
        stack.close();
        await emulator.stop();
    });

    function pulumiDo(token: string, ...args: string[]): Promise<Run> {
        return stack.succeed(["do", "--package", EXECUTABLE, "--stateless", token, ...args]);
    }

    it("has a schema that `pulumi schema check` accepts", async () => {
        await stack.succeed(["schema", "check", EXECUTABLE]);
    });

    it("creates, lists, reads, updates and deletes a certificate", async () => {
        const base64 = file.bytes.toString("base64");
        await pulumiDo(
            TYPE,
            "create",
            "--certificate-base64",
            base64,
            "--passkey",
            "a passkey",
            "--department-id",
            HR,
            "--yes",
        );
        const [certificate] = emulator.certificates();
        const id = certificate?.id ?? assert.fail("there is no certificate");
        const listed = JSON.parse((await pulumiDo(TYPE, "list", "--all")).stdout) as unknown;
        assert.deepEqual(listed, [{ id, name: "signing" }]);
        assert.match(textOf(await pulumiDo(TYPE, "read", id)), /departmentName *: "HR"/);
        assert.match(textOf(await pulumiDo(TYPE, "patch", id, "--enabled=false", "--yes")), /1 updated/);
        assert.equal(emulator.certificates()[0]?.enabled, false);
        await pulumiDo(TYPE, "delete", id, "--yes");
        assert.deepEqual(emulator.certificates(), []);
    });

    it("runs its functions", async () => {
        const { stdout } = await pulumiDo("leegality:index:getExpiringCertificates", "--days", "30");
        assert.deepEqual(JSON.parse(stdout), { certificates: [] });
    });

    it("stores a certificate in at most 2.2 KB of state", async () => {
        stack.write(
            "Pulumi.yaml",
            JSON.stringify({
                name: "engine-test",
                runtime: "nodejs",
                main: "index.js",
                plugins: { providers: [{ name: "leegality", path: PLUGIN_FOLDER }] },
            }),
        );
        stack.write(
            "index.js",
            `const pulumi = require("@pulumi/pulumi");
             class Certificate extends pulumi.CustomResource {
                 constructor(name, args) { super("leegality:index:Certificate", name, args); }
             }
             new Certificate("signing", { certificateFile: "signing.p12", passkey: pulumi.secret("a passkey"), departmentId: "${HR}" });`,
        );
        await stack.succeed(["up", "--yes", "--skip-preview"]);
        const [resource] = await stack.certificates();
        const bytes = Buffer.byteLength(JSON.stringify(resource));
        assert.ok(bytes <= 2200, `${bytes} bytes`);
        process.stderr.write(`      (${bytes} bytes)\n`);
        await stack.succeed(["destroy", "--yes", "--skip-preview"]);
    });
});

/** Where nobody looks on, `pulumi do` shows its progress and its result on stderr. */
function textOf({ stdout, stderr }: Run): string {
    return stdout + stderr;
}
