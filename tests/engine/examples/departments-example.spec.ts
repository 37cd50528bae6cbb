/** examples/departments, its own program and project file, deployed to a local SignStation with client credentials. */
import assert from "node:assert/strict";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { Scenario } from "../../support/engine/scenario";
import { readSource } from "../../support/source/sources";

const NAMES = ["asha", "meera", "vikram"];
const CREDENTIALS = { clientId: "the-client", clientSecret: "its-secret" };

const passkeyOf = (name: string): string => `passkey of ${name}`;

describe("examples/departments", function () {
    this.timeout(300_000);
    let scenario: Scenario;
    before(async () => {
        scenario = await Scenario.open("", CREDENTIALS);
        const { stack } = scenario;
        stack.env = {
            ...stack.env,
            LEEGALITY_AUTH_TOKEN: undefined,
            LEEGALITY_CLIENT_ID: CREDENTIALS.clientId,
            LEEGALITY_CLIENT_SECRET: CREDENTIALS.clientSecret,
        };
        for (const name of ["Pulumi.yaml", "index.ts"]) {
            stack.write(name, readSource(`examples/departments/${name}`));
        }
        // Another project than the one that the folder began with.
        await stack.succeed(["stack", "init", "example"]);
        await stack.succeed(["config", "set", "folder", "."]);
        for (const name of NAMES) {
            const passkey = passkeyOf(name);
            stack.write(`${name}.p12`, makePkcs12({ commonName: name, friendlyName: name, passkey }).bytes);
            await setPasskey(name);
        }
    });
    after(() => scenario.close());

    async function setPasskey(name: string): Promise<void> {
        await scenario.stack.succeed(["config", "set", "--secret", "--path", `passkeys.${name}`], passkeyOf(name));
    }

    it("fails for a missing passkey, and says how to set it", async () => {
        const { stack, emulator } = scenario;
        await stack.succeed(["config", "rm", "--path", "passkeys.meera"]);
        try {
            const preview = await stack.preview();
            assert.notEqual(preview.code, 0);
            assert.match(
                said(preview, "error"),
                /no passkey for meera\.p12.*pulumi config set --secret --path passkeys\.meera/,
            );
            assert.deepEqual(emulator.requests(), []);
        } finally {
            await setPasskey("meera");
        }
    });

    it("creates every certificate of its list in its department with one session, and destroys all", async () => {
        const { stack, emulator } = scenario;
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 5 }, said(up, "error"));
        const { departmentIds, signedBy } = (await stack.outputs()) as {
            departmentIds: Record<string, string>;
            signedBy: string[];
        };
        assert.deepEqual(signedBy, ["CN=asha (Human Resources)", "CN=meera (Human Resources)", "CN=vikram (Legal)"]);
        const { hr, legal } = departmentIds;
        const departmentOf = new Map(emulator.certificates().map(({ alias, departmentId }) => [alias, departmentId]));
        assert.deepEqual(
            NAMES.map((name) => departmentOf.get(name)),
            [hr, hr, legal],
        );
        const requests = scenario.takeRequests();
        assert.equal(
            requests.filter((request) => request === "POST /auth/token").length,
            1,
            "both kinds share a token",
        );

        assert.deepEqual((await stack.up()).changes, { same: 5 });
        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 5 }, said(destroyed, "error"));
        assert.deepEqual(emulator.certificates(), []);
    });
});
