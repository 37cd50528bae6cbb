/** Read-back from a lagging replica: reads are repeated until they show the write, for up to 10 s. */
import assert from "node:assert/strict";
import type { CertificateRecord } from "../../../../provider/model/certificate-record";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { updateCertificate } from "../../../../provider/lifecycle/certificate/update";
import { checked } from "../checked-inputs";
import { FACTS, fakePorts, type FakePorts } from "../fake-certificates";

/** Reads after the next write show what was there before it, so many times. */
function lag(ports: FakePorts, reads: number, before: CertificateRecord | undefined): void {
    const certificates = ports.certificates();
    const get = certificates.get.bind(certificates);
    let left = reads;
    certificates.get = async (id) => {
        const found = await get(id);
        return left-- > 0 ? before : found;
    };
}

const OLD: CertificateRecord = { id: "id-1", name: "asha", expiry: FACTS.notAfter, departmentId: "hr" };
const NOT_FOUND = "not found";
const BEFORE = "as it was before";

type Change = (ports: FakePorts, lagging: () => void) => Promise<unknown>;

async function created(ports: FakePorts) {
    ports.files.set("b.p12", Buffer.from("content of b.p12"));
    const inputs = await checked(ports, { departmentId: "hr" });
    return { inputs, ...(await createCertificate(ports, ports.call, inputs)) };
}

const changes: [name: string, change: Change][] = [
    [
        "an upload",
        async (ports, lagging) => {
            const inputs = await checked(ports);
            lagging();
            return createCertificate(ports, ports.call, inputs);
        },
    ],
    [
        "an update of the department",
        async (ports, lagging) => {
            const { id, state, inputs } = await created(ports);
            lagging();
            return updateCertificate(ports, ports.call, id, state, { ...inputs, departmentId: "legal" });
        },
    ],
    [
        "an update of the file",
        async (ports, lagging) => {
            const { id, state } = await created(ports);
            const inputs = await checked(ports, { certificateFile: "b.p12", departmentId: "hr" });
            ports.certificates().expiry = "2033-01-01T00:00:00Z";
            lagging();
            return updateCertificate(ports, ports.call, id, state, { ...inputs, notAfter: "2033-01-01T00:00:00Z" });
        },
    ],
    [
        "an adoption",
        async (ports, lagging) => {
            ports
                .certificates()
                .stored.set("there", { id: "there", name: "asha", expiry: FACTS.notAfter, departmentId: "hr" });
            const inputs = await checked(ports, { adoptId: "there", departmentId: "legal" });
            const certificates = ports.certificates();
            const replace = certificates.update.bind(certificates);
            certificates.update = async (id, form) => {
                await replace(id, form);
                lagging();
            };
            return createCertificate(ports, ports.call, inputs);
        },
    ],
];

describe("reading a certificate back from a replica", () => {
    for (const [name, change] of changes) {
        // An upload has nothing before it that could be shown.
        for (const shown of name === "an upload" ? [NOT_FOUND] : [NOT_FOUND, BEFORE]) {
            it(`${name}, ${shown} by the first three reads: done`, async () => {
                const ports = fakePorts();
                await change(ports, () => {
                    lag(ports, 3, shown === NOT_FOUND ? undefined : OLD);
                });
                assert.equal(ports.sleeps.length, 3);
            });
            it(`${name}, ${shown} for longer than 10 s: an error that keeps the id`, async () => {
                const ports = fakePorts();
                const work = change(ports, () => {
                    lag(ports, Infinity, shown === NOT_FOUND ? undefined : OLD);
                });
                const code = shown === NOT_FOUND ? "ERR_LEEGALITY_READ_BACK" : "ERR_LEEGALITY_NOT_AS_ASKED";
                await assert.rejects(work, { name: "UnfinishedError", code });
                assert.equal(Math.round(ports.sleeps.reduce((total, delay) => total + delay, 0)), 10_000);
            });
        }
    }

    it("fails at once if SignStation has another file, which is no lag", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().expiry = "2040-01-01T00:00:00Z";
        await assert.rejects(createCertificate(ports, ports.call, inputs), { code: "ERR_LEEGALITY_NOT_AS_ASKED" });
        assert.deepEqual(ports.sleeps, []);
    });
});
