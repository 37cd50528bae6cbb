/** Rotation of a token by the steps of docs/secrets.md, and where the token is stored, on the real engine with the plugin. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { withYaml, YamlScenario } from "../plugin/engine/yaml-scenario";
import { HR } from "../support/departments";
import { said } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";

const OLD = "the-old-token-3f1c";
const NEW = "the-new-token-9d0e";

withYaml("docs/secrets.md, the token", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: YamlScenario;
    let server: Emulator;

    beforeEach(async () => {
        scenario = await YamlScenario.start();
        const { stack } = scenario;
        server = await startEmulator({ db: join(stack.folder, "signstation.db"), token: OLD });
        stack.env = { ...stack.env, LEEGALITY_BASE_URL: server.url, LEEGALITY_AUTH_TOKEN: undefined };
        stack.write("signing.p12", file.bytes);
        const properties = { certificateFile: "signing.p12", passkey: file.passkey, departmentId: HR };
        scenario.declare({ signing: { type: "leegality:Certificate", properties } });
    });
    afterEach(async () => {
        await server.stop();
        await scenario.close();
    });

    /** What `pulumi stack export --show-secrets` prints. */
    async function decrypted(): Promise<string> {
        return (await scenario.stack.succeed(["stack", "export", "--show-secrets"])).stdout;
    }

    it("in the configuration is in the state, encrypted; a refresh after its revocation needs --run-program", async () => {
        const { stack } = scenario;
        await stack.setSecret("leegality:authToken", OLD);
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 1 }, said(up, "error"));
        assert.ok((await decrypted()).includes(OLD));
        assert.equal((await stack.exportState()).includes(OLD), false);

        const { port } = new URL(server.url);
        await server.stop();
        server = await startEmulator({ db: join(stack.folder, "signstation.db"), token: NEW, port: Number(port) });
        await stack.setSecret("leegality:authToken", NEW);
        const refused = await stack.refresh();
        assert.notEqual(refused.code, 0);
        assert.match(said(refused, "error"), /ERR_SIGNSTATION_UNAUTHORIZED/);
        const refreshed = await stack.refresh("--run-program");
        assert.equal(refreshed.code, 0, said(refreshed, "error"));

        const again = await stack.up();
        assert.deepEqual(again.changes, { same: 1 }, said(again, "error"));
        assert.equal((await stack.refresh()).code, 0, "the state has the new token");
        assert.equal((await decrypted()).includes(OLD), false);
    });

    it("in the environment is in no state", async () => {
        const { stack } = scenario;
        stack.env = { ...stack.env, LEEGALITY_AUTH_TOKEN: OLD };
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 1 }, said(up, "error"));
        assert.equal((await decrypted()).includes(OLD), false);
    });

    it("lets a department be imported by its id, too", async () => {
        const { stack } = scenario;
        stack.env = { ...stack.env, LEEGALITY_AUTH_TOKEN: OLD };
        scenario.declare({});
        const { id } = server.addDepartment("Legal");
        const imported = await stack.run(["import", "leegality:index:Department", "hr", id, "--yes"]);
        assert.equal(imported.code, 0, imported.stdout + imported.stderr);
        assert.match(imported.stdout, /name: Legal/);
    });
});
