/** Create under each fault: after the following runs there is one certificate, and the state has its id. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator, type Fault, type FaultEffect } from "signstation-emulator";
import { hasChanges, compare } from "../../../provider/core/certificate/compare";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { NOW } from "../connect";
import { codesOf, connectLifecycle, createUntilDone, type RealLifecycle } from "./real-lifecycle";

const first = makePkcs12({ friendlyName: "asha", notAfter: new Date("2030-01-01T00:00:00Z") });
const POST = { method: "POST", path: "/api/v1/certificates" };
const LIST = { method: "GET", path: "/api/v1/certificates/expiring-soon" };
const READ = { method: "GET", path: /certificates\/[0-9a-f-]{36}$/ };
const DROP_AFTER: FaultEffect = { kind: "drop", when: "after" };
const NOT_JSON: FaultEffect = { kind: "not-json" };

/** With random numbers of a half. */
const READS_FOR_10_S = Array<string>(10).fill("GET");
const PROCESSED = ["POST", "LIST", "GET"];
const NOT_PROCESSED = ["POST", "LIST", "POST", "GET"];

describe("create, under a fault, leaves one certificate with its id in the state", () => {
    let emulator: Emulator;
    let life: RealLifecycle;
    beforeEach(async () => {
        emulator = await startEmulator({ now: () => NOW });
        life = connectLifecycle(emulator.url, emulator.token, { timeoutMs: 2000 });
    });
    afterEach(() => emulator.stop());
    const methods = () => emulator.requests().map(({ method, path }) => (path.endsWith("soon") ? "LIST" : method));

    interface Row {
        readonly name: string;
        readonly faults: readonly Fault[];
        readonly args?: Readonly<Record<string, unknown>>;
        /** Codes of the runs that failed before one succeeded. */
        readonly failed?: readonly string[];
        readonly requests: readonly string[];
    }
    const uploadFault = (name: string, effect: FaultEffect, requests: readonly string[]): Row => {
        return { name: `upload: ${name}`, faults: [{ match: POST, effect }], requests };
    };
    const rows: Row[] = [
        { name: "no fault", faults: [], requests: ["POST", "GET"] },
        uploadFault("connection dropped before processing", { kind: "drop", when: "before" }, NOT_PROCESSED),
        uploadFault("response lost", DROP_AFTER, PROCESSED),
        uploadFault("response cut off", { kind: "truncate", bytes: 20 }, PROCESSED),
        uploadFault("response after the timeout", { kind: "delay", ms: 600_000 }, PROCESSED),
        uploadFault("response dripping past the timeout", { kind: "slow-drip", everyMs: 100 }, PROCESSED),
        uploadFault("response not JSON", NOT_JSON, PROCESSED),
        uploadFault("response of another shape", { kind: "wrong-shape" }, PROCESSED),
        uploadFault("response without an id", { kind: "wrong-shape", field: "id" }, PROCESSED),
        ...[500, 502, 504].flatMap((status): Row[] => [
            uploadFault(`${status} after processing`, { kind: "answer", status, when: "after" }, PROCESSED),
            uploadFault(`${status} before processing`, { kind: "answer", status }, NOT_PROCESSED),
        ]),
        uploadFault("503", { kind: "retry-after", status: 503, seconds: 1 }, ["POST", "POST", "GET"]),
        uploadFault("429", { kind: "retry-after", status: 429, seconds: 1 }, ["POST", "POST", "GET"]),
        {
            name: "upload: 401 for the token in both headers",
            faults: [{ match: { ...POST, times: 2 }, effect: { kind: "answer", status: 401 } }],
            failed: ["ERR_SIGNSTATION_UNAUTHORIZED"],
            requests: ["POST", "POST", "POST", "GET"],
        },
        {
            name: "read-back: the first read lacks the certificate, as on a replica",
            faults: [{ match: POST, effect: { kind: "stale", reads: 1 } }],
            requests: ["POST", "GET", "GET"],
        },
        {
            name: "read-back: two reads lack the certificate",
            faults: [{ match: POST, effect: { kind: "stale", reads: 2 } }],
            requests: ["POST", "GET", "GET", "GET"],
        },
        {
            name: "read-back: every read for 10 s lacks the certificate",
            faults: [{ match: POST, effect: { kind: "stale", reads: 10 } }],
            failed: ["ERR_LEEGALITY_READ_BACK"],
            requests: ["POST", ...READS_FOR_10_S, "GET"],
        },
        {
            name: "read-back: response not JSON, once",
            faults: [{ match: READ, effect: NOT_JSON }],
            requests: ["POST", "GET", "GET"],
        },
        {
            name: "read-back: response not JSON in every attempt",
            faults: [{ match: { ...READ, times: 3 }, effect: NOT_JSON }],
            failed: ["ERR_LEEGALITY_READ_BACK"],
            requests: ["POST", "GET", "GET", "GET", "GET"],
        },
        {
            name: "read-back: response lost in every attempt",
            faults: [{ match: { ...READ, times: 3 }, effect: DROP_AFTER }],
            failed: ["ERR_LEEGALITY_READ_BACK"],
            requests: ["POST", "GET", "GET", "GET", "GET"],
        },
        {
            name: "upload: response lost; list: response lost once",
            faults: [
                { match: POST, effect: DROP_AFTER },
                { match: LIST, effect: DROP_AFTER },
            ],
            requests: ["POST", "LIST", "LIST", "GET"],
        },
        {
            name: "upload: three responses lost, the last one after processing",
            faults: [
                { match: { ...POST, times: 2 }, effect: { kind: "drop", when: "before" } },
                { match: POST, effect: DROP_AFTER },
            ],
            requests: ["POST", "LIST", "POST", "LIST", "POST", "LIST", "GET"],
        },
        {
            name: "upload: response lost; list: malformed; the next run adopts",
            faults: [
                { match: POST, effect: DROP_AFTER },
                { match: { ...LIST, times: 3 }, effect: NOT_JSON },
            ],
            args: { onConflict: "adopt" },
            failed: ["ERR_LEEGALITY_UNKNOWN_OUTCOME"],
            requests: ["POST", "LIST", "LIST", "LIST", "POST", "LIST", "GET", "PUT", "GET"],
        },
    ];
    for (const { name, faults, args, failed = [], requests } of rows) {
        it(`${name}: done after ${failed.length + 1} run(s)`, async () => {
            faults.forEach((fault) => {
                emulator.once(fault);
            });
            const inputs = await life.inputs(first, args);
            const { errors, id, state } = await createUntilDone(life.ports, inputs, 4);
            emulator.assertNoFaultsLeft();
            assert.deepEqual(codesOf(errors), failed);
            assert.deepEqual(
                emulator.certificates().map((stored) => [stored.id, stored.sha256]),
                [[id, first.fileHash]],
            );
            assert.ok(!hasChanges(compare(state, inputs)), "another run would show changes");
            assert.deepEqual(methods(), requests);
        });
    }

    it("upload of a disabled certificate, response lost: the error says that the outcome is unknown and names adoptId", async () => {
        emulator.once({ match: POST, effect: DROP_AFTER });
        const inputs = await life.inputs(first, { enabled: false });
        await assert.rejects(createCertificate(life.ports, life.ports.call, inputs), {
            code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            message: /adoptId/,
        });
        await assert.rejects(createCertificate(life.ports, life.ports.call, inputs), {
            code: "ERR_LEEGALITY_ALREADY_EXISTS",
            message: /adoptId/,
        });
        const [stored, ...more] = emulator.certificates();
        assert.ok(stored !== undefined && more.length === 0);
        const { id } = await createCertificate(life.ports, life.ports.call, { ...inputs, adoptId: stored.id });
        assert.equal(id, stored.id);
        assert.equal(emulator.certificates().length, 1);
    });
});
