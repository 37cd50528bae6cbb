/** Update and delete under each fault: after at most two runs the certificate is as asked under its id, or deleted. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator, type Fault, type FaultEffect } from "signstation-emulator";
import { hasChanges, compare } from "../../../provider/core/certificate/compare";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../provider/lifecycle/certificate/delete";
import { UnfinishedError } from "../../../provider/lifecycle/errors/leegality-error";
import { updateCertificate } from "../../../provider/lifecycle/certificate/update";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { NOW } from "../connect";
import { codesOf, connectLifecycle, type RealLifecycle } from "./real-lifecycle";

const first = makePkcs12({ friendlyName: "asha", notAfter: new Date("2030-01-01T00:00:00Z") });
const second = makePkcs12({ friendlyName: "asha", notAfter: new Date("2031-01-01T00:00:00Z") });
const READ = { method: "GET", path: /certificates\/[0-9a-f-]{36}$/ };
const PUT = { method: "PUT" };
const DELETE = { method: "DELETE" };
/** With random numbers of a half. */
const READS_FOR_10_S = Array<string>(10).fill("GET");
const DROP_AFTER: FaultEffect = { kind: "drop", when: "after" };
const NOT_JSON: FaultEffect = { kind: "not-json" };
const page = (status: number): FaultEffect => {
    return { kind: "answer", status, body: "<html></html>", contentType: "text/html" };
};

describe("update and delete, under a fault, are done after at most two runs", () => {
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
        readonly change: "file" | "department";
        readonly fault: Fault;
        /** The fault of the following requests. */
        readonly then?: Fault;
        readonly failed?: string;
        readonly requests: readonly string[];
    }
    const stale: Fault = { match: PUT, effect: { kind: "stale", reads: 1 } };
    const rows: Row[] = [
        {
            name: "read-back: the first read shows the old file",
            change: "file",
            fault: stale,
            requests: ["PUT", "GET", "GET"],
        },
        {
            name: "read-back: the first read shows the old department",
            change: "department",
            fault: stale,
            requests: ["PUT", "GET", "GET"],
        },
        {
            name: "read-back: every read for 10 s shows the old file",
            change: "file",
            fault: { match: PUT, effect: { kind: "stale", reads: 10 } },
            failed: "ERR_LEEGALITY_NOT_AS_ASKED",
            requests: ["PUT", ...READS_FOR_10_S, "PUT", "GET"],
        },
        {
            name: "response lost",
            change: "file",
            fault: { match: PUT, effect: DROP_AFTER },
            requests: ["PUT", "PUT", "GET"],
        },
        {
            name: "response lost, then 503 in every attempt: the state has neither file",
            change: "file",
            fault: { match: PUT, effect: DROP_AFTER },
            then: { match: { ...PUT, times: 2 }, effect: { kind: "answer", status: 503 } },
            failed: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            requests: ["PUT", "PUT", "PUT", "PUT", "GET"],
        },
        {
            name: "response lost, then 403: the state has neither file",
            change: "file",
            fault: { match: PUT, effect: DROP_AFTER },
            then: { match: PUT, effect: { ...page(403) } },
            failed: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            requests: ["PUT", "PUT", "PUT", "GET"],
        },
        {
            name: "response not JSON: the read-back decides",
            change: "file",
            fault: { match: PUT, effect: NOT_JSON },
            requests: ["PUT", "GET"],
        },
        {
            name: "200 with a page, nothing changed: the read-back shows it",
            change: "file",
            fault: { match: PUT, effect: page(200) },
            failed: "ERR_LEEGALITY_NOT_AS_ASKED",
            requests: ["PUT", ...READS_FOR_10_S, "PUT", "GET"],
        },
        {
            name: "200 with JSON of another shape, nothing changed: the read-back shows it",
            change: "file",
            fault: { match: PUT, effect: { kind: "answer", status: 200, body: { result: "ok" } } },
            failed: "ERR_LEEGALITY_NOT_AS_ASKED",
            requests: ["PUT", ...READS_FOR_10_S, "PUT", "GET"],
        },
        {
            name: "read-back: malformed in every attempt: the next run writes nothing",
            change: "file",
            fault: { match: { ...READ, times: 3 }, effect: NOT_JSON },
            failed: "ERR_LEEGALITY_READ_BACK",
            requests: ["PUT", "GET", "GET", "GET", "GET"],
        },
    ];
    for (const { name, change, fault, then, failed, requests } of rows) {
        it(`update, ${name}: ${failed === undefined ? "done" : `${failed}, then done`}`, async () => {
            const [legal, hr] = [emulator.addDepartment("Legal"), emulator.addDepartment("HR")];
            const { id, state } = await createCertificate(
                life.ports,
                life.ports.call,
                await life.inputs(first, { departmentId: legal.id }),
            );
            const [file, departmentId] = change === "file" ? [second, legal.id] : [first, hr.id];
            const inputs = await life.inputs(file, { departmentId });
            emulator.clearRequests();
            [fault, ...(then === undefined ? [] : [then])].forEach((each) => {
                emulator.once(each);
            });
            let after = state;
            if (failed !== undefined) {
                const error: unknown = await updateCertificate(life.ports, life.ports.call, id, state, inputs).catch(
                    (thrown: unknown) => thrown,
                );
                assert.ok(error instanceof Error);
                assert.deepEqual(codesOf([error]), [failed]);
                after = error instanceof UnfinishedError ? error.state : state;
            }
            after = await updateCertificate(life.ports, life.ports.call, id, after, inputs);
            assert.partialDeepStrictEqual(emulator.certificates(), [{ id, sha256: file.fileHash, departmentId }]);
            assert.equal(emulator.certificates().length, 1);
            assert.ok(!hasChanges(compare(after, inputs)));
            assert.deepEqual(methods(), requests);
        });
    }

    const [twice, fourTimes] = [Array<string>(2).fill("DELETE"), Array<string>(4).fill("DELETE")];
    const UNEXPECTED = "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
    const NOT_DELETED = "ERR_LEEGALITY_NOT_AS_ASKED";
    const deletes: [name: string, effect: FaultEffect, times: number, failed: string | undefined, sent: string[]][] = [
        ["response lost", DROP_AFTER, 1, undefined, twice],
        ["request lost", { kind: "drop", when: "before" }, 1, undefined, twice],
        ["502 after processing", { kind: "answer", status: 502, when: "after" }, 1, undefined, twice],
        ["stale reads", { kind: "stale", reads: 1 }, 1, undefined, ["DELETE"]],
        ["response of another shape", { kind: "wrong-shape" }, 1, undefined, ["DELETE"]],
        ["response not JSON: a 404 with the API's code confirms it", NOT_JSON, 1, undefined, ["DELETE", "GET"]],
        ["200 with a page, nothing deleted", page(200), 1, NOT_DELETED, ["DELETE", ...READS_FOR_10_S, "DELETE"]],
        ["404 with a page in every attempt", page(404), 3, UNEXPECTED, fourTimes],
    ];
    for (const [name, effect, times, failed, sent] of deletes) {
        it(`delete, ${name}: ${failed === undefined ? "done" : `${failed}, then done`}`, async () => {
            const { id, state } = await createCertificate(life.ports, life.ports.call, await life.inputs(first));
            emulator.clearRequests();
            emulator.once({ match: { ...DELETE, times }, effect });
            if (failed !== undefined) {
                await assert.rejects(deleteCertificate(life.ports, life.ports.call, id, state), { code: failed });
            }
            await deleteCertificate(life.ports, life.ports.call, id, state);
            assert.deepEqual(emulator.certificates(), []);
            assert.deepEqual(methods(), sent);
        });
    }
});
