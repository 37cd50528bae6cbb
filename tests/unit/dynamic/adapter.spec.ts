/** The adapter of the dynamic provider: the owner at diff, secrets at check, and the forms of the engine's launcher. */
import assert from "node:assert/strict";
import { adapt, type Calls } from "../../../provider/dynamic/adapter";
import { CERTIFICATE } from "../../../provider/dynamic/kind/certificate-kind";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../../provider/engine-wire/signatures";
import { certificateOperations } from "../../../provider/lifecycle/certificate";
import { fakePorts, PASSKEY, type FakePorts } from "../lifecycle/fake-certificates";

type Properties = Readonly<Record<string, unknown>>;

const CONTENT = Buffer.from("a PKCS#12 file").toString("base64");
const PROVIDER_TEXT = { __provider: "provider text" };
const secret = (value: string) => ({ [SIGNATURE_KEY]: SIGNATURES.secret, value });

describe("the adapter of the dynamic provider", () => {
    let ports: FakePorts;
    let calls: Calls;
    beforeEach(() => {
        ports = fakePorts();
        const operations = certificateOperations(ports);
        calls = adapt({ ...CERTIFICATE, operations: () => operations });
    });

    async function checkedInputs(args: Properties, olds: Properties = {}): Promise<Properties> {
        const { inputs, failures } = (await calls.check(olds, args)) as { inputs: Properties; failures: unknown };
        assert.deepEqual(failures, []);
        return inputs;
    }

    /** A certificate of the resource `signing`, as the engine passes it back: secrets in clear. */
    async function created(): Promise<{ id: string; outs: Properties; inputs: Properties }> {
        const args = { certificateFile: "a.p12", passkey: PASSKEY, __resourceName: "signing" };
        const inputs = { ...(await checkedInputs(args)), passkey: PASSKEY, ...PROVIDER_TEXT };
        const { id, outs } = (await calls.create(inputs)) as { id: string; outs: Properties };
        return { id, outs, inputs };
    }

    describe("diff", () => {
        it("fails for a resource of the state if a new one has claimed its certificate in the run", async () => {
            const { outs, inputs } = await created();
            ports.certificateIds.claim("there", "other");
            await assert.rejects(calls.diff("there", outs, inputs), { code: "ERR_LEEGALITY_CANNOT_ADOPT" });
            await calls.diff("elsewhere", outs, inputs);
        });

        const owners: [what: string, olds: string | undefined, news: string | undefined, owner: string | undefined][] =
            [
                ["the name in the state, if the option `aliases` brought another", "old", "new", "old"],
                ["the name in the program, if the state is older than names in states", undefined, "new", "new"],
                ["no name, if neither has one", undefined, undefined, undefined],
            ];
        for (const [what, olds, news, owner] of owners) {
            it(`registers the owner under ${what}`, async () => {
                const { outs, inputs } = await created();
                const named = (properties: Properties, name: string | undefined) => ({
                    ...properties,
                    __resourceName: name,
                });
                await calls.diff("there", named(outs, olds), named(inputs, news));
                assert.equal(ports.certificateIds.hasOwner("there"), true);
                const others = ["old", "new"].filter((name) => ports.certificateIds.isOwnedByOther("there", name));
                assert.deepEqual(
                    others,
                    ["old", "new"].filter((name) => owner !== undefined && name !== owner),
                );
            });
        }

        it("keeps the owner through a rename by the option `aliases`, so that the resource can be deleted", async () => {
            const { id, outs, inputs } = await created();
            await calls.diff(id, outs, { ...inputs, __resourceName: "renamed" });
            await calls.delete(id, outs);
            assert.deepEqual([...ports.certificates().stored], []);
        });

        const changes: [what: string, change: Properties, result: object][] = [
            ["nothing", {}, { changes: false, replaces: [] }],
            ["a new file", { fileHash: "other" }, { changes: true, replaces: [] }],
            ["a new passkey reference", { passkeyEnv: "PASSKEY" }, { changes: true, replaces: [] }],
            [
                "a department that replaceOnChanges names",
                { departmentId: "legal", __replaceOnChanges: ["departmentId"] },
                { changes: true, replaces: ["departmentId"] },
            ],
            [
                "replaceOnChanges in a form that the SDK does not send",
                { departmentId: "legal", __replaceOnChanges: "*" },
                { changes: true, replaces: [] },
            ],
        ];
        for (const [what, change, result] of changes) {
            it(`reports ${what}`, async () => {
                const { id, outs, inputs } = await created();
                const found = await calls.diff(id, outs, { ...inputs, ...change });
                assert.deepEqual(found, { ...result, deleteBeforeReplace: true });
            });
        }
    });

    describe("check", () => {
        it("returns passkey and certificateBase64 as secrets, also if the program gives them in clear", async () => {
            const inputs = await checkedInputs({ certificateBase64: CONTENT, passkey: PASSKEY, enabled: false });
            assert.deepEqual(inputs["passkey"], secret(PASSKEY));
            assert.deepEqual(inputs["certificateBase64"], secret(CONTENT));
            assert.equal(inputs["enabled"], false);
            const others = { ...inputs, passkey: "", certificateBase64: "" };
            for (const shown of [PASSKEY, CONTENT]) {
                assert.equal(JSON.stringify(others).includes(shown), false, "no other input repeats a secret");
            }
        });

        it("returns an unknown passkey unchanged", async () => {
            const passkey = UNKNOWN_TEXTS.string;
            const inputs = await checkedInputs({ certificateFile: "a.p12", passkey });
            assert.equal(inputs["passkey"], passkey);
        });

        it("keeps what the SDK sends for later operations, and drops everything else that is no argument", async () => {
            const sent = { __resourceName: "signing", __replaceOnChanges: ["passkey"] };
            const inputs = await checkedInputs({ certificateFile: "a.p12", passkey: PASSKEY, ...sent, stray: 1 });
            assert.partialDeepStrictEqual(inputs, sent);
            assert.equal("stray" in inputs, false);
        });

        it("reports the failure of a secret property without the property, since some engines print its value", async () => {
            const { failures } = (await calls.check(undefined, {
                certificateBase64: "***",
                expiryWarningDays: -1,
            })) as { failures: readonly { property: string; reason: string }[] };
            assert.deepEqual(
                failures.map(({ property }) => property),
                ["expiryWarningDays", ""],
            );
            assert.match(failures[1]?.reason ?? "", /certificateBase64 is not base64/);
        });
    });
});
