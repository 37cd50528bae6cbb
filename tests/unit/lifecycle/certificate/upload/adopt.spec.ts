/** Taking over a certificate that is there already: only the same one, made as asked by one PUT, and repeatable. */
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
    it("makes the same certificate as asked by one PUT of all four fields, reads back, and uploads nothing", async () => {
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

    it("sends the department that it has when none is asked for: a PUT may replace everything", async () => {
        const ports = portsWith(THERE);
        const { state } = await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
        assert.equal(ports.certificates().calls[1]?.form?.departmentId, "legal");
        assert.equal(state.departmentId, "legal");
    });

    it("sends no department where SignStation reports that there is none", async () => {
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
        it(`an end told as ${expiry}: ${said ? "says what the adoption rests on" : "no more to say"}`, async () => {
            const ports = portsWith({ ...THERE, expiry });
            ports.certificates().expiry = expiry;
            await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
            assert.equal(ports.notified.length, said ? 1 : 0);
            assert.match(ports.notified[0] ?? "rests on", /rests on/);
        });
    }

    const { expiry: _expiry, ...withoutEnd } = THERE;
    const refused: [name: string, records: CertificateRecord[], why: RegExp][] = [
        ["one that is not there", [], /does not exist.*take it away to upload anew/s],
        ["another one of the same name", [{ ...THERE, expiry: "2031-01-01T00:00:00Z" }], /2031-01-01.*2030-01-01/],
        ["another type", [{ ...THERE, certificateType: "PKCS12_HSM" }], /PKCS12_HSM/],
        ["one whose end is not told", [withoutEnd], /does not report when it expires/],
        ["one that differs twice", [{ ...withoutEnd, certificateType: "PKCS11" }], /PKCS11.*, and .*does not report/],
    ];
    for (const [name, records, why] of refused) {
        it(`does not take over ${name}: says why, and changes nothing`, async () => {
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

    it("does not take over anything for a file that cannot be read here", async () => {
        const ports = portsWith(THERE);
        const { notAfter: _end, ...inputs } = await checked(ports, { adoptId: "there" });
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.equal(error.code, "ERR_LEEGALITY_CANNOT_ADOPT");
        assert.deepEqual(ports.certificates().methods(), ["get"]);
    });

    it("does not take over what another resource of this run has, by whatever way it got it", async () => {
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

    it("can be tried again in the same run when it failed", async () => {
        const ports = portsWith(THERE);
        const inputs = await checked(ports, { adoptId: "there" });
        ports.certificates().failures.push({ method: "get", error: signStationError("SERVER_ERROR", "unknown") });
        await assert.rejects(createCertificate(ports, ports.call, inputs), SignStationError);
        assert.equal((await createCertificate(ports, ports.call, inputs)).id, "there");
    });

    it("uploads anew when a replacement has just deleted that certificate", async () => {
        const ports = portsWith(THERE);
        await deleteCertificate(ports, ports.call, "there", {});
        const { id } = await createCertificate(ports, ports.call, await checked(ports, { adoptId: "there" }));
        assert.equal(id, "id-1");
    });

    const lost: [name: string, acted: boolean][] = [
        ["was not taken", false],
        ["was taken", true],
    ];
    for (const [name, acted] of lost) {
        it(`can be repeated after a PUT without an answer that ${name}`, async () => {
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

    it("keeps the id when reading back fails, so that the next run does not begin anew", async () => {
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

    it("passes on a refusal to read, and sends nothing", async () => {
        const ports = portsWith(THERE);
        const inputs = await checked(ports, { adoptId: "there" });
        ports.certificates().failures.push({ method: "get", error: signStationError("UNAUTHORIZED", "no") });
        await assert.rejects(createCertificate(ports, ports.call, inputs), { code: "ERR_SIGNSTATION_UNAUTHORIZED" });
        assert.deepEqual(ports.certificates().methods(), ["get"]);
    });
});
