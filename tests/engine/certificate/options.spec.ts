/** Pulumi's resource options on certificates, on the real engine. */
import assert from "node:assert/strict";
import { sendByHand } from "../../support/by-hand";
import { said, type Run } from "../../support/engine/engine-run";
import { makePkcs12, type Pkcs12File } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";
import { formData } from "../../support/world";

const DAY = 24 * 3600 * 1000;
/** ignoreChanges of each of these leaves the file and its passkey alone. */
const FILE_PROPERTIES = ["certificateFile", "fileHash", "notAfter", "unverified"];

describe("the resource options", function () {
    this.timeout(300_000);
    let scenario: Scenario;
    let legal: string;
    let files: Map<string, Pkcs12File>;
    /** Arguments and options by resource name. */
    let declared: Record<string, Record<string, unknown>>;

    beforeEach(async () => {
        scenario = await Scenario.open();
        legal = scenario.emulator.addDepartment("Legal").id;
        files = new Map();
        declared = {};
    });
    afterEach(() => scenario.close());

    /** Each certificate has a file of its own, with the resource's name as its alias. */
    function declare(name: string, options: Record<string, unknown>, args: Record<string, unknown> = {}): void {
        const { passkey } = files.get(name) ?? writeFile(name);
        declared[name] = { certificateFile: `${name}.p12`, passkey, departmentId: HR, ...args, options };
    }

    function writeFile(name: string, more: { readonly passkey?: string; readonly notAfter?: Date } = {}): Pkcs12File {
        const file = makePkcs12({ commonName: name, friendlyName: name, ...more });
        scenario.stack.write(`${name}.p12`, file.bytes);
        files.set(name, file);
        return file;
    }

    async function up(changes: Run["changes"] | undefined, ...more: string[]): Promise<Run> {
        scenario.declareCertificates(declared);
        const run = await scenario.stack.up(...more);
        if (changes !== undefined) {
            assert.equal(run.code, 0, said(run, "error"));
            assert.deepEqual(run.changes, changes);
        }
        return run;
    }

    /** The certificate of this alias on the server. */
    function held(alias: string) {
        return scenario.emulator.certificates().find((each) => each.alias === alias) ?? assert.fail(alias);
    }

    async function urnOf(name: string): Promise<string> {
        const found = (await scenario.stack.certificates()).find(({ urn }) => urn.endsWith(`::${name}`));
        return found?.urn ?? assert.fail(name);
    }

    /** What was written since the last look: method and alias, by the certificate's id before and after; a new one has none. */
    function writes(before: ReadonlyMap<string, string>): string[] {
        const aliases = new Map([...before, ...aliasesById()]);
        return scenario.emulator
            .requests()
            .filter(({ method }) => method !== "GET")
            .map(({ method, path }) => [method, aliases.get(path.split("/").at(-1) ?? "")].join(" ").trim());
    }

    function aliasesById(): Map<string, string> {
        return new Map(scenario.emulator.certificates().map(({ id, alias }) => [id, alias]));
    }

    /** Runs something and gives what it wrote. */
    async function writesOf(run: () => Promise<unknown>): Promise<string[]> {
        const before = aliasesById();
        scenario.emulator.clearRequests();
        await run();
        return writes(before);
    }

    /** Puts a file with another end in place, as somebody does in the dashboard, and gives its hash. */
    async function rotateByHand(name: string): Promise<string> {
        const { bytes, passkey, fileHash } = makePkcs12({
            commonName: name,
            friendlyName: name,
            notAfter: new Date(Date.now() + 900 * DAY),
        });
        await sendByHand(
            scenario.emulator,
            "PUT",
            `/certificates/${held(name).id}`,
            formData({ file: bytes, passkey }),
        );
        assert.equal(held(name).sha256, fileHash);
        return fileHash;
    }

    it("protect: destroy and removal from the program are refused, and the certificate stays", async () => {
        declare("signing", { protect: true });
        await up({ create: 1 });
        const { id } = scenario.onlyCertificate();
        assert.notEqual((await scenario.stack.destroy()).code, 0);
        declared = {};
        const removal = await up(undefined);
        assert.notEqual(removal.code, 0);
        assert.match(said(removal, "error"), /protected/);
        assert.equal(scenario.onlyCertificate().id, id);
        assert.equal((await scenario.stack.certificates())[0]?.id, id);
    });

    it("ignoreChanges of facts: file and passkey are not updated, and every other change is", async () => {
        for (const property of FILE_PROPERTIES) {
            declare(property, { ignoreChanges: [property] });
        }
        await up({ create: FILE_PROPERTIES.length });
        const originals = new Map(files);
        for (const property of FILE_PROPERTIES) {
            writeFile(property, { passkey: "renewed passkey" });
            declare(property, { ignoreChanges: [property] }, { passkey: "opens neither" });
        }
        assert.deepEqual(await writesOf(() => up({ same: FILE_PROPERTIES.length })), []);
        for (const property of FILE_PROPERTIES) {
            const args = { passkey: "opens neither", departmentId: legal };
            declare(property, { ignoreChanges: [property] }, args);
        }
        assert.deepEqual(
            (await writesOf(() => up({ update: FILE_PROPERTIES.length }))).sort(),
            FILE_PROPERTIES.map((property) => `PUT ${property}`).sort(),
        );
        const kept = await scenario.stack.certificates();
        for (const property of FILE_PROPERTIES) {
            const original = originals.get(property)?.fileHash;
            assert.deepEqual([held(property).sha256, held(property).departmentId], [original, legal], property);
            const outputs = kept.find(({ urn }) => urn.endsWith(`::${property}`))?.outputs;
            assert.deepEqual([outputs?.["fileHash"], outputs?.["subject"]], [original, `CN=${property}`]);
        }
        // A replacement uploads the program's file all the same.
        const [replaced = ""] = FILE_PROPERTIES;
        declare(replaced, { ignoreChanges: [replaced] }, { departmentId: legal });
        const urn = await urnOf(replaced);
        const requests = await writesOf(async () => {
            const run = await up(undefined, "--replace", urn);
            assert.equal(run.code, 0, said(run, "error"));
        });
        assert.deepEqual(requests, [`DELETE ${replaced}`, "POST"]);
        assert.equal(held(replaced).sha256, files.get(replaced)?.fileHash);
        const replacement = (await scenario.stack.certificates()).find((each) => each.urn === urn);
        assert.equal(replacement?.outputs?.["fileHash"], files.get(replaced)?.fileHash);
    });

    it("ignoreChanges of the file: a file that was rotated by hand stays, through other updates and a refresh", async () => {
        const options = { ignoreChanges: ["certificateFile", "passkey"] };
        declare("signing", options);
        await up({ create: 1 });
        const rotated = await rotateByHand("signing");
        for (const args of [{ departmentId: legal }, { departmentId: legal, enabled: false }]) {
            declare("signing", options, args);
            assert.deepEqual(await writesOf(() => up({ update: 1 })), ["PUT signing"]);
        }
        await scenario.stack.refresh();
        assert.deepEqual(await writesOf(() => up({ same: 1 })), []);
        const { sha256, departmentId, enabled } = held("signing");
        assert.deepEqual([sha256, departmentId, enabled], [rotated, legal, false]);
    });

    it("retainOnDelete, ignoreChanges of the department, replaceOnChanges, aliases and --target", async () => {
        const moved = { departmentId: legal };
        declare("retained", { retainOnDelete: true });
        declare("ignored", { ignoreChanges: ["departmentId"] });
        declare("replaced", { replaceOnChanges: ["departmentId"] });
        declare("aliased", {});
        await up({ create: 4 });
        const before = new Map([...aliasesById()].map(([id, alias]) => [alias, id]));

        delete declared["retained"];
        declare("ignored", { ignoreChanges: ["departmentId"] }, moved);
        declare("replaced", { replaceOnChanges: ["departmentId"] }, moved);
        const { certificateFile, passkey } = declared["aliased"] ?? {};
        delete declared["aliased"];
        const renamed = { aliases: [{ name: "aliased" }], replaceOnChanges: ["departmentId"] };
        declared["contracts"] = { certificateFile, passkey, departmentId: HR, options: renamed };
        const first = await writesOf(async () => {
            const run = await up(undefined);
            assert.equal(run.code, 0, said(run, "error"));
            assert.equal(run.changes["same"], 2, "the ignored one and the renamed one");
        });
        assert.deepEqual(first, ["DELETE replaced", "POST"], "the old one is deleted, the new one is uploaded");
        assert.equal(held("retained").id, before.get("retained"));
        assert.equal(held("ignored").departmentId, HR);
        assert.equal(held("replaced").departmentId, legal);
        assert.notEqual(held("replaced").id, before.get("replaced"));
        const known = new Map((await scenario.stack.certificates()).map(({ urn, id }) => [urn.split("::").at(-1), id]));
        assert.deepEqual(
            known,
            new Map([
                ["ignored", before.get("ignored")],
                ["replaced", held("replaced").id],
                ["contracts", before.get("aliased")],
            ]),
        );

        // Two of them change, one is the target: it is replaced under its new name, its old certificate deleted.
        declare("replaced", { replaceOnChanges: ["departmentId"] });
        declared["contracts"] = { certificateFile, passkey, departmentId: legal, options: renamed };
        const target = await urnOf("contracts");
        const second = await writesOf(async () => {
            const run = await up(undefined, "--target", target);
            assert.equal(run.code, 0, said(run, "error"));
        });
        assert.deepEqual(second, ["DELETE aliased", "POST"]);
        assert.equal(held("replaced").departmentId, legal, "what is no target stays");
        assert.equal(held("aliased").departmentId, legal);
    });

    it("deleteBeforeReplace: false: fails with the alias in use, and the certificate does not change", async () => {
        declare("signing", { deleteBeforeReplace: false });
        await up({ create: 1 });
        const { id } = scenario.onlyCertificate();
        const run = await up(undefined, "--replace", await urnOf("signing"));
        assert.notEqual(run.code, 0);
        assert.match(said(run, "error"), /ERR_LEEGALITY_ALREADY_EXISTS/);
        assert.equal(scenario.onlyCertificate().id, id);
        await up({ same: 1 });
    });
});
