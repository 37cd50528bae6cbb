/** A certificate is deleted once, and never from under a resource that has taken it over. */
import assert from "node:assert/strict";
import { create } from "../../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../../provider/lifecycle/certificate/delete";
import { diff } from "../../../../provider/lifecycle/certificate/diff";
import { checked } from "../checked-inputs";
import { ENDPOINT, fakePorts, signStationError, type FakePorts } from "../fake-certificates";

async function created(args: Readonly<Record<string, unknown>> = {}) {
    const ports = fakePorts();
    const inputs = await checked(ports, args);
    const { state } = await create(ports, inputs);
    ports.certificates().calls.length = 0;
    return { ports, inputs, state };
}

describe("delete", () => {
    const rows: [name: string, before: (ports: FakePorts) => unknown, state: object, deleted: boolean][] = [
        ["alone", () => undefined, { __resourceName: "old" }, true],
        [
            "after its own diff, as for a replacement",
            (ports) => ports.certificateIds.note("there", "old"),
            { __resourceName: "old" },
            true,
        ],
        ["a name that the state does not know", (ports) => ports.certificateIds.note("there", "old"), {}, true],
        [
            "taken over by a new resource",
            (ports) => ports.certificateIds.take("there", "new"),
            { __resourceName: "old" },
            false,
        ],
        [
            "taken over by its own replacement",
            (ports) => ports.certificateIds.take("there", "old"),
            { __resourceName: "old" },
            false,
        ],
        [
            "taken over in an earlier run",
            (ports) => ports.certificateIds.note("there", "new"),
            { __resourceName: "old" },
            false,
        ],
    ];
    for (const [name, before, state, deleted] of rows) {
        it(`${name}: ${deleted ? "deleted" : "stays, and says so"}`, async () => {
            const ports = fakePorts();
            ports.certificates().stored.set("there", { id: "there" });
            before(ports);
            await deleteCertificate(ports, "there", { endpoint: ENDPOINT, ...state });
            assert.equal(ports.certificates().stored.has("there"), !deleted);
            assert.equal(ports.notified.length, deleted ? 0 : 1);
        });
    }

    const unconfirmed: [name: string, deleted: boolean, code: string | undefined][] = [
        ["the API says that the certificate is not there", true, undefined],
        ["the certificate is still there", false, "ERR_LEEGALITY_NOT_AS_ASKED"],
    ];
    for (const [name, gone, code] of unconfirmed) {
        it(`a success that is not the API's, and ${name}: ${code ?? "deleted"}`, async () => {
            const ports = fakePorts();
            const certificates = ports.certificates();
            certificates.stored.set("there", { id: "there" });
            certificates.delete = (id) => {
                if (gone) {
                    certificates.stored.delete(id);
                }
                return Promise.resolve("unconfirmed");
            };
            const work = deleteCertificate(ports, "there", { endpoint: ENDPOINT });
            await (code === undefined ? work : assert.rejects(work, { code }));
            assert.equal(ports.certificateIds.wasDeleted("there"), gone);
            assert.equal(certificates.methods().length, gone ? 1 : 10);
        });
    }

    it("after its diff under the new name that the option `aliases` has brought: deleted", async () => {
        const { ports, state, inputs } = await created({ __resourceName: "old" });
        diff(ports, "id-1", state, { ...inputs, __resourceName: "new" });
        await deleteCertificate(ports, "id-1", state);
        assert.equal(ports.certificates().stored.size, 0);
    });

    it("removes the certificate, once", async () => {
        const { ports, state } = await created();
        await deleteCertificate(ports, "id-1", state);
        assert.deepEqual(ports.certificates().methods(), ["delete"]);
        assert.equal(ports.certificates().stored.size, 0);
    });

    it("succeeds when it is gone already", async () => {
        const { ports, state } = await created();
        ports.certificates().stored.clear();
        await deleteCertificate(ports, "id-1", state);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "UNEXPECTED_ANSWER", "NO_ANSWER"]) {
        it(`fails with ${code}`, async () => {
            const { ports, state } = await created();
            const failure = { method: "delete", error: signStationError(code, "unknown") } as const;
            ports.certificates().failures.push(failure, failure, failure);
            await assert.rejects(deleteCertificate(ports, "id-1", state), { code: `ERR_SIGNSTATION_${code}` });
        });
    }
});
