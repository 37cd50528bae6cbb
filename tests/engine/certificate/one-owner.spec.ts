/** One owner of a certificate on the real engine: no second adoption, and no deletion by a former owner. */
import assert from "node:assert/strict";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { Scenario } from "../../support/engine/scenario";

/** Two resources of one name: the engine distinguishes them by their parents' types. */
const NAMESAKES = `
const pulumi = require("@pulumi/pulumi");
const leegality = require("pulumi-leegality");
for (const type of ["test:index:Left", "test:index:Right"]) {
    const parent = new pulumi.ComponentResource(type, "parent");
    const args = { certificateFile: "signing.p12", passkey: process.env.PASSKEY, onConflict: "adopt" };
    new leegality.Certificate("signing", args, { parent });
}
`;

describe("a certificate on the server", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;

    async function open(program?: string): Promise<void> {
        scenario = await Scenario.open(program);
        scenario.stack.write("signing.p12", file.bytes);
        scenario.stack.env = { ...scenario.stack.env, PASSKEY: file.passkey };
    }
    afterEach(() => scenario.close());

    function declare(name: string, more: Record<string, unknown>): void {
        scenario.declareCertificates({ [name]: { certificateFile: "signing.p12", passkey: file.passkey, ...more } });
    }

    it("is not adopted by a second resource of the same name below another parent", async () => {
        await open(NAMESAKES);
        for (let run = 0; run < 2; run++) {
            const up = await scenario.stack.up("--parallel", "8");
            assert.notEqual(up.code, 0);
            assert.match(
                said(up, "error"),
                /another resource of this stack has it already.*ERR_LEEGALITY_CANNOT_ADOPT/,
            );
            const kept = await scenario.stack.certificates();
            assert.deepEqual(
                kept.map(({ id }) => id),
                [scenario.onlyCertificate().id],
            );
        }
    });

    it("stays if its resource is renamed and the new resource adopts it", async () => {
        await open();
        declare("old", {});
        assert.deepEqual((await scenario.stack.up()).changes, { create: 1 });
        const { id } = scenario.onlyCertificate();
        declare("new", { adoptId: id });
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { create: 1, delete: 1 }, said(up, "error"));
        assert.match(up.stdout + up.stderr, new RegExp(`Certificate ${id} stays in SignStation`));
        assert.equal(scenario.onlyCertificate().id, id);
        const [kept, ...more] = await scenario.stack.certificates();
        assert.deepEqual([kept?.id, kept?.urn.split("::").at(-1), more.length], [id, "new", 0]);
        declare("new", {});
        assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
    });

    it("is uploaded again if a replacement has deleted the certificate that adoptId names", async () => {
        await open();
        declare("signing", {});
        await scenario.stack.up();
        const { id } = scenario.onlyCertificate();
        declare("signing", { adoptId: id });
        const [{ urn } = { urn: "" }] = await scenario.stack.certificates();
        const up = await scenario.stack.up("--replace", urn);
        assert.equal(up.code, 0, said(up, "error"));
        assert.notEqual(scenario.onlyCertificate().id, id);
        assert.equal((await scenario.stack.certificates())[0]?.id, scenario.onlyCertificate().id);
    });
});
