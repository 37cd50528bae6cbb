/** The life of a certificate over gRPC: Check, preview, create, diff, update, refresh, import, delete. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../provider/engine-wire/signatures";
import { sendByHand } from "../support/by-hand";
import { HR } from "../support/departments";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { formData } from "../support/world";
import { CERTIFICATE as TYPE, Plugin, urnOf } from "./plugin-client";

const first = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "first passkey" });
const renewed = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "renewed passkey" });

describe("a certificate over gRPC", () => {
    let emulator: Emulator;
    let plugin: Plugin;
    let config: Record<string, string>;
    let folder: string;
    let path: string;

    beforeEach(async () => {
        emulator = await startEmulator();
        config = { baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" };
        plugin = await Plugin.start(config);
        folder = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        path = join(folder, "signing.p12");
        writeFileSync(path, first.bytes);
    });
    afterEach(async () => {
        plugin.stop();
        rmSync(folder, { recursive: true, force: true });
        await emulator.stop();
    });

    async function created(args: Readonly<Record<string, unknown>> = {}) {
        const { inputs, failures } = await plugin.check(TYPE, "signing", {
            certificateFile: path,
            passkey: first.passkey,
            ...args,
        });
        assert.deepEqual(failures, []);
        const { id, state } = await plugin.create(TYPE, "signing", inputs);
        return { id, inputs, state };
    }

    it("has its path as an asset with the file's hash and its passkey as a secret after Check", async () => {
        const { inputs, failures } = await plugin.check(TYPE, "signing", {
            certificateFile: path,
            passkey: "first passkey",
        });
        assert.deepEqual(failures, []);
        assert.deepEqual(inputs, {
            enabled: true,
            certificateFile: { [SIGNATURE_KEY]: SIGNATURES.asset, path, hash: sha256(first.bytes) },
            passkey: { [SIGNATURE_KEY]: SIGNATURES.secret, value: "first passkey" },
        });
        assert.deepEqual(emulator.requests(), [], "nothing is sent");
    });

    it("is previewed with the file's facts", async () => {
        const { inputs } = await plugin.check(TYPE, "signing", { certificateFile: path, passkey: first.passkey });
        const { id, state } = await plugin.create(TYPE, "signing", inputs, true);
        assert.equal(id, "");
        assert.equal(state["fileHash"], sha256(first.bytes));
        assert.equal(state["subject"], "CN=signing");
        assert.equal(state["endpoint"], emulator.url);
        assert.equal(state["certificateName"], undefined, "what the server says is not known");
        assert.deepEqual(emulator.requests(), []);
    });

    for (const { what, args, known } of [
        { what: "an unknown passkey", args: { passkey: UNKNOWN_TEXTS.string }, known: ["fileHash"] },
        { what: "an unknown file", args: { certificateFile: UNKNOWN_TEXTS.asset }, known: [] },
        { what: "an unknown department", args: { departmentId: UNKNOWN_TEXTS.string }, known: ["fileHash", "subject"] },
    ]) {
        it(`is previewed with ${what}`, async () => {
            const { inputs, failures } = await plugin.check(TYPE, "signing", {
                certificateFile: path,
                passkey: first.passkey,
                ...args,
            });
            assert.deepEqual(failures, []);
            const { state } = await plugin.create(TYPE, "signing", inputs, true);
            assert.deepEqual(
                ["fileHash", "subject"].filter((name) => state[name] !== undefined),
                known,
            );
        });
    }

    it("is created, then unchanged, with its outputs free of passkey, path and options", async () => {
        const { id, inputs, state } = await created({ departmentId: HR, expiryWarningDays: 10 });
        assert.equal(emulator.certificates()[0]?.id, id);
        for (const name of ["passkey", "certificateFile", "expiryWarningDays", "__resourceName"]) {
            assert.equal(name in state, false, name);
        }
        const again = await plugin.check(
            TYPE,
            "signing",
            { certificateFile: path, passkey: first.passkey, departmentId: HR, expiryWarningDays: 10 },
            inputs,
            state,
        );
        assert.deepEqual(again.inputs, inputs);
        assert.equal((await plugin.diff(TYPE, "signing", id, inputs, state, again.inputs)).changes, false);
    });

    it("shows changes of certificateFile and passkey, is updated in place, and keeps the id", async () => {
        const { id, inputs, state } = await created();
        writeFileSync(path, renewed.bytes);
        const { inputs: news } = await plugin.check(
            TYPE,
            "signing",
            { certificateFile: path, passkey: renewed.passkey },
            inputs,
            state,
        );
        const diff = await plugin.diff(TYPE, "signing", id, inputs, state, news);
        assert.deepEqual(diff, {
            changes: true,
            diffs: ["certificateFile", "passkey"],
            detailed: ["certificateFile", "passkey"],
            replaces: [],
            deleteBeforeReplace: true,
        });
        const previewed = await plugin.update(TYPE, "signing", id, { inputs, state }, news, true);
        assert.equal(previewed["fileHash"], sha256(renewed.bytes));
        const note = plugin.logged.find(({ message }) => message.startsWith("Rotation: "));
        assert.equal(note?.urn, urnOf(TYPE, "signing"));
        assert.match(
            note.message,
            /^Rotation: CN=signing, serial number [0-9A-F]+ \(expires at .*, in \d+ days?\) is replaced by CN=signing, serial/,
        );
        emulator.clearRequests();
        const after = await plugin.update(TYPE, "signing", id, { inputs, state }, news);
        assert.deepEqual(
            emulator.requests().map(({ method }) => method),
            ["PUT", "GET"],
        );
        assert.equal(after["fileHash"], sha256(renewed.bytes));
        assert.equal(emulator.certificates()[0]?.sha256, sha256(renewed.bytes));
        assert.equal((await plugin.diff(TYPE, "signing", id, news, after, news)).changes, false);
    });

    it("does not change if its file is moved or given as base64", async () => {
        const { id, inputs, state } = await created();
        const moved = join(folder, "moved.pfx");
        writeFileSync(moved, first.bytes);
        for (const args of [{ certificateFile: moved }, { certificateBase64: first.bytes.toString("base64") }]) {
            const { inputs: news, failures } = await plugin.check(
                TYPE,
                "signing",
                { ...args, passkey: first.passkey },
                inputs,
                state,
            );
            assert.deepEqual(failures, []);
            assert.equal(
                (await plugin.diff(TYPE, "signing", id, inputs, state, news)).changes,
                false,
                Object.keys(args)[0],
            );
        }
    });

    for (const { what, change } of [
        {
            what: "has another content",
            change: () => {
                writeFileSync(path, renewed.bytes);
            },
        },
        {
            what: "is gone",
            change: () => {
                rmSync(path);
            },
        },
    ]) {
        it(`keeps its file if ignoreChanges gives the old asset and the path ${what}`, async () => {
            const { id, inputs, state } = await created({ departmentId: HR });
            change();
            const legal = emulator.addDepartment("Legal").id;
            // The engine puts the old value in the place of what the program gives.
            const args = { certificateFile: inputs["certificateFile"], passkey: renewed.passkey, departmentId: legal };
            const { inputs: news, failures } = await plugin.check(TYPE, "signing", args, inputs, state);
            assert.deepEqual(failures, []);
            assert.deepEqual((await plugin.diff(TYPE, "signing", id, inputs, state, news)).diffs, ["departmentId"]);
            const previewed = await plugin.update(TYPE, "signing", id, { inputs, state }, news, true);
            assert.equal(previewed["subject"], "CN=signing");
            const after = await plugin.update(TYPE, "signing", id, { inputs, state }, news);
            assert.equal(after["departmentName"], "Legal");
            assert.equal(after["fileHash"], sha256(first.bytes));
            assert.equal(emulator.certificates()[0]?.sha256, sha256(first.bytes));
        });
    }

    it("is refreshed: unchanged, moved to another department, replaced outside, gone", async () => {
        const { id, inputs, state } = await created({ departmentId: HR });
        const same = await plugin.read(TYPE, "signing", id, inputs, state);
        assert.deepEqual(same, { id, inputs, state });

        emulator.changeCertificate(id, { departmentId: emulator.addDepartment("Legal").id });
        const moved = await plugin.read(TYPE, "signing", id, inputs, state);
        assert.equal(moved.state["departmentName"], "Legal");
        assert.deepEqual((await plugin.diff(TYPE, "signing", id, moved.inputs, moved.state, inputs)).diffs, [
            "departmentId",
        ]);

        await replaceOutside(emulator, id);
        const replaced = await plugin.read(TYPE, "signing", id, inputs, state);
        assert.equal("certificateFile" in replaced.inputs, false);
        assert.deepEqual(replaced.inputs["passkey"], inputs["passkey"]);
        const diff = await plugin.diff(TYPE, "signing", id, replaced.inputs, replaced.state, inputs);
        assert.deepEqual(diff.diffs, ["certificateFile", "departmentId"]);

        emulator.removeCertificate(id);
        assert.equal((await plugin.read(TYPE, "signing", id, inputs, state)).id, "");
    });

    it("is imported by its id without a change; file and passkey are added by one PUT", async () => {
        const { id } = await created({ departmentId: HR });
        await plugin.configure(config);
        const { inputs, state } = await plugin.read(TYPE, "imported", id);
        assert.deepEqual(inputs, { enabled: true, departmentId: HR });
        const checked = await plugin.check(TYPE, "imported", inputs, inputs, state);
        assert.deepEqual(checked, { inputs, failures: [] });
        assert.equal((await plugin.diff(TYPE, "imported", id, inputs, state, inputs)).changes, false);
        const withFile = await plugin.check(
            TYPE,
            "imported",
            { ...inputs, certificateFile: path, passkey: first.passkey },
            inputs,
            state,
        );
        assert.deepEqual(withFile.failures, []);
        assert.deepEqual((await plugin.diff(TYPE, "imported", id, inputs, state, withFile.inputs)).diffs, [
            "certificateFile",
            "passkey",
        ]);
        emulator.clearRequests();
        const after = await plugin.update(TYPE, "imported", id, { inputs, state }, withFile.inputs);
        assert.deepEqual(
            emulator.requests().map(({ method }) => method),
            ["PUT", "GET"],
        );
        assert.equal((await plugin.diff(TYPE, "imported", id, withFile.inputs, after, withFile.inputs)).changes, false);
    });

    it("fails Check on certificateFile for a passkey without a file, and for a new resource without one", async () => {
        const { id } = await created();
        const { inputs, state } = await plugin.read(TYPE, "imported", id);
        const { failures } = await plugin.check(TYPE, "imported", { ...inputs, passkey: "p" }, inputs, state);
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["certificateFile"],
        );
        const fresh = await plugin.check(TYPE, "new", { enabled: true });
        assert.deepEqual(
            fresh.failures.map(({ property }) => property),
            ["certificateFile"],
        );
    });

    it("is deleted, also if it is gone already", async () => {
        const { id, inputs, state } = await created();
        await plugin.delete(TYPE, "signing", id, { inputs, state });
        assert.deepEqual(emulator.certificates(), []);
        await plugin.delete(TYPE, "signing", id, { inputs, state });
    });
});

/** Somebody uploads another file under the same id. */
async function replaceOutside(emulator: Emulator, id: string): Promise<void> {
    const other = makePkcs12({ commonName: "signing", friendlyName: "signing", notAfter: new Date("2040-01-01") });
    const form = formData({ file: other.bytes, passkey: other.passkey });
    await sendByHand(emulator, "PUT", `/certificates/${id}`, form);
}

function sha256(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
