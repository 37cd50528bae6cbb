/** Passkey references: resolved for check, for operations that send the passkey, and for those that only redact it. */
import assert from "node:assert/strict";
import type { PasskeyReference } from "../../../../provider/core/certificate/passkey-source";
import type { CertificateInputs } from "../../../../provider/core/certificate/types";
import { unknown as UNKNOWN, type Known, type Unknown } from "../../../../provider/core/unknown";
import { LeegalityError } from "../../../../provider/lifecycle/errors/leegality-error";
import { resolveForCheck, withPasskey, withPasskeyIfThere } from "../../../../provider/lifecycle/file/resolve-passkey";

/** One variable and one file are there. */
const ports = {
    readPasskey: (reference: PasskeyReference) => {
        const found = reference.kind === "env" ? reference.name === "A" : reference.path === "p";
        return found
            ? Promise.resolve("sesame")
            : Promise.reject(new LeegalityError("ERR_LEEGALITY_PASSKEY_UNAVAILABLE", "It is not there."));
    },
};
const broken = { readPasskey: () => Promise.reject(new TypeError("a fault of the program")) };

describe("resolveForCheck", () => {
    const rows: {
        readonly name: string;
        readonly raw: Record<string, unknown>;
        readonly pinned?: boolean;
        readonly passkey: string | Unknown | undefined;
        /** What stands in the inputs that the engine keeps. */
        readonly kept: Record<string, unknown>;
        readonly failure?: { readonly property: string; readonly code: string };
    }[] = [
        { name: "none", raw: {}, passkey: undefined, kept: {} },
        { name: "an inline one", raw: { passkey: "a" }, passkey: "a", kept: { passkey: "a" } },
        { name: "a variable", raw: { passkeyEnv: "A" }, passkey: "sesame", kept: { passkeyEnv: "A" } },
        { name: "a file", raw: { passkeyFile: "p" }, passkey: "sesame", kept: { passkeyFile: "p" } },
        { name: "an unknown one", raw: { passkeyEnv: UNKNOWN }, passkey: UNKNOWN, kept: { passkeyEnv: UNKNOWN } },
        {
            name: "a pinned file's",
            raw: { passkeyEnv: "NONE" },
            pinned: true,
            passkey: UNKNOWN,
            kept: { passkeyEnv: "NONE" },
        },
        {
            name: "a missing variable",
            raw: { passkeyEnv: "NONE" },
            passkey: UNKNOWN,
            kept: { passkeyEnv: "NONE" },
            failure: { property: "passkeyEnv", code: "ERR_LEEGALITY_PASSKEY_UNAVAILABLE" },
        },
        {
            name: "a missing file",
            raw: { passkeyEnv: null, passkeyFile: "none" },
            passkey: UNKNOWN,
            kept: { passkeyFile: "none" },
            failure: { property: "passkeyFile", code: "ERR_LEEGALITY_PASSKEY_UNAVAILABLE" },
        },
        {
            name: "two of them",
            raw: { passkey: "a", passkeyEnv: "A" },
            passkey: UNKNOWN,
            kept: { passkeyEnv: "A" },
            failure: { property: "passkey", code: "ERR_LEEGALITY_INVALID_ARGUMENT" },
        },
    ];
    for (const { name, raw, pinned = false, passkey, kept, failure } of rows) {
        it(`${name}: check uses the passkey, the engine gets the reference`, async () => {
            const resolved = await resolveForCheck(ports, { ...raw, enabled: true }, pinned);
            assert.deepEqual(
                [resolved.raw["passkey"], resolved.raw["passkeyEnv"], resolved.raw["passkeyFile"]],
                [passkey, undefined, undefined],
            );
            const rest = { enabled: true, expiryWarningDays: 30 };
            const inputs: Known<CertificateInputs> = passkey === undefined ? rest : { ...rest, passkey };
            assert.deepEqual(resolved.withReference(inputs), { ...rest, ...kept });
            assert.deepEqual(
                resolved.failures.map(({ property, reason }) => ({ property, code: /\[(\w+)\]$/.exec(reason)?.[1] })),
                failure === undefined ? [] : [failure],
            );
        });
    }

    it("throws an unforeseen error unchanged", async () => {
        await assert.rejects(resolveForCheck(broken, { passkeyEnv: "A" }, false), TypeError);
    });
});

describe("withPasskey", () => {
    const rows: [given: Record<string, string>, passkey: string | undefined][] = [
        [{}, undefined],
        [{ passkey: "a" }, "a"],
        [{ passkeyEnv: "A" }, "sesame"],
        [{ passkeyFile: "p" }, "sesame"],
    ];
    for (const [given, passkey] of rows) {
        it(`${JSON.stringify(given)} has the passkey ${String(passkey)}`, async () => {
            for (const resolve of [withPasskey, withPasskeyIfThere]) {
                const found: { readonly passkey?: string } = await resolve(ports, given);
                assert.equal(found.passkey, passkey);
                assert.partialDeepStrictEqual(found, given);
            }
        });
    }

    it("fails for a missing passkey only if the operation sends it", async () => {
        const given = { passkeyEnv: "NONE" };
        await assert.rejects(withPasskey(ports, given), { code: "ERR_LEEGALITY_PASSKEY_UNAVAILABLE" });
        assert.deepEqual(await withPasskeyIfThere(ports, given), given);
        await assert.rejects(withPasskeyIfThere(broken, given), TypeError);
    });
});
