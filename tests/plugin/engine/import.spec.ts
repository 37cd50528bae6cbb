/** `pulumi import`, the option `import`, and migration from the dynamic provider, on the real engine. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sendByHand } from "../../support/by-hand";
import { HR } from "../../support/departments";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { formData } from "../../support/world";
import { PLUGIN_FOLDER, withYaml, YamlScenario, type YamlResource } from "./yaml-scenario";

const TYPE = "leegality:Certificate";

withYaml("what exists already, in YAML", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "p" });
    const properties = { certificateFile: "./signing.p12", passkey: "p" };
    let scenario: YamlScenario;

    beforeEach(async () => {
        scenario = await YamlScenario.start();
        scenario.stack.write("signing.p12", file.bytes);
    });
    afterEach(() => scenario.close());

    async function uploaded(): Promise<string> {
        const form = formData({ file: file.bytes, passkey: "p", departmentId: HR });
        const { id } = await sendByHand(scenario.emulator, "POST", "/certificates", form);
        scenario.takeRequests();
        return id;
    }

    it("is imported by its id without a change; file and passkey are added by one PUT", async () => {
        const id = await uploaded();
        const { stack } = scenario;
        scenario.declare({});
        const imported = await stack.run([
            "import",
            "leegality:index:Certificate",
            "signing",
            id,
            "--yes",
            "--protect=false",
            "--out",
            "imported.yaml",
        ]);
        assert.equal(imported.code, 0, imported.stdout + imported.stderr);
        assert.deepEqual(new Set(scenario.takeRequests()), new Set(["GET /certificates/{id}"]));
        const generated = readFileSync(join(stack.folder, "imported.yaml"), "utf8");
        assert.match(generated, new RegExp(`departmentId: ${HR}`));

        scenario.declare({ signing: { type: TYPE, properties: { enabled: true, departmentId: HR } } });
        const unchanged = await stack.up();
        assert.deepEqual(unchanged.changes, { same: 1 }, said(unchanged, "error"));
        scenario.declare({ signing: { type: TYPE, properties: { ...properties, departmentId: HR } } });
        scenario.takeRequests();
        const opened = await stack.up();
        assert.deepEqual(opened.changes, { update: 1 }, said(opened, "error"));
        assert.deepEqual(scenario.takeRequests(), ["PUT /certificates/{id}", "GET /certificates/{id}"]);
        const again = await stack.up();
        assert.deepEqual(again.changes, { same: 1 }, said(again, "error"));
    });

    it("is imported by the option `import`, with file and passkey, in one up", async () => {
        const id = await uploaded();
        scenario.declare({ signing: { type: TYPE, properties, options: { import: id } } });
        const up = await scenario.stack.up();
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(up.steps.map(({ op }) => op).sort(), ["import", "update"]);
        const again = await scenario.stack.up();
        assert.deepEqual(again.changes, { same: 1 }, said(again, "error"));
        assert.equal(scenario.emulator.certificates().length, 1);
    });

    it("of the dynamic provider migrates without a request, under the same id; a refresh removes leftovers of its state", async () => {
        const { stack } = scenario;
        stack.write("Pulumi.yaml", "name: engine-test\nruntime: nodejs\nmain: index.js\n");
        stack.write(
            "index.js",
            `const leegality = require("pulumi-leegality");
             new leegality.Certificate("signing", ${JSON.stringify({ ...properties, departmentId: HR })});
             new leegality.Department("hr", { name: "Sales" });`,
        );
        const before = await stack.up();
        assert.deepEqual(before.changes, { create: 2 }, said(before, "error"));
        const id = (await stack.certificates())[0]?.id;
        scenario.takeRequests();

        scenario.declare({
            signing: { type: TYPE, properties: { ...properties, departmentId: HR } },
            hr: { type: "leegality:Department", properties: { name: "Sales" } },
        });
        for (const run of [await stack.preview(), await stack.up(), await stack.up()]) {
            assert.deepEqual(run.changes, { same: 2 }, said(run, "error"));
        }
        assert.deepEqual(scenario.takeRequests(), []);
        const [moved] = await stack.certificates();
        assert.equal(moved?.id, id);
        assert.equal(moved?.type, "leegality:index:Certificate");
        const refreshed = await stack.refresh();
        assert.equal(refreshed.code, 0, said(refreshed, "error"));
        const [clean] = await stack.certificates();
        assert.deepEqual(
            Object.keys(clean?.outputs ?? {}).filter((name) => name.startsWith("__")),
            [],
        );
        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 2 }, said(destroyed, "error"));
        assert.deepEqual(scenario.emulator.certificates(), []);
    });

    /** A run whose new resources adopt what old ones, in another provider process, are on their way out with. */
    const moves: readonly {
        readonly what: string;
        readonly before: () => void;
        /** `departmentId`: of the department that the old provider has created. */
        readonly after: (departmentId: string) => void;
    }[] = [
        {
            what: "the dynamic provider to the plugin",
            before: () => {
                dynamic(OLD);
            },
            after: (departmentId) => {
                scenario.declare(yaml(freshOf(departmentId)));
            },
        },
        {
            what: "the plugin to the dynamic provider",
            before: () => {
                scenario.declare(yaml(OLD));
            },
            after: (departmentId) => {
                dynamic(freshOf(departmentId));
            },
        },
        {
            what: "one explicit provider to another one of the same SignStation",
            before: () => {
                explicit("one", OLD);
            },
            after: (departmentId) => {
                explicit("two", freshOf(departmentId));
            },
        },
    ];
    for (const { what, before: declareBefore, after: declareAfter } of moves) {
        it(`survives a migration from ${what} that adopts it under another name; so does a department`, async () => {
            const { stack, emulator } = scenario;
            declareBefore();
            const created = await stack.up();
            assert.equal(created.code, 0, said(created, "error"));
            const [certificate] = emulator.certificates();
            const [department] = await stack.resources("Department");
            const departmentId = department?.id ?? assert.fail("no department in the state");
            declareAfter(departmentId);
            const moved = await stack.up();
            assert.equal(moved.code, 0, said(moved, "error"));
            assert.deepEqual(
                emulator.certificates().map(({ id }) => id),
                [certificate?.id],
                "the old provider has deleted what the new one adopted",
            );
            const { enabled } = await sendByHand(emulator, "GET", `/departments/${departmentId}`);
            assert.equal(enabled, true, "the old provider has disabled what the new one adopted");
            assert.deepEqual(
                (await stack.resources("Department")).map(({ id }) => id),
                [departmentId],
            );
            const again = await stack.up();
            assert.deepEqual(again.changes, { same: 2 }, said(again, "error"));
        });
    }

    /** A program with a certificate and a department; these are the names and arguments of both. */
    interface Declared {
        readonly names: readonly [certificate: string, department: string];
        readonly certificate: object;
        readonly department: object;
    }

    const OLD: Declared = { names: ["old", "old-hr"], certificate: properties, department: { name: "Sales" } };

    function freshOf(departmentId: string): Declared {
        return {
            names: ["fresh", "fresh-hr"],
            certificate: { ...properties, onConflict: "adopt" },
            department: { name: "Sales", adoptId: departmentId },
        };
    }

    function yaml({ names, certificate, department }: Declared, options: object = {}): Record<string, YamlResource> {
        return {
            [names[0]]: { type: TYPE, properties: { ...certificate }, options: { ...options } },
            [names[1]]: { type: "leegality:Department", properties: { ...department }, options: { ...options } },
        };
    }

    function dynamic({ names, certificate, department }: Declared): void {
        scenario.stack.write(
            "Pulumi.yaml",
            "name: engine-test\nruntime: nodejs\nmain: index.js\nplugins:\n  providers:\n" +
                `    - {name: leegality, path: ${PLUGIN_FOLDER}}\n`,
        );
        scenario.stack.write(
            "index.js",
            `const leegality = require("pulumi-leegality");
             new leegality.Certificate("${names[0]}", ${JSON.stringify(certificate)});
             new leegality.Department("${names[1]}", ${JSON.stringify(department)});`,
        );
    }

    function explicit(provider: string, declared: Declared): void {
        const { url: baseUrl, token: authToken } = scenario.emulator;
        const type = "pulumi:providers:leegality";
        scenario.declare({
            one: { type, properties: { baseUrl, authToken } },
            two: { type, properties: { baseUrl, authToken } },
            ...yaml(declared, { provider: `\${${provider}}` }),
        });
    }
});
