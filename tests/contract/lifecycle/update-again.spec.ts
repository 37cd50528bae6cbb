/** Whatever goes wrong with an update or a delete: run again, the certificate is as asked under its id, or gone. */
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

describe("update and delete", () => {
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
        /** What befalls the requests after that. */
        readonly then?: Fault;
        readonly failed?: string;
        readonly requests: readonly string[];
    }
    const stale: Fault = { match: PUT, effect: { kind: "stale", reads: 1 } };
    const rows: Row[] = [
        {
            name: "a new file that the first read does not show: read again",
            change: "file",
            fault: stale,
            requests: ["PUT", "GET", "GET"],
        },
        {
            name: "a new department that the first read does not show: read again",
            change: "department",
            fault: stale,
            requests: ["PUT", "GET", "GET"],
        },
        {
            name: "a new file that no read shows for 10 s: written again",
            change: "file",
            fault: { match: PUT, effect: { kind: "stale", reads: 10 } },
            failed: "ERR_LEEGALITY_NOT_AS_ASKED",
            requests: ["PUT", ...READS_FOR_10_S, "PUT", "GET"],
        },
        {
            name: "an answer that is lost",
            change: "file",
            fault: { match: PUT, effect: DROP_AFTER },
            requests: ["PUT", "PUT", "GET"],
        },
        {
            name: "an answer that is lost, and then 503 until it gives up: the state claims neither file",
            change: "file",
            fault: { match: PUT, effect: DROP_AFTER },
            then: { match: { ...PUT, times: 2 }, effect: { kind: "answer", status: 503 } },
            failed: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            requests: ["PUT", "PUT", "PUT", "PUT", "GET"],
        },
        {
            name: "a connection that is dropped, and then a refusal: the state claims neither file",
            change: "file",
            fault: { match: PUT, effect: DROP_AFTER },
            then: { match: PUT, effect: { ...page(403) } },
            failed: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            requests: ["PUT", "PUT", "PUT", "GET"],
        },
        {
            name: "an answer that is no JSON: the reading back decides",
            change: "file",
            fault: { match: PUT, effect: NOT_JSON },
            requests: ["PUT", "GET"],
        },
        {
            name: "a page in place of an answer, nothing changed: the reading back shows it",
            change: "file",
            fault: { match: PUT, effect: page(200) },
            failed: "ERR_LEEGALITY_NOT_AS_ASKED",
            requests: ["PUT", ...READS_FOR_10_S, "PUT", "GET"],
        },
        {
            name: "JSON in place of an answer, nothing changed: the reading back shows it",
            change: "file",
            fault: { match: PUT, effect: { kind: "answer", status: 200, body: { result: "ok" } } },
            failed: "ERR_LEEGALITY_NOT_AS_ASKED",
            requests: ["PUT", ...READS_FOR_10_S, "PUT", "GET"],
        },
        {
            name: "a reading back that fails at every try: only read again",
            change: "file",
            fault: { match: { ...READ, times: 3 }, effect: NOT_JSON },
            failed: "ERR_LEEGALITY_READ_BACK",
            requests: ["PUT", "GET", "GET", "GET", "GET"],
        },
    ];
    for (const { name, change, fault, then, failed, requests } of rows) {
        it(`${name}: ${failed ?? "one run"}, then as asked under the same id`, async () => {
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
        ["an answer that is lost", DROP_AFTER, 1, undefined, twice],
        ["a request that is lost", { kind: "drop", when: "before" }, 1, undefined, twice],
        ["502 after it was done", { kind: "answer", status: 502, when: "after" }, 1, undefined, twice],
        ["what later reads do not show", { kind: "stale", reads: 1 }, 1, undefined, ["DELETE"]],
        ["an answer of another shape", { kind: "wrong-shape" }, 1, undefined, ["DELETE"]],
        ["an answer that is no JSON: gone by the API's own word", NOT_JSON, 1, undefined, ["DELETE", "GET"]],
        ["a page with 200, nothing deleted", page(200), 1, NOT_DELETED, ["DELETE", ...READS_FOR_10_S, "DELETE"]],
        ["a page of 404 at every try", page(404), 3, UNEXPECTED, fourTimes],
    ];
    for (const [name, effect, times, failed, sent] of deletes) {
        it(`delete, ${name}: ${failed === undefined ? "done" : "an error, and the next run is done"}`, async () => {
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
