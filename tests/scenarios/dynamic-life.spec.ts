/** The life of a certificate through the dynamic provider's six calls, as the engine's launcher makes them. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator } from "signstation-emulator";
import type * as runtime from "../../provider/dynamic/runtime";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";

const SESSION = require.resolve("../../provider/dynamic/session/session");
const RUNTIME = require.resolve("../../provider/dynamic/runtime");
const ADAPTER = require.resolve("../../provider/dynamic/adapter");
type Properties = Record<string, unknown>;

describe("a certificate through the dynamic provider", () => {
    let emulator: Emulator;
    let provider: typeof runtime;
    const forget = () => {
        for (const path of [SESSION, RUNTIME, ADAPTER]) {
            Reflect.deleteProperty(require.cache, path);
        }
    };
    before(async () => {
        emulator = await startEmulator();
        forget();
        provider = module.require(RUNTIME) as typeof runtime;
        const values: Properties = { "leegality:baseUrl": emulator.url, "leegality:authToken": emulator.token };
        const get = (key: string) => values[key] as string | undefined;
        await provider.configure({ config: { get, require: (key) => get(key) ?? assert.fail(key) } });
    });
    after(async () => {
        forget();
        await emulator.stop();
    });

    it("is created, unchanged, disabled, refreshed with drift, and deleted", async () => {
        const args = {
            certificateBase64: makeQuickPkcs12({ passkey: "secret" }).toString("base64"),
            passkey: "secret",
            __resourceName: "signing",
            __provider: "text",
        };
        const checked = async (more: Properties = {}): Promise<Properties> => {
            const { inputs, failures } = (await provider.check({}, { ...args, ...more })) as {
                inputs: unknown;
                failures: unknown;
            };
            assert.deepEqual(failures, []);
            // The engine passes secrets to a dynamic provider in clear.
            return {
                ...(inputs as Properties),
                passkey: args.passkey,
                certificateBase64: args.certificateBase64,
                __provider: "text",
            };
        };
        const inputs = await checked();
        assert.equal(typeof inputs["fileHash"], "string");
        const { id, outs } = (await provider.create(inputs)) as { id: string; outs: Properties };
        assert.partialDeepStrictEqual(outs, { __resourceName: "signing", expiryWarningDays: 30, passkey: "secret" });
        assert.equal((await provider.diff(id, outs, inputs)).changes, false);
        const disabled = await checked({ enabled: false });
        assert.equal((await provider.diff(id, outs, disabled)).changes, true);
        const { outs: after } = (await provider.update(id, outs, disabled)) as { outs: Properties };
        const found = await provider.read(id, after);
        assert.deepEqual([found.props, found.inputs], [after, undefined]);
        const drifted = await provider.read(id, { ...after, notAfter: "2001-01-01T00:00:00Z" });
        assert.partialDeepStrictEqual(drifted.inputs, { __resourceName: "signing", passkey: "secret", enabled: false });
        assert.ok(drifted.inputs !== undefined && !("fileHash" in drifted.inputs));
        await provider.delete(id, after);
        assert.deepEqual(emulator.certificates(), []);
        assert.deepEqual(await provider.read(id, after), { id: "", props: {} });
    });
});
