/** choosePasskey: passkey, passkeyEnv or passkeyFile; what the state stores of it, and which changes count. */
import assert from "node:assert/strict";
import { compare } from "../../../../provider/core/certificate/compare";
import { choosePasskey, movesPasskey, storedPasskey } from "../../../../provider/core/certificate/passkey-source";
import { stateAfterRead, stateAfterWrite } from "../../../../provider/core/certificate/state";
import type { CertificateState, CheckedCertificate } from "../../../../provider/core/certificate/types";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";

describe("choosePasskey", () => {
    const inline = { kind: "inline" };
    const accepted: [name: string, raw: Record<string, unknown>, choice: unknown][] = [
        ["none", {}, inline],
        ["null", { passkey: null, passkeyEnv: null, passkeyFile: null }, inline],
        ["a passkey", { passkey: "sesame" }, inline],
        ["the empty passkey", { passkey: "" }, inline],
        ["an unknown passkey", { passkey: UNKNOWN }, inline],
        ["a variable", { passkeyEnv: "_A1" }, { kind: "reference", reference: { kind: "env", name: "_A1" } }],
        ["a file", { passkeyFile: "./p" }, { kind: "reference", reference: { kind: "file", path: "./p" } }],
        ["an unknown variable", { passkeyEnv: UNKNOWN }, { kind: "unknown" }],
        ["an unknown file", { passkeyFile: UNKNOWN }, { kind: "unknown" }],
    ];
    for (const [name, raw, choice] of accepted) {
        it(`accepts ${name}`, () => {
            assert.deepEqual(choosePasskey(raw), choice);
        });
    }

    const refused: [name: string, raw: Record<string, unknown>, reason: RegExp][] = [
        ["passkey and passkeyEnv", { passkey: "s3same", passkeyEnv: "A" }, /passkey and passkeyEnv are given/],
        ["passkey and passkeyFile", { passkey: "s3same", passkeyFile: "p" }, /passkey and passkeyFile are given/],
        ["both references, one unknown", { passkeyEnv: UNKNOWN, passkeyFile: "p" }, /passkeyEnv and passkeyFile/],
        ["the passkey itself as passkeyEnv", { passkeyEnv: "s3same!" }, /not the name of an environment variable/],
        ["an empty name", { passkeyEnv: "" }, /not the name of an environment variable/],
        ["a number as a name", { passkeyEnv: 7 }, /not the name of an environment variable/],
        ["an empty path", { passkeyFile: "" }, /passkeyFile is not a path/],
        ["an object as a path", { passkeyFile: { path: "p" } }, /passkeyFile is not a path/],
    ];
    for (const [name, raw, reason] of refused) {
        it(`refuses ${name} without quoting it`, () => {
            const choice = choosePasskey(raw);
            assert(choice.kind === "failed");
            assert.equal(choice.failure.property, Object.keys(raw)[0]);
            assert.equal(choice.failure.secret, true);
            assert.match(choice.failure.reason, reason);
            assert.doesNotMatch(choice.failure.reason, /s3same/);
        });
    }
});

describe("a change of the argument that gives the passkey", () => {
    const base = { fileHash: "aa", enabled: true };
    const ways = {
        inline: { passkey: "sesame" },
        env: { passkeyEnv: "A" },
        otherEnv: { passkeyEnv: "B" },
        file: { passkeyFile: "p" },
        none: {},
    };
    const rows: [from: keyof typeof ways, to: keyof typeof ways, moves: boolean][] = [
        ["inline", "inline", false],
        ["inline", "env", true],
        ["inline", "file", true],
        ["env", "env", false],
        ["env", "otherEnv", false],
        ["env", "file", false],
        ["file", "env", false],
        ["env", "inline", true],
        ["file", "inline", true],
        ["none", "env", false],
        ["env", "none", false],
    ];
    for (const [from, to, moves] of rows) {
        const state: CertificateState = { ...base, ...ways[from] };
        // As the lifecycle sees it: what a reference refers to stands beside it.
        const resolved = to === "inline" || to === "none" ? {} : { passkey: "sesame" };
        const inputs: CheckedCertificate = { ...base, ...ways[to], ...resolved, expiryWarningDays: 30 };

        it(`${from} to ${to}: the certificate does not change, and the state ${moves ? "is" : "is not"} written`, () => {
            assert.equal(compare(state, inputs).passkey, false);
            assert.equal(movesPasskey(state, inputs), moves);
        });
    }

    it("with the same reference and a new file: is a change that sends the passkey too", () => {
        const inputs = { ...base, fileHash: "bb", passkeyEnv: "A", expiryWarningDays: 30 };
        assert.deepEqual(compare({ ...base, passkeyEnv: "A" }, inputs), {
            file: true,
            passkey: false,
            departmentId: false,
            enabled: false,
        });
    });

    it("after a write and after a read: the state has the reference and not its passkey", () => {
        for (const reference of [ways.env, ways.file]) {
            const inputs = { ...base, ...reference, passkey: "sesame", expiryWarningDays: 30 };
            for (const state of [
                stateAfterWrite(inputs, { id: "1" }, "https://a"),
                stateAfterRead(inputs, { id: "1" }, "https://a"),
            ]) {
                assert.ok(!("passkey" in state));
                assert.partialDeepStrictEqual(state, reference);
            }
        }
        assert.equal(storedPasskey(ways.inline), "sesame");
        assert.equal(storedPasskey(ways.none), undefined);
    });
});
