/** A plain passkey set by a transform, of every kind and at every place: it is a secret in the state. */
import assert from "node:assert/strict";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";

const PASSKEY = "canary-transform-19d2";

/** The kind and the place of the transform come from a file, so that one program serves every row. */
const PROGRAM = `
const { readFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");
const leegality = require("pulumi-leegality");
const { kind, place, set } = JSON.parse(readFileSync("transform.json", "utf8"));
const apply = ({ type, props, opts }) =>
    type.endsWith("leegality:Certificate") ? { props: { ...props, ...set }, opts } : undefined;
const at = (wanted) => (place === wanted ? { [kind]: [apply] } : {});
if (place === "stack") {
    pulumi.runtime.registerStackTransformation(apply);
}
const parent = new (class extends pulumi.ComponentResource {
    constructor(opts) { super("acme:index:Parent", "parent", {}, opts); }
})(at("parent"));
new leegality.Certificate("signing", { departmentId: "${HR}" }, { parent, ...at("resource") });
`;

describe("a transform that sets plain values", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "canary", friendlyName: "canary", passkey: PASSKEY });
    const base64 = file.bytes.toString("base64");
    let scenario: Scenario;

    beforeEach(async () => {
        scenario = await Scenario.open(PROGRAM);
    });
    afterEach(() => scenario.close());

    for (const kind of ["transforms", "transformations"]) {
        // The language host that is pinned in tools/pulumi does not pass on `transforms` of the stack.
        for (const place of kind === "transforms" ? ["resource", "parent"] : ["resource", "parent", "stack"]) {
            it(`${kind} of the ${place}: passkey and file are encrypted in the state's inputs and outputs`, async () => {
                const { stack } = scenario;
                const set = { certificateBase64: base64, passkey: PASSKEY };
                stack.write("transform.json", JSON.stringify({ kind, place, set }));
                const run = await stack.up();
                assert.equal(run.code, 0, said(run, "error"));
                const state = await stack.exportState();
                assert.ok(!state.includes(PASSKEY), "the passkey is in the state");
                assert.ok(!state.includes(base64.slice(400, 440)), "the file is in the state");
                const [certificate] = await stack.certificates();
                for (const value of [
                    certificate?.inputs?.["passkey"],
                    certificate?.inputs?.["certificateBase64"],
                    certificate?.outputs?.["passkey"],
                ]) {
                    assert.ok((value as { ciphertext?: string } | undefined)?.ciphertext, "encrypted");
                }
            });
        }
    }

    it("keeps them secret after drift that a refresh writes into the state's inputs, and plans no change", async () => {
        const { stack, emulator } = scenario;
        stack.write("signing.p12", file.bytes);
        const set = { certificateFile: "signing.p12", passkey: PASSKEY };
        stack.write("transform.json", JSON.stringify({ kind: "transformations", place: "stack", set }));
        assert.equal((await stack.up()).code, 0);
        const again = await stack.up();
        assert.equal(again.code, 0, said(again, "error"));
        assert.equal(again.changes["update"], undefined);
        emulator.changeCertificate(scenario.onlyCertificate().id, { departmentId: emulator.addDepartment("Legal").id });
        const refreshed = await stack.refresh();
        assert.equal(refreshed.code, 0, said(refreshed, "error"));
        assert.ok(!(await stack.exportState()).includes(PASSKEY), "the passkey is in the state");
    });
});
