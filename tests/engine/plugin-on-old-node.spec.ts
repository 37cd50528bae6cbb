/** What a user sees whose Node.js is too old for the plugin. */
import assert from "node:assert/strict";
import { withYaml, YamlScenario } from "../plugin/engine/yaml-scenario";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { asNode } from "../support/process/as-node";

withYaml("the plugin on a Node.js that it does not support", function () {
    this.timeout(120_000);
    let scenario: YamlScenario;

    before(async () => {
        scenario = await YamlScenario.start();
    });
    after(() => scenario.close());

    it("fails the preview with a line that says what to install", async () => {
        const { stack } = scenario;
        const file = makePkcs12({ commonName: "signing" });
        stack.write("signing.p12", file.bytes);
        scenario.declareCertificates({ signing: { certificateFile: "./signing.p12", passkey: file.passkey } });
        stack.env = { ...stack.env, NODE_OPTIONS: asNode("20.19.5", stack.folder) };
        const run = await stack.preview();
        assert.notEqual(run.code, 0);
        assert.match(run.stdout + run.stderr, /needs Node\.js 22\.19 or later.*\[ERR_LEEGALITY_NODE_VERSION\]/);
        assert.doesNotMatch(run.stdout + run.stderr, /TypeError/);
    });
});
