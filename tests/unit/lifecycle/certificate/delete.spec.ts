/** deleteCertificate: deletes once, and never a certificate that another resource owns. */
import assert from "node:assert/strict";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../../provider/lifecycle/certificate/delete";
import { checked } from "../checked-inputs";
import { ENDPOINT, fakePorts, signStationError, type FakePorts } from "../fake-certificates";

async function created() {
    const ports = fakePorts();
    const inputs = await checked(ports);
    const { state } = await createCertificate(ports, ports.call, inputs);
    ports.certificates().calls.length = 0;
    return { ports, state };
}

describe("deleteCertificate", () => {
    const rows: [name: string, before: (ports: FakePorts) => unknown, called: string | undefined, deleted: boolean][] =
        [
            ["owned by nothing else", () => undefined, "old", true],
            [
                "after its own diff, as for a replacement",
                (ports) => ports.certificateIds.register("there", "urn:old"),
                "old",
                true,
            ],
            [
                "of a resource whose name is not known",
                (ports) => ports.certificateIds.register("there", "urn:old"),
                undefined,
                true,
            ],
            ["adopted by a new resource", (ports) => ports.certificateIds.claim("there", "urn:new"), "old", false],
            ["adopted by its own replacement", (ports) => ports.certificateIds.claim("there", "urn:old"), "old", false],
            ["adopted in an earlier run", (ports) => ports.certificateIds.register("there", "urn:new"), "old", false],
        ];
    for (const [name, before, called, deleted] of rows) {
        it(`a certificate, ${name}: ${deleted ? "is deleted" : "is left alone with a note"}`, async () => {
            const ports = fakePorts();
            ports.certificates().stored.set("there", { id: "there" });
            before(ports);
            await deleteCertificate(ports, called === undefined ? ports.call : ports.callOf(called), "there", {
                endpoint: ENDPOINT,
            });
            assert.equal(ports.certificates().stored.has("there"), !deleted);
            assert.equal(ports.notified.length, deleted ? 0 : 1);
        });
    }

    const unconfirmed: [name: string, deleted: boolean, code: string | undefined][] = [
        ["the API says that the certificate is not there", true, undefined],
        ["the certificate is still there", false, "ERR_LEEGALITY_NOT_AS_ASKED"],
    ];
    for (const [name, gone, code] of unconfirmed) {
        it(`a malformed success response, and ${name}: ${code ?? "deleted"}`, async () => {
            const ports = fakePorts();
            const certificates = ports.certificates();
            certificates.stored.set("there", { id: "there" });
            certificates.delete = (id) => {
                if (gone) {
                    certificates.stored.delete(id);
                }
                return Promise.resolve("unconfirmed");
            };
            const work = deleteCertificate(ports, ports.call, "there", { endpoint: ENDPOINT });
            await (code === undefined ? work : assert.rejects(work, { code }));
            assert.equal(ports.certificateIds.wasDeleted("there"), gone);
            assert.equal(certificates.methods().length, gone ? 1 : 10);
        });
    }

    it("sends one DELETE", async () => {
        const { ports, state } = await created();
        await deleteCertificate(ports, ports.call, "id-1", state);
        assert.deepEqual(ports.certificates().methods(), ["delete"]);
        assert.equal(ports.certificates().stored.size, 0);
    });

    it("succeeds if the certificate is gone already", async () => {
        const { ports, state } = await created();
        ports.certificates().stored.clear();
        await deleteCertificate(ports, ports.call, "id-1", state);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "UNEXPECTED_ANSWER", "NO_ANSWER"]) {
        it(`fails with ${code}`, async () => {
            const { ports, state } = await created();
            const failure = { method: "delete", error: signStationError(code, "unknown") } as const;
            ports.certificates().failures.push(failure, failure, failure);
            await assert.rejects(deleteCertificate(ports, ports.call, "id-1", state), {
                code: `ERR_SIGNSTATION_${code}`,
            });
        });
    }
});
