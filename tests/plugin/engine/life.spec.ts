/** The life of a certificate in a YAML program with the plugin, on the real engine. */
import assert from "node:assert/strict";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sendByHand } from "../../support/by-hand";
import { said, type Run } from "../../support/engine/engine-run";
import { fixture } from "../../support/pkcs12/fixtures";
import { makePkcs12, type Pkcs12File, type Pkcs12Options } from "../../support/pkcs12/pkcs12-files";
import { HR } from "../../support/departments";
import { formData } from "../../support/world";
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
    it("is previewed with its facts, created, unchanged, rotated, pinned, replaced on demand, refreshed and destroyed", async () => {
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
        assert.equal(back.changes["update"] ?? 0, 0, "SignStation does not report `enabled`");
        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 2 }, said(destroyed, "error"));
        assert.deepEqual(emulator.certificates(), []);
    });

    const DAY_MS = 86_400_000;
    const made = (options: Pkcs12Options) => makePkcs12({ commonName: "warned", friendlyName: "warned", ...options });
    const warned: readonly {
        readonly what: string;
        readonly file: () => Pick<Pkcs12File, "bytes" | "passkey">;
        readonly says: RegExp;
    }[] = [
        {
            what: "that it ends soon",
            file: () => made({ notAfter: new Date(Date.now() + 9 * DAY_MS) }),
            says: /expires at .*, in 8 days/,
        },
        {
            what: "that it is not valid yet",
            file: () => made({ notBefore: new Date(Date.now() + 2 * DAY_MS) }),
            says: /not valid before /,
        },
        {
            what: "that its file could not be verified",
            file: () => fixture("openssl-3-rc4-128"),
            says: /could not be verified locally and will be uploaded unchecked/,
        },
    ];
    for (const { what, file, says } of warned) {
        it(`has one warning ${what} at preview, up and refresh, also without a change`, async () => {
            const { stack, emulator } = scenario;
            const { bytes, passkey } = file();
            stack.write("warned.p12", bytes);
            scenario.declare({ warned: { type: TYPE, properties: { certificateFile: "./warned.p12", passkey } } });
            const runs = [await stack.preview()];
            if (bytes === fixture("openssl-3-rc4-128").bytes) {
                // The local SignStation cannot open it either; one that can has another certificate in its response.
                const body = { data: await sendByHand(emulator, "POST", "/certificates", formOf(made({}))) };
                emulator.once({ match: { method: "POST" }, effect: { kind: "answer", status: 201, body } });
            }
            for (const run of [
                ...runs,
                await stack.up(),
                await stack.up(),
                await stack.preview(),
                await stack.refresh(),
            ]) {
                assert.equal(run.code, 0, said(run, "error"));
                const warnings = run.diagnostics.filter(({ severity }) => severity === "warning");
                assert.equal(warnings.length, 1, JSON.stringify(warnings));
                assert.match(warnings[0]?.message ?? "", says);
                assert.ok(warnings[0]?.urn?.endsWith("leegality:index:Certificate::warned"));
            }
            assert.equal((await stack.destroy()).code, 0);
        });
    }

    it("keeps ignored base64 although the program has another passkey, and checks the certificate that SignStation has", async () => {
        const { stack, emulator } = scenario;
        const held = makePkcs12({ commonName: "held", friendlyName: "held", passkey: "held passkey" });
        const next = makePkcs12({
            commonName: "held",
            friendlyName: "held",
            passkey: "next passkey",
            notAfter: new Date(Date.now() + 9 * DAY_MS),
        });
        const declareHeld = ({ bytes, passkey }: Pkcs12File, properties: object, ...ignoreChanges: string[]) => {
            const certificateBase64 = bytes.toString("base64");
            scenario.declare({
                held: {
                    type: TYPE,
                    properties: { certificateBase64, passkey, ...properties },
                    options: { ignoreChanges },
                },
            });
        };
        declareHeld(held, {});
        assert.deepEqual((await stack.up()).changes, { create: 1 });
        scenario.takeRequests();
        declareHeld(next, {}, "certificateBase64");
        const ignored = await stack.up();
        assert.deepEqual(ignored.changes, { same: 1 }, said(ignored, "error"));
        assert.deepEqual(scenario.takeRequests(), []);

        declareHeld({ ...held, passkey: "mistyped" }, {});
        const mistyped = await stack.preview();
        assert.match(said(mistyped, "error"), /\[ERR_PKCS12_WRONG_PASSKEY\]/);

        const id = emulator.certificates()[0]?.id ?? assert.fail("it is gone");
        await sendByHand(emulator, "PUT", `/certificates/${id}`, formOf(next));
        declareHeld(next, {}, "certificateBase64");
        const refreshed = await stack.refresh();
        assert.equal(refreshed.code, 0, said(refreshed, "error"));
        const rotated = await stack.up();
        assert.deepEqual(rotated.changes, { same: 1 }, said(rotated, "error"));
        declareHeld(next, { failIfExpiresWithinDays: 30 }, "certificateBase64");
        const ending = await stack.preview();
        assert.match(said(ending, "error"), /SignStation.* expires at .*\[ERR_LEEGALITY_EXPIRES_SOON\]/);
        assert.equal((await stack.destroy()).code, 0);
    });

    async function assertUnchanged(what: string): Promise<void> {
        const run = await scenario.stack.up();
        assert.deepEqual(run.changes, { same: 2 }, `${what} changes nothing: ${said(run, "error")}`);
        assert.deepEqual(scenario.takeRequests(), [], `${what} sends nothing`);
    }
});

function formOf({ bytes, passkey }: Pkcs12File): FormData {
    return formData({ file: bytes, passkey });
}

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
