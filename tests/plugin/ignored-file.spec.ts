/** Certificates whose file is not opened, over gRPC: `ignoreChanges`, no file, a file that this runtime cannot open. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { sendByHand } from "../support/by-hand";
import { fixture } from "../support/pkcs12/fixtures";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { formData } from "../support/world";
import { CERTIFICATE as TYPE, Plugin, type CallError } from "./plugin-client";

type Bag = Readonly<Record<string, unknown>>;

const END_DAYS = 20;
const file = makePkcs12({
    commonName: "signing",
    friendlyName: "signing",
    notAfter: new Date(Date.now() + END_DAYS * 86_400_000),
});
const renewed = makePkcs12({ commonName: "renewed", friendlyName: "signing" });
/** Neither the plugin nor the local SignStation opens it. */
const unopened = fixture("openssl-3-rc4-128");

describe("a certificate whose file is not opened, over gRPC", () => {
    let emulator: Emulator;
    let plugin: Plugin;
    let folder: string;
    let path: string;

    beforeEach(async () => {
        emulator = await startEmulator();
        plugin = await Plugin.start(
            { baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" },
            { PASSKEY: file.passkey },
        );
        folder = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        path = join(folder, "signing.p12");
    });
    afterEach(async () => {
        plugin.stop();
        rmSync(folder, { recursive: true, force: true });
        await emulator.stop();
    });

    async function created(bytes: Buffer, args: Bag) {
        writeFileSync(path, bytes);
        const { inputs, failures } = await plugin.check(TYPE, "signing", { ...args, enabled: true });
        assert.deepEqual(failures, []);
        const { id, state } = await plugin.create(TYPE, "signing", inputs);
        return { id, inputs, state };
    }

    interface Held {
        readonly id: string;
        readonly inputs: Bag;
        readonly state: Bag;
        /** What the next Check gets of the file. */
        readonly args: Bag;
        readonly ignoreChanges: readonly string[];
    }

    const kinds: readonly { readonly what: string; readonly hold: () => Promise<Held> }[] = [
        {
            what: "pinned by ignoreChanges",
            hold: async () => {
                const held = await created(file.bytes, { certificateFile: path, passkey: file.passkey });
                rmSync(path);
                const { certificateFile } = held.inputs;
                return {
                    ...held,
                    args: { certificateFile, passkey: file.passkey },
                    ignoreChanges: ["certificateFile"],
                };
            },
        },
        {
            what: "pinned by ignoreChanges and replaced outside, so that SignStation alone knows its end",
            hold: async () => {
                const held = await created(renewed.bytes, { certificateFile: path, passkey: renewed.passkey });
                rmSync(path);
                await sendByHand(emulator, "PUT", `/certificates/${held.id}`, form());
                const { inputs, state } = await plugin.read(TYPE, "signing", held.id, held.inputs, held.state);
                assert.deepEqual([inputs["certificateFile"], state["notAfter"]], [undefined, undefined]);
                // Nor has the engine a file to give to Check. The program's passkey may be another one by now.
                const args = { passkey: "another passkey" };
                return { id: held.id, inputs, state, args, ignoreChanges: ["certificateFile"] };
            },
        },
        {
            what: "imported, without a file",
            hold: async () => {
                const { id } = await created(file.bytes, { certificateFile: path, passkey: file.passkey });
                const { inputs, state } = await plugin.read(TYPE, "signing", id);
                return { id, inputs, state, args: {}, ignoreChanges: [] };
            },
        },
    ];
    for (const { what, hold } of kinds) {
        for (const { days, ends } of [
            { days: END_DAYS + 1, ends: true },
            { days: END_DAYS - 2, ends: false },
        ]) {
            const verdict = ends ? "stops" : "does not stop";
            const limit = { failIfExpiresWithinDays: days };

            it(`${verdict} at Check ${END_DAYS} days before its end with failIfExpiresWithinDays ${days}: ${what}`, async () => {
                const { id, inputs, state, args, ignoreChanges } = await hold();
                const checked = await plugin.check(
                    TYPE,
                    "signing",
                    { enabled: true, ...args, ...limit },
                    inputs,
                    state,
                );
                assert.deepEqual(
                    checked.failures.map(({ property }) => property),
                    ends ? ["failIfExpiresWithinDays"] : [],
                );
                assert.equal(
                    checked.failures.every(({ reason }) => reason.endsWith("[ERR_LEEGALITY_EXPIRES_SOON]")),
                    true,
                );
                if (!ends) {
                    await plugin.diff(TYPE, "signing", id, inputs, state, checked.inputs, ignoreChanges);
                }
            });

            it(`${verdict} at Diff with an engine that gives Check no outputs: ${days}, ${what}`, async () => {
                const { id, inputs, state, args, ignoreChanges } = await hold();
                const checked = await plugin.check(TYPE, "signing", { enabled: true, ...args, ...limit }, inputs);
                assert.deepEqual(checked.failures, []);
                const diff = plugin.diff(TYPE, "signing", id, inputs, state, checked.inputs, ignoreChanges);
                if (ends) {
                    assert.match(
                        (await failure(diff)).details,
                        /SignStation.* expires at .*\[ERR_LEEGALITY_EXPIRES_SOON\]$/,
                    );
                } else {
                    assert.equal((await diff).changes, false);
                }
            });
        }

        it(`does not stop a refresh, which has no Check: ${what}`, async () => {
            const { id, inputs, state, ignoreChanges } = await hold();
            const limited = { ...inputs, failIfExpiresWithinDays: END_DAYS + 1 };
            assert.equal(
                (await plugin.diff(TYPE, "signing", id, limited, state, limited, ignoreChanges)).changes,
                false,
            );
        });
    }

    it("that this runtime cannot open stops by the end that SignStation reports", async () => {
        const args = { certificateFile: path, passkey: unopened.passkey };
        const body = { data: await sendByHand(emulator, "POST", "/certificates", form()) };
        emulator.once({ match: { method: "POST" }, effect: { kind: "answer", status: 201, body } });
        const { id, inputs, state } = await created(unopened.bytes, args);
        assert.equal(typeof state["unverified"], "string");
        const limited = { ...args, enabled: true, failIfExpiresWithinDays: END_DAYS + 1 };
        const { failures } = await plugin.check(TYPE, "signing", limited, inputs, state);
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["failIfExpiresWithinDays"],
        );
        const { inputs: news } = await plugin.check(TYPE, "signing", limited, inputs);
        const { details } = await failure(plugin.diff(TYPE, "signing", id, inputs, state, news));
        assert.match(details, /EXPIRES_SOON\]$/);
    });

    const base64 = file.bytes.toString("base64");
    const passkeys: readonly { readonly what: string; readonly passkey: Bag; readonly code: string }[] = [
        { what: "another passkey", passkey: { passkey: renewed.passkey + "!" }, code: "ERR_PKCS12_WRONG_PASSKEY" },
        { what: "no passkey", passkey: {}, code: "ERR_PKCS12_WRONG_PASSKEY" },
        {
            what: "a variable that is not set here",
            passkey: { passkeyEnv: "NOT_SET" },
            code: "ERR_LEEGALITY_PASSKEY_UNAVAILABLE",
        },
    ];
    for (const { what, passkey, code } of passkeys) {
        it(`keeps its base64 and its passkey where ignoreChanges gives the old base64 beside ${what}`, async () => {
            const { id, inputs, state } = await created(file.bytes, {
                certificateBase64: base64,
                passkey: file.passkey,
            });
            // The engine puts the old value in the place of what the program gives.
            const args = { certificateBase64: base64, ...passkey, enabled: false };
            for (const outputs of [state, {}]) {
                const { inputs: news, failures } = await plugin.check(TYPE, "signing", args, inputs, outputs);
                assert.deepEqual(failures, []);
                assert.deepEqual(news["passkey"], inputs["passkey"]);
                const diff = await plugin.diff(TYPE, "signing", id, inputs, state, news, ["certificateBase64"]);
                assert.deepEqual(diff.diffs, ["enabled"]);
                const previewed = await plugin.update(TYPE, "signing", id, { inputs, state }, news, true);
                assert.equal(previewed["subject"], "CN=signing");
            }
        });

        it(`stops at ${what} beside the same base64 where nothing is ignored`, async () => {
            const { id, inputs, state } = await created(file.bytes, {
                certificateBase64: base64,
                passkey: file.passkey,
            });
            const args = { certificateBase64: base64, ...passkey, enabled: true };
            const { inputs: news } = await plugin.check(TYPE, "signing", args, inputs, state);
            const { details } = await failure(plugin.diff(TYPE, "signing", id, inputs, state, news, ["departmentId"]));
            assert.ok(details.endsWith(`[${code}]`), details);
            assert.equal(details.includes(renewed.passkey + "!"), false);
        });
    }

    it("takes another place of the same passkey beside the same base64, so that the passkey leaves the state", async () => {
        const { inputs, state } = await created(file.bytes, { certificateBase64: base64, passkey: file.passkey });
        const args = { certificateBase64: base64, passkeyEnv: "PASSKEY" };
        const { inputs: news, failures } = await plugin.check(TYPE, "signing", args, inputs, state);
        assert.deepEqual(failures, []);
        assert.deepEqual([news["passkey"], news["passkeyEnv"]], [undefined, "PASSKEY"]);
    });
});

/** With the file that ends soon. */
function form(): FormData {
    return formData({ file: file.bytes, passkey: file.passkey });
}

async function failure(work: Promise<unknown>): Promise<CallError> {
    try {
        await work;
    } catch (error) {
        return error as CallError;
    }
    return assert.fail("it did not fail");
}
