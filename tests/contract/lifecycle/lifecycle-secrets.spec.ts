/** Secrets stay out of errors, notes and the engine's errors in every failure of the lifecycle. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator, type FaultEffect } from "signstation-emulator";
import { engineError } from "../../../provider/dynamic/engine-error";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../provider/lifecycle/certificate/delete";
import { readCertificate } from "../../../provider/lifecycle/certificate/read";
import { updateCertificate } from "../../../provider/lifecycle/certificate/update";
import { jsonResponse } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { assertSecretFree } from "../../support/secret-free";
import { envelope, failureOf, file, KEY_BYTES, otherFile, PASSKEY, SECRETS, TOKEN } from "../canaries";
import { NOW } from "../connect";
import { connectLifecycle, type RealLifecycle } from "./real-lifecycle";
import { known } from "../../unit/lifecycle/known";

const withText = () => ({ __provider: "provider text" });

/** Fails if the error, the engine's form of it, or a note contains a secret or a piece of a file. */
function assertNothingComesOut(error: unknown, notes: readonly string[]): void {
    assert.ok(error instanceof Error, String(error));
    assertSecretFree(error, [...SECRETS, ...KEY_BYTES]);
    assertSecretFree(engineError(error, withText), [...SECRETS, ...KEY_BYTES]);
    assertSecretFree(new Error(notes.join("\n")), [...SECRETS, ...KEY_BYTES]);
    // A Buffer is printed byte by byte.
    assert.doesNotMatch(String(error.stack), /<Buffer/);
}

describe("secrets stay out of every failure of the lifecycle", () => {
    let emulator: Emulator;
    let life: RealLifecycle;
    beforeEach(async () => {
        emulator = await startEmulator({ token: TOKEN, now: () => NOW });
        life = connectLifecycle(emulator.url, TOKEN);
    });
    afterEach(() => emulator.stop());

    const fault = (method: string, effect: FaultEffect, times = 9) => {
        emulator.once({ match: { method, times }, effect });
    };
    const DROP: FaultEffect = { kind: "drop", when: "after" };
    const start = async (args: object = {}) =>
        createCertificate(life.ports, life.ports.call, await life.inputs(file, { ...args }));
    const change = async () => {
        const { id, state } = await start();
        return { id, state, inputs: await life.inputs(otherFile) };
    };

    const rows: [name: string, code: string, act: () => Promise<unknown>][] = [
        [
            "an upload with an unknown outcome",
            "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            () => {
                fault("POST", DROP);
                return start({ enabled: false });
            },
        ],
        [
            "an alias in use",
            "ERR_LEEGALITY_ALREADY_EXISTS",
            async () => {
                await start();
                return createCertificate(life.ports, life.ports.call, await life.inputs(otherFile));
            },
        ],
        [
            "another certificate to adopt",
            "ERR_LEEGALITY_CANNOT_ADOPT",
            async () => {
                const { id } = await start();
                return createCertificate(life.ports, life.ports.call, await life.inputs(otherFile, { adoptId: id }));
            },
        ],
        [
            "a create that cannot be read back",
            "ERR_LEEGALITY_READ_BACK",
            () => {
                fault("GET", DROP);
                return start();
            },
        ],
        [
            "an update that reads do not show",
            "ERR_LEEGALITY_NOT_AS_ASKED",
            async () => {
                const { id, state, inputs } = await change();
                // More reads than there are in the 10 s in which a replica may lag.
                fault("PUT", { kind: "stale", reads: 99 }, 1);
                return updateCertificate(life.ports, life.ports.call, id, state, inputs);
            },
        ],
        [
            "an update whose responses are all lost",
            "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            async () => {
                const { id, state, inputs } = await change();
                fault("PUT", DROP);
                return updateCertificate(life.ports, life.ports.call, id, state, inputs);
            },
        ],
        [
            "a file that was changed",
            "ERR_LEEGALITY_FILE_CHANGED",
            async () =>
                createCertificate(life.ports, life.ports.call, { ...(await life.inputs(file)), fileHash: "00" }),
        ],
        [
            "another server",
            "ERR_LEEGALITY_OTHER_ENDPOINT",
            async () => {
                const { id, state } = await start();
                return deleteCertificate(life.ports, life.ports.call, id, {
                    ...state,
                    endpoint: "https://other.example.com",
                });
            },
        ],
        [
            "a refresh that is refused",
            "ERR_SIGNSTATION_FORBIDDEN",
            async () => {
                const { id, state } = await start();
                // A refresh sends the token alone, but the server knows the passkey from the upload.
                const message = `${TOKEN} ${PASSKEY}`;
                fault("GET", { kind: "answer", status: 403, body: { code: PASSKEY, errors: [{ message }] } });
                return readCertificate(life.ports, life.ports.call, id, known(state));
            },
        ],
        [
            "a refused upload that the response repeats",
            "ERR_SIGNSTATION_BAD_REQUEST",
            () => {
                fault("POST", { kind: "answer", status: 400, body: envelope });
                return start();
            },
        ],
    ];
    for (const [name, code, act] of rows) {
        it(`${name}: ${code}`, async () => {
            const error = await failureOf(act());
            assert.equal((error as { code?: unknown }).code, code);
            assertNothingComesOut(error, life.notes);
        });
    }

    const unopened: [name: string, passkey: string][] = [
        ["a wrong passkey", "wr0ng-canary"],
        ["an empty passkey", ""],
    ];
    for (const [name, passkey] of unopened) {
        it(`${name}: the failure of check repeats neither passkey nor file`, async () => {
            const error = await failureOf(life.inputs({ ...file, passkey }));
            assert.match(String(error), /PASSKEY/);
            assertSecretFree(error, [...SECRETS, ...KEY_BYTES, "wr0ng-canary"]);
        });
    }
});

describe("a record whose texts repeat secrets", () => {
    const end = "2030-01-01T00:00:00Z";
    const record = { id: "id-1", name: "asha", expiry: end, certificateType: "PKCS12_PFX" };
    const rows: [name: string, fields: object][] = [
        ["in an expiry that differs", { expiry: `2031-01-01 ${PASSKEY}` }],
        ["in a type that differs", { certificateType: `PKCS11 ${PASSKEY}` }],
        ["in a department name with an escape sequence", { departmentName: "\u001b[31mHR", departmentId: "legal" }],
        ["in its department", { departmentName: PASSKEY, departmentId: TOKEN }],
    ];
    for (const [name, fields] of rows) {
        it(`does not bring them into an error ${name}`, async () => {
            await withRawServer(
                ({ method, url }) => {
                    const data = { ...record, ...fields };
                    return method === "POST"
                        ? jsonResponse(409, envelope)
                        : jsonResponse(200, { data: url.includes("?") ? [data] : data });
                },
                async (server) => {
                    const life = connectLifecycle(server.url, TOKEN);
                    const errors: string[] = [];
                    for (const args of [{}, { onConflict: "adopt" }, { adoptId: "id-1", departmentId: "hr" }]) {
                        const inputs = await life.inputs(file, args);
                        await createCertificate(life.ports, life.ports.call, inputs).catch((error: unknown) =>
                            errors.push(String(error)),
                        );
                    }
                    assert.ok(errors.length > 0);
                    assert.deepEqual(
                        errors.filter((text) => [PASSKEY, TOKEN, "\u001b"].some((part) => text.includes(part))),
                        [],
                    );
                },
            );
        });
    }
});
