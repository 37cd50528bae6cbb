/** Whatever goes wrong with a create: run again, there is one certificate, known to the state by its id. */
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
const TAKEN = ["POST", "LIST", "GET"];
const NOT_TAKEN = ["POST", "LIST", "POST", "GET"];

describe("create", () => {
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
    const spoilt = (name: string, effect: FaultEffect, requests: readonly string[]): Row => {
        return { name: `the upload: ${name}`, faults: [{ match: POST, effect }], requests };
    };
    const rows: Row[] = [
        { name: "nothing", faults: [], requests: ["POST", "GET"] },
        spoilt("dropped before it was taken", { kind: "drop", when: "before" }, NOT_TAKEN),
        spoilt("its answer dropped", DROP_AFTER, TAKEN),
        spoilt("its answer cut", { kind: "truncate", bytes: 20 }, TAKEN),
        spoilt("its answer later than the timeout", { kind: "delay", ms: 600_000 }, TAKEN),
        spoilt("its answer dripping longer than the timeout", { kind: "slow-drip", everyMs: 100 }, TAKEN),
        spoilt("its answer no JSON", NOT_JSON, TAKEN),
        spoilt("its answer of another shape", { kind: "wrong-shape" }, TAKEN),
        spoilt("its answer without an id", { kind: "wrong-shape", field: "id" }, TAKEN),
        ...[500, 502, 504].flatMap((status): Row[] => [
            spoilt(`${status}, taken`, { kind: "answer", status, when: "after" }, TAKEN),
            spoilt(`${status}, not taken`, { kind: "answer", status }, NOT_TAKEN),
        ]),
        spoilt("503", { kind: "retry-after", status: 503, seconds: 1 }, ["POST", "POST", "GET"]),
        spoilt("429", { kind: "retry-after", status: 429, seconds: 1 }, ["POST", "POST", "GET"]),
        {
            name: "the upload refused for its token in both headers",
            faults: [{ match: { ...POST, times: 2 }, effect: { kind: "answer", status: 401 } }],
            failed: ["ERR_SIGNSTATION_UNAUTHORIZED"],
            requests: ["POST", "POST", "POST", "GET"],
        },
        {
            name: "the upload not shown by the first read, as on a replica",
            faults: [{ match: POST, effect: { kind: "stale", reads: 1 } }],
            requests: ["POST", "GET", "GET"],
        },
        {
            name: "the upload not shown by two reads",
            faults: [{ match: POST, effect: { kind: "stale", reads: 2 } }],
            requests: ["POST", "GET", "GET", "GET"],
        },
        {
            name: "the upload not shown by any read for 10 s: the id is kept",
            faults: [{ match: POST, effect: { kind: "stale", reads: 10 } }],
            failed: ["ERR_LEEGALITY_READ_BACK"],
            requests: ["POST", ...READS_FOR_10_S, "GET"],
        },
        {
            name: "the reading back: no JSON, once",
            faults: [{ match: READ, effect: NOT_JSON }],
            requests: ["POST", "GET", "GET"],
        },
        {
            name: "the reading back: no JSON at every try",
            faults: [{ match: { ...READ, times: 3 }, effect: NOT_JSON }],
            failed: ["ERR_LEEGALITY_READ_BACK"],
            requests: ["POST", "GET", "GET", "GET", "GET"],
        },
        {
            name: "the reading back: dropped at every try",
            faults: [{ match: { ...READ, times: 3 }, effect: DROP_AFTER }],
            failed: ["ERR_LEEGALITY_READ_BACK"],
            requests: ["POST", "GET", "GET", "GET", "GET"],
        },
        {
            name: "a lost upload, and the looking dropped once",
            faults: [
                { match: POST, effect: DROP_AFTER },
                { match: LIST, effect: DROP_AFTER },
            ],
            requests: ["POST", "LIST", "LIST", "GET"],
        },
        {
            name: "three uploads lost, the last one taken",
            faults: [
                { match: { ...POST, times: 2 }, effect: { kind: "drop", when: "before" } },
                { match: POST, effect: DROP_AFTER },
            ],
            requests: ["POST", "LIST", "POST", "LIST", "POST", "LIST", "GET"],
        },
        {
            name: "a lost upload, and the looking of no use: then taken over",
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
        it(`${name}: ${failed.length + 1} run(s), one certificate, known by its id, nothing left to change`, async () => {
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

    it("a disabled certificate's lost upload: says that it is unknown, and adoptId is the way on", async () => {
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
