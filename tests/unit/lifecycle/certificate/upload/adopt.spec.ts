/** create with adoptId: adopts only the same certificate, by one PUT, and can be run again. */
import assert from "node:assert/strict";
import type { CertificateRecord } from "../../../../../provider/model/certificate-record";
import { createCertificate } from "../../../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../../../provider/lifecycle/certificate/delete";
import { UnfinishedError } from "../../../../../provider/lifecycle/errors/leegality-error";
import { SignStationError } from "../../../../../provider/signstation";
import { checked } from "../../checked-inputs";
import { errorOf } from "../../error-of";
import { ENDPOINT, FACTS, fakePorts, PASSKEY, signStationError, type FakePorts } from "../../fake-certificates";

const THERE: CertificateRecord = {
    id: "there",
    name: "asha",
    certificateType: "PKCS12_PFX",
    expiry: FACTS.notAfter,
    departmentId: "legal",
};

function portsWith(...records: readonly CertificateRecord[]): FakePorts {
    const ports = fakePorts();
    records.forEach((record) => ports.certificates().stored.set(record.id, record));
    return ports;
}

describe("create with adoptId", () => {
    it("adopts the same certificate by one PUT of all four fields, reads back, and uploads nothing", async () => {
        const ports = portsWith(THERE);
        const inputs = await checked(ports, { adoptId: "there", departmentId: "hr", enabled: false });
        const { id, state } = await createCertificate(ports, ports.call, inputs);
        const certificates = ports.certificates();
        assert.equal(id, "there");
        assert.deepEqual(certificates.calls, [
            { method: "get", id: "there" },
            {
                method: "update",
                id: "there",
                form: {
                    file: { name: "a.p12", bytes: Buffer.from("content of a.p12") },
                    passkey: PASSKEY,
                    departmentId: "hr",
                    enabled: false,
                },
            },
            { method: "get", id: "there" },
        ]);
        assert.deepEqual([...certificates.stored.keys()], ["there"]);
        assert.partialDeepStrictEqual(state, {
            ...FACTS,
            fileHash: inputs.fileHash,
            passkey: PASSKEY,
            departmentId: "hr",
            enabled: false,
            endpoint: ENDPOINT,
        });
        assert.ok(!Object.values(state).includes(undefined));
    });

    it("sends the certificate's department if the program has none, since a PUT may replace everything", async () => {
        const ports = portsWith(THERE);
        const { state } = await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
        assert.equal(ports.certificates().calls[1]?.form?.departmentId, "legal");
        assert.equal(state.departmentId, "legal");
    });

    it("sends no department if SignStation reports that there is none", async () => {
        const ports = portsWith({ ...THERE, departmentId: null });
        await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
        assert.equal(ports.certificates().calls[1]?.method, "update");
        assert.equal(ports.certificates().calls[1]?.form?.departmentId, undefined);
    });

    const ends: [expiry: string, said: boolean][] = [
        ["2030-01-01T00:00:00Z", false],
        ["2030-01-01", true],
        ["2030-01-01T05:30:00Z", true],
        ["2030-01-01T00:00:00", true],
    ];
    for (const [expiry, said] of ends) {
        it(`an expiry reported as ${expiry}: ${said ? "a note says what was compared" : "no note"}`, async () => {
            const ports = portsWith({ ...THERE, expiry });
            ports.certificates().expiry = expiry;
            await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
            assert.equal(ports.notified.length, said ? 1 : 0);
            assert.match(ports.notified[0] ?? "rests on", /rests on/);
        });
    }

    const { expiry: _expiry, ...withoutEnd } = THERE;
    const refused: [name: string, records: CertificateRecord[], why: RegExp][] = [
        ["an unknown id", [], /does not exist.*take it away to upload anew/s],
        [
            "another certificate with the same alias",
            [{ ...THERE, expiry: "2031-01-01T00:00:00Z" }],
            /2031-01-01.*2030-01-01/,
        ],
        ["a certificate of another type", [{ ...THERE, certificateType: "PKCS12_HSM" }], /PKCS12_HSM/],
        ["one without an expiry", [withoutEnd], /does not report when it expires/],
        [
            "one that differs in two ways",
            [{ ...withoutEnd, certificateType: "PKCS11" }],
            /PKCS11.*, and .*does not report when/,
        ],
    ];
    for (const [name, records, why] of refused) {
        it(`does not adopt ${name}: the error says why, and nothing changes`, async () => {
            const ports = portsWith(...records);
            const error = await errorOf(
                createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" })),
            );
            assert.equal(error.code, "ERR_LEEGALITY_CANNOT_ADOPT");
            assert.match(error.message, /^Certificate there cannot be adopted.*Nothing was changed/s);
            assert.match(error.message, why);
            assert.deepEqual(ports.certificates().methods(), ["get"]);
            assert.deepEqual([...ports.certificates().stored.values()], records);
        });
    }

    it("does not adopt anything for an unsupported file", async () => {
        const ports = portsWith(THERE);
        const { notAfter: _end, ...inputs } = await checked(ports, { adoptId: "there" });
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.equal(error.code, "ERR_LEEGALITY_CANNOT_ADOPT");
        assert.deepEqual(ports.certificates().methods(), ["get"]);
    });

    it("does not adopt a certificate that another resource of the run owns", async () => {
        const ways: [name: string, hold: (ports: FakePorts) => unknown][] = [
            ["from the state", (ports) => ports.certificateIds.register("there", "other")],
            [
                "from the state, under the same name below another parent",
                (ports) => ports.certificateIds.register("there", "urn:signing"),
            ],
            [
                "by adopting it",
                async (ports) => createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" })),
            ],
        ];
        for (const [name, hold] of ways) {
            const ports = portsWith(THERE);
            await hold(ports);
            const before = ports.certificates().methods();
            const inputs = await checked(ports, { adoptId: "there" });
            const error = await errorOf(createCertificate(ports, ports.callOf("signing"), inputs));
            assert.match(error.message, /another resource of this stack has it.*ERR_LEEGALITY_CANNOT_ADOPT/, name);
            assert.deepEqual(ports.certificates().methods(), before);
        }
    });

    it("can be repeated in the same run after it failed", async () => {
        const ports = portsWith(THERE);
        const inputs = await checked(ports, { adoptId: "there" });
        ports.certificates().failures.push({ method: "get", error: signStationError("SERVER_ERROR", "unknown") });
        await assert.rejects(createCertificate(ports, ports.call, inputs), SignStationError);
        assert.equal((await createCertificate(ports, ports.call, inputs)).id, "there");
    });

    it("uploads if a replacement has just deleted that certificate", async () => {
        const ports = portsWith(THERE);
        await deleteCertificate(ports, ports.call, "there", {});
        const { id } = await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
        assert.equal(id, "id-1");
    });

    const lost: [name: string, acted: boolean][] = [
        ["was not processed", false],
        ["was processed", true],
    ];
    for (const [name, acted] of lost) {
        it(`can be run again after a PUT whose response was lost and which ${name}`, async () => {
            const ports = portsWith(THERE);
            const inputs = await checked(ports, { adoptId: "there", departmentId: "hr" });
            const certificates = ports.certificates();
            certificates.failures.push({ method: "update", error: signStationError("NO_ANSWER", "unknown"), acted });
            await assert.rejects(createCertificate(ports, ports.call, inputs), SignStationError);
            const { id } = await createCertificate(ports, ports.call, inputs);
            assert.equal(id, "there");
            assert.deepEqual(certificates.methods(), ["get", "update", "get", "update", "get"]);
            assert.equal(certificates.stored.get("there")?.departmentId, "hr");
            assert.equal(certificates.stored.size, 1);
        });
    }

    it("keeps the id if reading back fails, so that the next run only reads back", async () => {
        const ports = portsWith(THERE);
        const inputs = await checked(ports, { adoptId: "there" });
        const certificates = ports.certificates();
        let reads = 0;
        const get = certificates.get.bind(certificates);
        certificates.get = (id) =>
            ++reads === 2 ? Promise.reject(signStationError("SERVER_ERROR", "unknown")) : get(id);
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.ok(error instanceof UnfinishedError);
        assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_READ_BACK", "there"]);
        assert.equal(error.state.fileHash, inputs.fileHash);
        assert.match(error.message, /was adopted/);
    });

    it("fails if reading is refused, and sends no PUT", async () => {
        const ports = portsWith(THERE);
        const inputs = await checked(ports, { adoptId: "there" });
        ports.certificates().failures.push({ method: "get", error: signStationError("UNAUTHORIZED", "no") });
        await assert.rejects(createCertificate(ports, ports.call, inputs), { code: "ERR_SIGNSTATION_UNAUTHORIZED" });
        assert.deepEqual(ports.certificates().methods(), ["get"]);
    });
});
