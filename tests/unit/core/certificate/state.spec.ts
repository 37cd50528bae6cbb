/** stateAfterWrite and stateAfterRead: the outputs after a write and after a refresh. */
import assert from "node:assert/strict";
import type { CheckedCertificate, CertificateState } from "../../../../provider/core/certificate/types";
import type { CertificateRecord } from "../../../../provider/model/certificate-record";
import { compare } from "../../../../provider/core/certificate/compare";
import { defined } from "../../../../provider/core/defined";
import { stateAfterRead, stateAfterWrite, withoutFacts } from "../../../../provider/core/certificate/state";

const facts = {
    fileHash: "aa",
    fingerprint: "ff",
    serialNumber: "01",
    subject: "CN=Asha",
    issuer: "CN=Root",
    notBefore: "2025-01-01T00:00:00Z",
    notAfter: "2030-01-01T00:00:00Z",
    keyAlgorithm: "RSA-2048",
    friendlyName: "asha",
};
const asked = { passkey: "sesame", enabled: true, departmentId: "hr" };
const inputs: CheckedCertificate = { certificateFile: "a.p12", ...facts, ...asked, expiryWarningDays: 30 };
const record: CertificateRecord = {
    id: "id-1",
    name: "asha",
    certificateType: "PKCS12_PFX",
    expiry: "2030-01-01T00:00:00.000Z",
    createdAt: 1_750_000_000_000,
    departmentId: "hr",
    departmentName: "Human Resources",
};
const endpoint = "https://signstation.example.com";
const complete = {
    ...facts,
    ...asked,
    certificateName: "asha",
    certificateType: "PKCS12_PFX",
    expiry: "2030-01-01T00:00:00Z",
    createdAt: "2025-06-15T15:06:40Z",
    departmentName: "Human Resources",
    endpoint,
};

function assertNothingUndefined(state: CertificateState): void {
    for (const [name, value] of Object.entries(state)) {
        assert.notEqual(value, undefined, name);
    }
}

describe("stateAfterWrite", () => {
    it("has the facts, the inputs, and what the server reports", () => {
        const base64 = {
            ...inputs,
            certificateBase64: "QQ==",
            onConflict: "adopt",
        } as const;
        assert.deepEqual(stateAfterWrite(base64, record, endpoint), complete);
    });

    it("has no undefined key, and uses notAfter as the expiry if the server reports none", () => {
        const state = stateAfterWrite(
            { enabled: true, expiryWarningDays: 30, notAfter: facts.notAfter },
            { id: "id-1" },
            endpoint,
        );
        assertNothingUndefined(state);
        const { notAfter } = facts;
        assert.deepEqual(state, { notAfter, enabled: true, expiry: notAfter, endpoint });
    });

    it("keeps an empty passkey and the reason of an unverified upload", () => {
        const state = stateAfterWrite({ ...inputs, passkey: "", unverified: "RC4" }, record, endpoint);
        assert.equal(state.passkey, "");
        assert.equal(state.unverified, "RC4");
    });

    it("prefers what the server reports to the inputs", () => {
        const state = stateAfterWrite(inputs, { ...record, departmentId: "legal", enabled: false }, endpoint);
        assert.equal(state.departmentId, "legal");
        assert.equal(state.enabled, false);
    });
});

describe("a department in the record", () => {
    const { departmentId: _known, departmentName: _named, ...withoutDepartment } = record;
    const rows: [name: string, departmentId: string | null | undefined, kept: string | undefined][] = [
        ["reported: replaces the known one", "legal", "legal"],
        ["not reported: the known one stays", undefined, "hr"],
        ["null: removes the known one", null, undefined],
    ];
    for (const [name, departmentId, kept] of rows) {
        it(name, () => {
            const reported = { ...withoutDepartment, ...(departmentId === undefined ? {} : { departmentId }) };
            for (const state of [
                stateAfterWrite(inputs, reported, endpoint),
                stateAfterRead(complete, reported, endpoint),
            ]) {
                assertNothingUndefined(state);
                assert.equal(state.departmentId, kept);
            }
        });
    }
});

describe("stateAfterRead", () => {
    it("returns an equal state without drift", () => {
        assert.deepEqual(stateAfterRead(complete, record, endpoint), complete);
    });

    it("shows department and enabled as they were changed outside", () => {
        const changed = { ...record, departmentId: "legal", departmentName: "Legal", enabled: false };
        const state = stateAfterRead(complete, changed, endpoint);
        assert.deepEqual(
            [state.departmentId, state.departmentName, state.enabled, state.fileHash],
            ["legal", "Legal", false, "aa"],
        );
    });

    it("drops the facts of a file that was replaced outside, so that the next update uploads it", () => {
        const before = { ...complete, unverified: "RC4" };
        const state = stateAfterRead(before, { ...record, expiry: "2028-01-01T00:00:00Z" }, endpoint);
        assertNothingUndefined(state);
        for (const name of [...Object.keys(facts), "unverified"]) {
            assert.ok(!(name in state), name);
        }
        assert.equal(state.expiry, "2028-01-01T00:00:00Z");
        assert.equal(state.passkey, "sesame");
        assert.equal(compare(state, inputs).file, true);
    });

    const unverified = { fileHash: "aa", unverified: "RC4", expiry: "2030-01-01T00:00:00Z" };
    const ends: [name: string, before: CertificateState, expiry: string | number | undefined, kept: boolean][] = [
        ["the same end", unverified, "2030-01-01T00:00:00.500Z", true],
        ["the same end in epoch seconds", unverified, Date.parse("2030-01-01T00:00:00Z") / 1000, true],
        ["an end half a day later", unverified, "2030-01-01T12:00:00Z", true],
        ["another end", unverified, "2031-01-01T00:00:00Z", false],
        ["an end that is not reported any more", unverified, undefined, true],
        ["an end that was not reported before", { fileHash: "aa", unverified: "RC4" }, "2031-01-01T00:00:00Z", true],
        ["the same day, now more precisely", { ...unverified, expiry: "2030-01-01" }, "2030-01-01T10:00:00Z", true],
        ["the same day, now vaguer", { ...unverified, expiry: "2030-01-01T10:00:00Z" }, "2030-01-01", true],
        ["another day, now more precisely", { ...unverified, expiry: "2030-01-01" }, "2031-01-01T10:00:00Z", false],
    ];
    for (const [name, before, expiry, kept] of ends) {
        it(`takes an unsupported file with ${name} for ${kept ? "the same" : "another"}`, () => {
            const state = stateAfterRead(before, defined<CertificateRecord>({ id: "id-1", expiry }), endpoint);
            assertNothingUndefined(state);
            assert.deepEqual(["fileHash" in state, "unverified" in state], [kept, kept]);
        });
    }

    it("keeps the facts if the server reports no expiry", () => {
        const state = stateAfterRead(complete, { id: "id-1" }, endpoint);
        assert.equal(state.fileHash, "aa");
        assert.equal(state.expiry, facts.notAfter);
    });

    it("has what the server reports, without undefined keys, for an import", () => {
        const state = stateAfterRead({}, record, endpoint);
        assertNothingUndefined(state);
        assert.equal(state.certificateName, "asha");
        assert.ok(!("passkey" in state) && !("enabled" in state));
    });
});

describe("withoutFacts", () => {
    it("keeps everything but the facts", () => {
        const kept = Object.entries(complete).filter(([name]) => !(name in facts));
        assert.deepEqual(withoutFacts(complete), Object.fromEntries(kept));
    });
});
