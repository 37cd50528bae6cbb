/** readCertificate: drift, certificates that are gone, and imports. */
import assert from "node:assert/strict";
import { compare } from "../../../../provider/core/certificate/compare";
import type { CertificateState } from "../../../../provider/core/certificate/types";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { readCertificate } from "../../../../provider/lifecycle/certificate/read";
import { Pkcs12Error } from "../../../../provider/pkcs12";
import { checked } from "../checked-inputs";
import { ENDPOINT, fakePorts, signStationError, type FakePorts } from "../fake-certificates";
import { known } from "../known";

async function created() {
    const ports = fakePorts();
    const inputs = await checked(ports, { departmentId: "hr" });
    const { state } = await createCertificate(ports, ports.call, inputs);
    ports.certificates().calls.length = 0;
    return { ports, inputs, state, certificates: ports.certificates() };
}

describe("readCertificate", () => {
    it("returns the same state and no inputs without drift", async () => {
        const { ports, state, certificates } = await created();
        await assertUnchanged(ports, "id-1", state);
        assert.deepEqual(certificates.methods(), ["get"]);
        assert.deepEqual(ports.reads.length, 2, "refresh reads no file: check and create did");
    });

    it("returns undefined for a certificate that the API does not know", async () => {
        const { ports, state, certificates } = await created();
        certificates.stored.clear();
        assert.equal(await readCertificate(ports, ports.call, "id-1", known(state)), undefined);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "UNEXPECTED_ANSWER", "UNREACHABLE", "NO_ANSWER"]) {
        it(`fails for ${code}, and does not report the certificate as gone`, async () => {
            const { ports, state, certificates } = await created();
            const failure = { method: "get", error: signStationError(code, "no") } as const;
            certificates.failures.push(failure, failure, failure);
            await assert.rejects(readCertificate(ports, ports.call, "id-1", known(state)), {
                code: `ERR_SIGNSTATION_${code}`,
            });
        });
    }

    const drifts: [name: string, record: object, changed: string[]][] = [
        ["nothing", {}, []],
        ["the department", { departmentId: "legal" }, ["departmentId"]],
        ["enabled", { enabled: false }, ["enabled"]],
        ["the file", { expiry: "2027-01-01T00:00:00Z" }, ["file"]],
        ["the name alone", { name: "renamed" }, []],
        [
            "everything",
            { departmentId: "legal", enabled: false, expiry: "2027-01-01T00:00:00Z" },
            ["file", "departmentId", "enabled"],
        ],
    ];
    for (const [name, record, changed] of drifts) {
        it(`shows drift of ${name}`, async () => {
            const { ports, inputs, state, certificates } = await created();
            certificates.stored.set("id-1", { ...certificates.stored.get("id-1"), id: "id-1", ...record });
            const found = await readCertificate(ports, ports.call, "id-1", known(state));
            assert.ok(found !== undefined && !Object.values(found.state).includes(undefined));
            const differences = Object.entries(compare(found.state, inputs)).filter(([, differs]) => differs);
            assert.deepEqual(
                differences.map(([field]) => field),
                changed,
            );
            assert.equal(found.drifted, changed.length > 0);
        });
    }

    it("shows another file in place of an unsupported one", async () => {
        const { ports, certificates } = await created();
        const readPkcs12 = () => {
            throw new Pkcs12Error("ERR_PKCS12_UNSUPPORTED", "It uses RC4.");
        };
        const inputs = await checked({ ...ports, readPkcs12 });
        const { id, state } = await createCertificate(ports, ports.call, inputs);
        await assertUnchanged(ports, id, state);
        certificates.stored.set(id, { ...certificates.stored.get(id), id, expiry: "2031-01-01T00:00:00Z" });
        const found = await readCertificate(ports, ports.call, id, known(state));
        assert.equal(compare(found?.state ?? {}, inputs).file, true);
        assert.ok(found?.drifted === true && !("unverified" in found.facts));
    });

    it("returns on drift the whole inputs that would create it, and the same drift only once", async () => {
        const { ports, inputs, state, certificates } = await created();
        const elsewhere = { departmentId: "legal", enabled: false, expiry: "2027-01-01T00:00:00Z" };
        certificates.stored.set("id-1", { ...certificates.stored.get("id-1"), id: "id-1", ...elsewhere });
        const found = await readCertificate(ports, ports.call, "id-1", known(state));
        const { passkey } = inputs;
        assert.deepEqual(
            [found?.inputs, found?.facts],
            [{ passkey, departmentId: "legal", enabled: false }, { notAfter: "2027-01-01T00:00:00Z" }],
        );
        await assertUnchanged(ports, "id-1", found?.state ?? {});
    });

    it("returns on drift the other inputs that the front end knows", async () => {
        const { ports, inputs, state, certificates } = await created();
        certificates.stored.set("id-1", { ...certificates.stored.get("id-1"), id: "id-1", enabled: false });
        const found = await readCertificate(ports, ports.call, "id-1", { inputs, state });
        const { certificateFile, expiryWarningDays } = inputs;
        assert.partialDeepStrictEqual(found?.inputs, { certificateFile, expiryWarningDays, enabled: false });
    });

    it("returns undefined for an import of an unknown id", async () => {
        const { ports } = await created();
        assert.equal(await readCertificate(ports, ports.call, "id-9"), undefined);
    });

    it("returns state and inputs for an import by id", async () => {
        const { ports } = await created();
        const found = await readCertificate(ports, ports.call, "id-1");
        assert.partialDeepStrictEqual(found?.state, {
            certificateName: "asha",
            departmentId: "hr",
            endpoint: ENDPOINT,
        });
        assert.partialDeepStrictEqual(found?.inputs, { departmentId: "hr", expiryWarningDays: 30 });
    });
});

async function assertUnchanged(ports: FakePorts, id: string, state: CertificateState): Promise<void> {
    const found = await readCertificate(ports, ports.call, id, known(state));
    assert.deepEqual([found?.state, found?.drifted], [state, false]);
}
