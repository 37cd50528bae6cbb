/** Calls that are made for a resource: whatever is said of them names it, and none of its passkeys comes back through them. */
import assert from "node:assert/strict";
import type { CertificateInputs, CertificateState } from "../../../provider/core/certificate/types";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../provider/lifecycle/certificate/delete";
import { readCertificate } from "../../../provider/lifecycle/certificate/read";
import { updateCertificate } from "../../../provider/lifecycle/certificate/update";
import { jsonAnswer, startRawServer, type CannedAnswer } from "../../support/raw-server";
import { assertSecretFree } from "../../support/secret-free";
import { file, otherFile, PASSKEY, TOKEN } from "../canaries";
import { callsOf, connect, errorOf, type CallName } from "../connect";
import { connectLifecycle, type RealLifecycle } from "../lifecycle/real-lifecycle";
import { known } from "../../unit/lifecycle/known";

const form = { file: { name: "signing.p12", bytes: file.bytes }, passkey: PASSKEY };
const caller = { resource: "signing", secrets: [PASSKEY] };

async function withServer<T>(answer: CannedAnswer, work: (url: string) => Promise<T>): Promise<T> {
    const server = await startRawServer(answer);
    try {
        return await work(server.url);
    } finally {
        await server.close();
    }
}

describe("a call that is made for a resource", () => {
    for (const method of ["GET", "LIST", "PUT", "DELETE", "POST"] satisfies CallName[]) {
        it(`${method}: its waiting lines and its error name the resource, one line for each wait`, async () => {
            await withServer({ status: 503 }, async (url) => {
                const { certificatesFor, notes } = connect(url, TOKEN, { maxRetries: 2 });
                const calls = callsOf({ certificates: certificatesFor(caller) }, form, "id-1");
                const error = await errorOf(calls[method]());
                assert.match(error.message, /^While \S.* of resource signing: the server answered 503/);
                assert.equal(notes.length, 2);
                notes.forEach((line, index) => {
                    assert.match(
                        line,
                        new RegExp(`^While .* of resource signing: .*; attempt ${index + 2} of 3 in [\\d.]+ s\\.$`),
                    );
                });
            });
        });

        it(`${method}: quotes nothing that repeats the resource's passkey, whether or not the call carried it`, async () => {
            await withServer(jsonAnswer(400, { code: "C", errors: [{ message: `got ${PASSKEY}` }] }), async (url) => {
                const certificates = connect(url, TOKEN).certificatesFor(caller);
                const error = await errorOf(callsOf({ certificates }, form, "id-1")[method]());
                assertSecretFree(error, [PASSKEY]);
                assert.match(error.message, /answered 400 \(C\): \(its text is left out/);
            });
        });
    }

    it("names the certificate's id where the resource's name is not known", async () => {
        await withServer({ status: 503 }, async (url) => {
            const certificates = connect(url, TOKEN, { maxRetries: 0 }).certificatesFor({ secrets: [] });
            assert.match((await errorOf(certificates.get("id-1"))).message, /^While reading certificate id-1: /);
        });
    });

    it("leaves other resources' calls of the same client as they are", async () => {
        await withServer({ status: 503 }, async (url) => {
            const { certificatesFor } = connect(url, TOKEN, { maxRetries: 0 });
            certificatesFor(caller);
            const error = await errorOf(certificatesFor({ resource: "other", secrets: [] }).get("id-1"));
            assert.match(error.message, / of resource other: /);
        });
    });
});

describe("the lifecycle", () => {
    const state: CertificateState = { passkey: PASSKEY, enabled: true };
    type Act = (life: RealLifecycle, inputs: CertificateInputs) => Promise<unknown>;
    const acts: [name: string, act: Act][] = [
        ["create", ({ ports }, inputs) => createCertificate(ports, ports.callOf("signing"), inputs)],
        [
            "create that adopts",
            ({ ports }, inputs) => createCertificate(ports, ports.callOf("signing"), { ...inputs, adoptId: "id-1" }),
        ],
        ["read", ({ ports }) => readCertificate(ports, ports.callOf("signing"), "id-1", known(state))],
        ["update", ({ ports }, inputs) => updateCertificate(ports, ports.callOf("signing"), "id-1", state, inputs)],
        ["delete", ({ ports }) => deleteCertificate(ports, ports.callOf("signing"), "id-1", state)],
    ];
    for (const [name, act] of acts) {
        it(`${name}: the error names the resource and holds neither its new passkey nor its old one`, async () => {
            const renewed = "ren3wed-canary";
            await withServer(jsonAnswer(403, { code: "C", message: `${PASSKEY} ${renewed}` }), async (url) => {
                const life = connectLifecycle(url, TOKEN);
                const inputs = { ...(await life.inputs(otherFile)), passkey: renewed };
                const error: unknown = await act(life, inputs).catch((reason: unknown) => reason);
                assert.match(String(error), / of resource signing: .*ERR_SIGNSTATION_FORBIDDEN/);
                const known = name === "update" ? [PASSKEY, renewed] : [name.startsWith("create") ? renewed : PASSKEY];
                // A server that is told nothing of a secret cannot be stopped from telling it.
                assertSecretFree(error, known);
            });
        });
    }
});

describe("a record that repeats the resource's passkey", () => {
    interface Row {
        readonly name: string;
        readonly passkey: string;
        readonly record: Readonly<Record<string, unknown>>;
        /** The fields that are dropped. */
        readonly dropped: readonly string[];
    }
    const rows: Row[] = [
        { name: "its name", passkey: PASSKEY, record: { name: PASSKEY }, dropped: ["name"] },
        {
            name: "a part of a name",
            passkey: PASSKEY,
            record: { departmentName: `HR ${PASSKEY}` },
            dropped: ["departmentName"],
        },
        {
            name: "every text",
            passkey: PASSKEY,
            record: { name: PASSKEY, expiry: PASSKEY, departmentId: PASSKEY },
            dropped: ["name", "expiry", "departmentId"],
        },
        {
            name: "in base64",
            passkey: PASSKEY,
            record: { name: Buffer.from(PASSKEY).toString("base64") },
            dropped: ["name"],
        },
        {
            name: "of four letters",
            passkey: "acme",
            record: { name: "acme", departmentName: "Acme" },
            dropped: ["name"],
        },
        {
            name: "so short that it stands there by chance",
            passkey: "HR",
            record: { departmentName: "HR" },
            dropped: [],
        },
        {
            name: "a year",
            passkey: "2030",
            record: { expiry: "2030-01-01T00:00:00Z", createdAt: 1893456000000 },
            dropped: [],
        },
        {
            name: "digits of an id",
            passkey: "cafe",
            record: { departmentId: "0000cafe-0000-4000-8000-000000000000" },
            dropped: [],
        },
        { name: "a word of a type", passkey: "PKCS12", record: { certificateType: "PKCS12_PFX" }, dropped: [] },
        { name: "a whole date", passkey: "2030-01-01", record: { expiry: "2030-01-01" }, dropped: ["expiry"] },
        { name: "none", passkey: "", record: { name: "asha" }, dropped: [] },
    ];
    for (const { name, passkey, record, dropped } of rows) {
        it(`${name}: ${dropped.length === 0 ? "all is kept" : `without ${dropped.join(", ")}`}`, async () => {
            await withServer(jsonAnswer(200, { data: { id: "id-1", ...record } }), async (url) => {
                const certificates = connect(url, TOKEN).certificatesFor({ secrets: [passkey] });
                const kept = Object.entries(record).filter(([field]) => !dropped.includes(field));
                const expected = { id: "id-1", ...Object.fromEntries(kept) };
                assert.deepEqual(await certificates.get("id-1"), expected);
                assert.deepEqual(await connect(url, TOKEN).certificates.upload({ ...form, passkey }), expected);
            });
        });
    }

    for (const act of ["create", "read", "update"] as const) {
        it(`${act}: the outputs hold it as the passkey only`, async () => {
            const told = { id: "id-1", name: PASSKEY, departmentName: `of ${PASSKEY}`, certificateType: PASSKEY };
            await withServer(jsonAnswer(200, { data: told }), async (url) => {
                const life = connectLifecycle(url, TOKEN);
                const { ports } = life;
                const { state } = await createCertificate(ports, ports.call, await life.inputs(file));
                const outputs =
                    act === "create"
                        ? state
                        : act === "read"
                          ? await readCertificate(ports, ports.call, "id-1", known(state))
                          : await updateCertificate(
                                ports,
                                ports.call,
                                "id-1",
                                state,
                                await life.inputs(file, { enabled: false }),
                            );
                const others = JSON.stringify(outputs, (key, value: unknown) => (key === "passkey" ? "" : value));
                assert.match(others, /id-1|PKCS12|asha/);
                assert.ok(!others.includes(PASSKEY), others);
            });
        });
    }

    it("is still found by its name when an answer was lost: the passkey may well stand in that", async () => {
        await withServer(jsonAnswer(200, { data: [{ id: "id-1", name: `${PASSKEY} 2030` }] }), async (url) => {
            const certificates = connect(url, TOKEN).certificatesFor(caller);
            assert.deepEqual(await certificates.listExpiring(1), [{ id: "id-1", name: `${PASSKEY} 2030` }]);
        });
    });
});
