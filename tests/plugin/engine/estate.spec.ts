/** `pulumi-leegality estate` and `pulumi import` on the real engine: 200 certificates that were uploaded by hand. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { sendByHand } from "../../support/by-hand";
import { HR } from "../../support/departments";
import { said } from "../../support/engine/engine-run";
import { makeQuickPkcs12 } from "../../support/pkcs12/quick-pkcs12";
import { ROOT } from "../../support/source/sources";
import { formData } from "../../support/world";
import { withYaml, YamlScenario, type YamlResource } from "./yaml-scenario";

const COUNT = 200;
const COMMAND = join(ROOT, "bin/provider/cli/main.js");
/** Aliases that a generated program could stumble over; two pairs become one name each. */
const AWKWARD = [
    "Asha Rao",
    "asha-rao",
    "pulumi",
    "leegality",
    "true",
    "2026",
    "\u0906\u0936\u093e",
    "\u0930\u093e\u0935",
    "a${b}",
];

withYaml("an estate in YAML", function () {
    this.timeout(300_000);
    let scenario: YamlScenario;

    before(async () => {
        scenario = await YamlScenario.start();
    });
    after(() => scenario.close());

    it(`of ${COUNT} certificates is imported by one command, and the generated program changes nothing`, async () => {
        const { stack, emulator } = scenario;
        const legal = emulator.addDepartment("Legal").id;
        const aliases = Array.from({ length: COUNT }, (_, index) => AWKWARD[index] ?? `signer ${index}`);
        await Promise.all(
            aliases.map((friendlyName, index) => {
                const departmentId = index % 2 === 0 ? HR : legal;
                const form = formData({ file: makeQuickPkcs12({ friendlyName }), passkey: "secret", departmentId });
                return sendByHand(emulator, "POST", "/certificates", form);
            }),
        );
        const uploaded = emulator.certificates();
        scenario.declare({});
        scenario.takeRequests();

        const { LEEGALITY_BASE_URL, LEEGALITY_AUTH_TOKEN } = stack.env;
        // Not synchronously: the local SignStation answers from this process.
        await promisify(execFile)(process.execPath, [COMMAND, "estate", "--out", "import.json"], {
            cwd: stack.folder,
            env: { PATH: process.env["PATH"], LEEGALITY_BASE_URL, LEEGALITY_AUTH_TOKEN },
        });
        const imported = await stack.run(["import", "--file", "import.json", "--yes", "--out", "generated.yaml"]);
        assert.equal(imported.code, 0, imported.stdout + imported.stderr);

        const generated = parse(readFileSync(join(stack.folder, "generated.yaml"), "utf8")) as {
            readonly resources: Readonly<Record<string, YamlResource>>;
        };
        assert.equal(Object.keys(generated.resources).length, COUNT);
        scenario.declare(generated.resources);
        const preview = await stack.preview("--expect-no-changes");
        assert.deepEqual([preview.code, preview.changes], [0, { same: COUNT }], said(preview, "error"));

        assert.deepEqual(
            new Set(scenario.takeRequests()),
            new Set(["GET /certificates/expiring-soon", "GET /certificates/{id}"]),
        );
        assert.deepEqual(emulator.certificates(), uploaded, "SignStation has changed");
        const managed = await stack.certificates();
        assert.deepEqual(new Set(managed.map(({ id }) => id)), new Set(uploaded.map(({ id }) => id)));
    });
});
