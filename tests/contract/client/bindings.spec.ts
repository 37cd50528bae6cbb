/** A client bound to a resource: its notes and errors name the resource, and no response brings one of its passkeys back. */
import assert from "node:assert/strict";
import type { CertificateInputs, CertificateState } from "../../../provider/core/certificate/types";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../provider/lifecycle/certificate/delete";
import { readCertificate } from "../../../provider/lifecycle/certificate/read";
import { updateCertificate } from "../../../provider/lifecycle/certificate/update";
import { jsonResponse } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { assertSecretFree } from "../../support/secret-free";
import { file, otherFile, PASSKEY, TOKEN } from "../canaries";
import { callsOf, connect, errorOf, type CallName } from "../connect";
import { connectLifecycle, type RealLifecycle } from "../lifecycle/real-lifecycle";
import { known } from "../../unit/lifecycle/known";

const form = { file: { name: "signing.p12", bytes: file.bytes }, passkey: PASSKEY };
const binding = { resource: "signing", secrets: [PASSKEY] };

describe("a client bound to a resource", () => {
    for (const method of ["GET", "LIST", "PUT", "DELETE", "POST"] satisfies CallName[]) {
        it(`${method}: the notes and the error name the resource, with one note for each wait`, async () => {
            await withRawServer({ status: 503 }, async ({ url }) => {
                const { certificatesFor, notes } = connect(url, TOKEN, { maxRetries: 2 });
                const calls = callsOf({ certificates: certificatesFor(binding) }, form, "id-1");
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

        it(`${method}: the error quotes no text that repeats the resource's passkey, whether or not the request carried it`, async () => {
            await withRawServer(
                jsonResponse(400, { code: "C", errors: [{ message: `got ${PASSKEY}` }] }),
                async ({ url }) => {
                    const certificates = connect(url, TOKEN).certificatesFor(binding);
                    const error = await errorOf(callsOf({ certificates }, form, "id-1")[method]());
                    assertSecretFree(error, [PASSKEY]);
                    assert.match(error.message, /answered 400 \(C\): \(its text is left out/);
                },
            );
        });
    }

    it("names the certificate's id if the resource's name is not known", async () => {
        await withRawServer({ status: 503 }, async ({ url }) => {
            const certificates = connect(url, TOKEN, { maxRetries: 0 }).certificatesFor({ secrets: [] });
            assert.match((await errorOf(certificates.get("id-1"))).message, /^While reading certificate id-1: /);
        });
    });

    it("does not change the messages for other resources of the same client", async () => {
        await withRawServer({ status: 503 }, async ({ url }) => {
            const { certificatesFor } = connect(url, TOKEN, { maxRetries: 0 });
            certificatesFor(binding);
            const error = await errorOf(certificatesFor({ resource: "other", secrets: [] }).get("id-1"));
            assert.match(error.message, / of resource other: /);
        });
    });
});

describe("the lifecycle of a certificate whose server repeats passkeys", () => {
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
            await withRawServer(jsonResponse(403, { code: "C", message: `${PASSKEY} ${renewed}` }), async ({ url }) => {
                const life = connectLifecycle(url, TOKEN);
                const inputs = { ...(await life.inputs(otherFile)), passkey: renewed };
                const error: unknown = await act(life, inputs).catch((reason: unknown) => reason);
                assert.match(String(error), / of resource signing: .*ERR_SIGNSTATION_FORBIDDEN/);
                const known = name === "update" ? [PASSKEY, renewed] : [name.startsWith("create") ? renewed : PASSKEY];
                // A secret that was not sent to the server cannot be kept out of what it sends.
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
        { name: "the name is the passkey", passkey: PASSKEY, record: { name: PASSKEY }, dropped: ["name"] },
        {
            name: "the passkey is part of a name",
            passkey: PASSKEY,
            record: { departmentName: `HR ${PASSKEY}` },
            dropped: ["departmentName"],
        },
        {
            name: "every text is the passkey",
            passkey: PASSKEY,
            record: { name: PASSKEY, expiry: PASSKEY, departmentId: PASSKEY },
            dropped: ["name", "expiry", "departmentId"],
        },
        {
            name: "the name is the passkey in base64",
            passkey: PASSKEY,
            record: { name: Buffer.from(PASSKEY).toString("base64") },
            dropped: ["name"],
        },
        {
            name: "a passkey of four letters",
            passkey: "acme",
            record: { name: "acme", departmentName: "Acme" },
            dropped: ["name"],
        },
        {
            name: "a passkey so short that it occurs by chance",
            passkey: "HR",
            record: { departmentName: "HR" },
            dropped: [],
        },
        {
            name: "a passkey that is a year",
            passkey: "2030",
            record: { expiry: "2030-01-01T00:00:00Z", createdAt: 1893456000000 },
            dropped: [],
        },
        {
            name: "a passkey that is among the digits of an id",
            passkey: "cafe",
            record: { departmentId: "0000cafe-0000-4000-8000-000000000000" },
            dropped: [],
        },
        {
            name: "a passkey that is part of a type",
            passkey: "PKCS12",
            record: { certificateType: "PKCS12_PFX" },
            dropped: [],
        },
        {
            name: "a passkey that is a whole date",
            passkey: "2030-01-01",
            record: { expiry: "2030-01-01" },
            dropped: ["expiry"],
        },
        { name: "an empty passkey", passkey: "", record: { name: "asha" }, dropped: [] },
    ];
    for (const { name, passkey, record, dropped } of rows) {
        it(`${name}: ${dropped.length === 0 ? "drops no field" : `drops ${dropped.join(", ")}`}`, async () => {
            await withRawServer(jsonResponse(200, { data: { id: "id-1", ...record } }), async ({ url }) => {
                const certificates = connect(url, TOKEN).certificatesFor({ secrets: [passkey] });
                const kept = Object.entries(record).filter(([field]) => !dropped.includes(field));
                const expected = { id: "id-1", ...Object.fromEntries(kept) };
                assert.deepEqual(await certificates.get("id-1"), expected);
                assert.deepEqual(await connect(url, TOKEN).certificates.upload({ ...form, passkey }), expected);
            });
        });
    }

    for (const act of ["create", "read", "update"] as const) {
        it(`${act}: the outputs contain the passkey in the property passkey only`, async () => {
            const data = { id: "id-1", name: PASSKEY, departmentName: `of ${PASSKEY}`, certificateType: PASSKEY };
            await withRawServer(jsonResponse(200, { data }), async ({ url }) => {
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

    it("is still found by its name after a lost response, also if the name contains the passkey", async () => {
        await withRawServer(jsonResponse(200, { data: [{ id: "id-1", name: `${PASSKEY} 2030` }] }), async ({ url }) => {
            const certificates = connect(url, TOKEN).certificatesFor(binding);
            assert.deepEqual(await certificates.listExpiring(1), [{ id: "id-1", name: `${PASSKEY} 2030` }]);
        });
    });
});
