/** The life of a certificate in a YAML program, on the real engine: the plugin answers every call. */
import assert from "node:assert/strict";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { said, type Run } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR } from "../../support/departments";
import { withYaml, YamlScenario } from "./yaml-scenario";

const TYPE = "leegality:Certificate";

withYaml("a certificate in YAML", function () {
    this.timeout(300_000);
    const first = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "first passkey" });
    const renewed = makePkcs12({ commonName: "renewed", friendlyName: "signing", passkey: "renewed passkey" });
    let scenario: YamlScenario;

    before(async () => {
        scenario = await YamlScenario.start();
        scenario.stack.write("signing.p12", first.bytes);
    });
    after(() => scenario.close());

    function declare(properties: Record<string, unknown>, options: Record<string, unknown> = {}): void {
        scenario.declare(
            {
                hr: { type: "leegality:Department", properties: { name: "Sales" } },
                signing: {
                    type: TYPE,
                    properties: { certificateFile: "./signing.p12", passkey: first.passkey, ...properties },
                    options,
                },
            },
            {
                subject: "${signing.subject}",
                certificateName: "${signing.certificateName}",
                departmentName: "${signing.departmentName}",
                id: "${signing.id}",
            },
        );
    }

    // One certificate goes through its life in order; every step leaves it ready for the next.
    it("is previewed with its facts, created, unchanged, rotated, pinned, replaced when asked, refreshed and destroyed", async () => {
        const { stack, emulator } = scenario;
        declare({ departmentId: "${hr.id}" });

        const preview = await stack.preview();
        assert.deepEqual(preview.changes, { create: 2 }, said(preview, "error"));
        assert.match(preview.stdout, /"subject":"CN=signing"/, "an output of the stack shows a fact of the file");
        assert.deepEqual(scenario.takeRequests(), [], "a preview sends nothing");

        const created = await stack.up();
        assert.deepEqual(created.changes, { create: 2 }, said(created, "error"));
        const outputs = await stack.outputs();
        assert.equal(outputs["certificateName"], "signing");
        const id = outputs["id"];
        assert.equal(emulator.certificates()[0]?.id, id);
        assert.equal(outputs["departmentName"], "Sales");
        scenario.takeRequests();

        await assertUnchanged("a second up");
        renameSync(join(stack.folder, "signing.p12"), join(stack.folder, "moved.pfx"));
        declare({ certificateFile: "./moved.pfx", departmentId: "${hr.id}" });
        await assertUnchanged("an up after the file was moved");

        stack.write("moved.pfx", renewed.bytes);
        declare({ certificateFile: "./moved.pfx", passkey: renewed.passkey, departmentId: "${hr.id}" });
        const rotation = await stack.preview();
        assert.deepEqual(diffOf(rotation), ["certificateFile", "passkey"]);
        assert.match(rotation.stdout, /Rotation: CN=signing, serial number \w+ \(.*\) is replaced by CN=renewed/);
        const rotated = await stack.up();
        assert.deepEqual(rotated.changes, { same: 1, update: 1 }, said(rotated, "error"));
        assert.deepEqual(scenario.takeRequests(), ["PUT /certificates/{id}", "GET /certificates/{id}"]);
        assert.equal((await stack.outputs())["id"], id);
        await assertUnchanged("an up after the rotation");

        stack.write("moved.pfx", first.bytes);
        declare({ certificateFile: "./moved.pfx", departmentId: HR }, { ignoreChanges: ["certificateFile"] });
        const pinned = await stack.up();
        assert.deepEqual(pinned.changes, { same: 1, update: 1 }, said(pinned, "error"));
        assert.deepEqual(diffOf(pinned), ["departmentId"], "the file is ignored");
        rmSync(join(stack.folder, "moved.pfx"));
        scenario.takeRequests();
        await assertUnchanged("an up without the file that is ignored");

        stack.write("moved.pfx", first.bytes);
        declare({ certificateFile: "./moved.pfx", departmentId: HR }, { replaceOnChanges: ["certificateFile"] });
        const replaced = await stack.up();
        assert.deepEqual(
            replaced.steps.map(({ op }) => op).filter((op) => op !== "same"),
            ["delete-replaced", "replace", "create-replacement"],
            said(replaced, "error"),
        );
        assert.notEqual((await stack.outputs())["id"], id);
        assert.equal(emulator.certificates().length, 1);

        emulator.changeCertificate(String((await stack.outputs())["id"]), { enabled: false });
        const refreshed = await stack.refresh();
        assert.equal(refreshed.code, 0, said(refreshed, "error"));
        const back = await stack.up();
        assert.equal(back.changes["update"] ?? 0, 0, "SignStation does not tell `enabled`");
        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 2 }, said(destroyed, "error"));
        assert.deepEqual(emulator.certificates(), []);
    });

    it("warns on the resource before its end, at preview, at up, at refresh, also when nothing changes", async () => {
        const { stack } = scenario;
        const soon = makePkcs12({ commonName: "soon", passkey: "p", notAfter: new Date(Date.now() + 9 * 86_400_000) });
        stack.write("soon.p12", soon.bytes);
        scenario.declare({ soon: { type: TYPE, properties: { certificateFile: "./soon.p12", passkey: "p" } } });
        for (const run of [await stack.preview(), await stack.up(), await stack.up(), await stack.refresh()]) {
            assert.equal(run.code, 0, said(run, "error"));
            const warnings = run.diagnostics.filter(({ severity }) => severity === "warning");
            assert.equal(warnings.length, 1, JSON.stringify(warnings));
            assert.match(warnings[0]?.message ?? "", /expires at .*, in 8 days/);
            assert.ok(warnings[0]?.urn?.endsWith("leegality:index:Certificate::soon"));
        }
        assert.equal((await stack.destroy()).code, 0);
    });

    async function assertUnchanged(what: string): Promise<void> {
        const run = await scenario.stack.up();
        assert.deepEqual(run.changes, { same: 2 }, `${what} changes nothing: ${said(run, "error")}`);
        assert.deepEqual(scenario.takeRequests(), [], `${what} sends nothing`);
    }
});

/** The inputs that the plugin has named as changed. */
function diffOf(run: Run): string[] {
    const found = run.stdout
        .split("\n")
        .filter((line) => line.startsWith('{"sequence"'))
        .map((line) => JSON.parse(line) as { resourcePreEvent?: { metadata: { op: string; detailedDiff?: object } } })
        .map(({ resourcePreEvent }) => resourcePreEvent?.metadata)
        .find((metadata) => metadata?.op === "update");
    return Object.keys(found?.detailedDiff ?? {}).sort();
}
