/** The plugin's failures over gRPC: Check, unfinished operations, another server, timeouts, and no secrets in errors. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { startEmulator, type Emulator } from "signstation-emulator";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { CERTIFICATE as TYPE, Plugin, unfinished, type CallError } from "./plugin-client";

const file = makePkcs12({ commonName: "signing", friendlyName: "signing", passkey: "passkey-canary-93fa" });

type Bag = Readonly<Record<string, unknown>>;

/** An operation of one request, with `customTimeouts` of a second. */
interface Bounded {
    readonly what: string;
    readonly method: "POST" | "PUT" | "DELETE";
    readonly code: string;
    readonly run: (plugin: Plugin, inputs: Bag, held: { readonly id: string; readonly state: Bag }) => Promise<unknown>;
}

const bounded: readonly Bounded[] = [
    {
        what: "a create",
        method: "POST",
        code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        run: (plugin, inputs) => plugin.create(TYPE, "signing", inputs, false, 1),
    },
    {
        what: "an update",
        method: "PUT",
        code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        run: (plugin, inputs, { id, state }) =>
            plugin.update(TYPE, "signing", id, { inputs, state }, { ...inputs, enabled: false }, false, 1),
    },
    {
        what: "a delete",
        method: "DELETE",
        code: "ERR_SIGNSTATION_CANCELLED",
        run: (plugin, inputs, { id, state }) => plugin.delete(TYPE, "signing", id, { inputs, state }, 1),
    },
];

describe("failures over gRPC", () => {
    let emulator: Emulator;
    let plugin: Plugin;
    let folder: string;
    let args: { certificateFile: string; passkey: string };
    let config: Record<string, string>;

    beforeEach(async () => {
        emulator = await startEmulator();
        config = { baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" };
        plugin = await Plugin.start(config, { SIGNING_PASSKEY: "passkey-canary-93fa" });
        folder = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        args = { certificateFile: join(folder, "signing.p12"), passkey: "passkey-canary-93fa" };
        writeFileSync(args.certificateFile, file.bytes);
    });
    afterEach(async () => {
        plugin.stop();
        rmSync(folder, { recursive: true, force: true });
        await emulator.stop();
    });

    for (const { what, change, property, code } of [
        {
            what: "a wrong passkey",
            change: { passkey: "wrong-canary" },
            property: "certificateFile",
            code: "ERR_PKCS12_WRONG_PASSKEY",
        },
        {
            what: "no such file",
            change: { certificateFile: "nowhere.p12" },
            property: "certificateFile",
            code: "ERR_LEEGALITY_FILE_NOT_FOUND",
        },
        {
            what: "no file",
            change: { certificateFile: undefined },
            property: "certificateFile",
            code: "ERR_LEEGALITY_INVALID_ARGUMENT",
        },
        {
            what: "a variable that is not set",
            change: { passkey: undefined, passkeyEnv: "NOT_SET" },
            property: "passkeyEnv",
            code: "ERR_LEEGALITY_PASSKEY_UNAVAILABLE",
        },
        {
            what: "an enabled that is a text",
            change: { enabled: "yes" },
            property: "enabled",
            code: "ERR_LEEGALITY_INVALID_ARGUMENT",
        },
    ]) {
        it(`Check reports ${what} on ${property}`, async () => {
            const given = Object.fromEntries(
                Object.entries({ ...args, ...change }).filter(([, value]) => value !== undefined),
            );
            const { failures } = await plugin.check(TYPE, "signing", given);
            assert.equal(failures.length, 1, JSON.stringify(failures));
            assert.equal(failures[0]?.property, property);
            assert.ok(failures[0].reason.endsWith(`[${code}]`), failures[0].reason);
            assert.doesNotMatch(failures[0].reason, /canary/);
        });
    }

    it("Check reports a missing configuration, and Configure does not fail for it", async () => {
        await plugin.configure({});
        const { failures } = await plugin.check(TYPE, "signing", args);
        assert.ok(failures.some(({ reason }) => reason.includes("No SignStation is configured")));
        assert.ok(failures.some(({ reason }) => reason.includes("No credential")));
    });

    it("a passkey reference opens the file, and the passkey is in no input and no output", async () => {
        const { inputs, failures } = await plugin.check(TYPE, "signing", {
            certificateFile: args.certificateFile,
            passkeyEnv: "SIGNING_PASSKEY",
        });
        assert.deepEqual(failures, []);
        const { id, state } = await plugin.create(TYPE, "signing", inputs);
        assert.equal(state["subject"], "CN=signing");
        assert.equal(JSON.stringify({ inputs, state }).includes("canary"), false);
        const inline = await plugin.check(TYPE, "signing", args, inputs, state);
        assert.equal((await plugin.diff(TYPE, "signing", id, inputs, state, inline.inputs)).changes, false);
    });

    it("a failed read-back keeps the id, and the next run only reads", async () => {
        const { inputs } = await plugin.check(TYPE, "signing", args);
        emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 503 } });
        const error = await failure(plugin.create(TYPE, "signing", inputs));
        assert.match(error.details, /\[ERR_LEEGALITY_READ_BACK\]$/);
        const kept = unfinished(error) ?? assert.fail("the id is lost");
        assert.equal(kept.id, emulator.certificates()[0]?.id);
        assert.deepEqual(kept.reasons, [error.details]);
        assert.equal(JSON.stringify(kept).includes("canary"), false);
        emulator.clearRequests();
        const state = await plugin.update(TYPE, "signing", kept.id, { inputs, state: kept.state }, inputs);
        assert.deepEqual(
            emulator.requests().map(({ method }) => method),
            ["GET"],
        );
        assert.equal(state["certificateName"], "signing");
    });

    it("a certificate of another SignStation is an error before a request", async () => {
        const { inputs } = await plugin.check(TYPE, "signing", args);
        const { id, state } = await plugin.create(TYPE, "signing", inputs);
        emulator.clearRequests();
        const elsewhere = { ...state, endpoint: "https://other.example" };
        for (const work of [
            plugin.read(TYPE, "signing", id, inputs, elsewhere),
            plugin.diff(TYPE, "signing", id, inputs, elsewhere, inputs),
            plugin.delete(TYPE, "signing", id, { inputs, state: elsewhere }),
        ]) {
            assert.match((await failure(work)).details, /\[ERR_LEEGALITY_OTHER_ENDPOINT\]$/);
        }
        assert.deepEqual(emulator.requests(), []);
    });

    it("a file that changed after Check is not sent", async () => {
        const { inputs } = await plugin.check(TYPE, "signing", args);
        writeFileSync(args.certificateFile, makePkcs12({ commonName: "other", passkey: args.passkey }).bytes);
        const error = await failure(plugin.create(TYPE, "signing", inputs));
        assert.match(error.details, /\[ERR_LEEGALITY_FILE_CHANGED\]$/);
        assert.deepEqual(emulator.requests(), []);
    });

    for (const { what, method, code, run } of bounded) {
        it(`customTimeouts ends ${what} whose response does not come`, async () => {
            const { inputs } = await plugin.check(TYPE, "signing", args);
            const held = method === "POST" ? { id: "", state: {} } : await plugin.create(TYPE, "signing", inputs);
            await plugin.configure({ ...config, maxRetries: "50" });
            emulator.clearRequests();
            emulator.once({ match: { method }, effect: { kind: "delay", ms: 600_000, when: "before" } });
            const warnings: Error[] = [];
            const warned = (warning: Error) => warnings.push(warning);
            process.on("warning", warned);
            const error = await failure(run(plugin, inputs, held)).finally(() => process.off("warning", warned));
            assert.deepEqual(warnings, [], "Node.js warns of a timer");
            assert.match(error.details, /the time for the operation was over before the response came/);
            assert.ok(error.details.endsWith(`[${code}]`), error.details);
            assert.equal(error.code, grpc.status.UNKNOWN);
            assert.equal(emulator.requests().filter((request) => request.method === method).length, 1, "a retry");
        });
    }

    it("a 409 names the certificate and how to adopt it", async () => {
        const { inputs } = await plugin.check(TYPE, "signing", args);
        await plugin.create(TYPE, "signing", inputs);
        await plugin.configure(config);
        const error = await failure(plugin.create(TYPE, "again", inputs));
        assert.match(error.details, /\[ERR_LEEGALITY_ALREADY_EXISTS\]$/);
        assert.ok(error.details.includes(emulator.certificates()[0]?.id ?? "?"));
        assert.match(error.details, /adoptId/);
    });
});

async function failure(work: Promise<unknown>): Promise<CallError> {
    try {
        await work;
    } catch (error) {
        return error as CallError;
    }
    return assert.fail("it did not fail");
}
