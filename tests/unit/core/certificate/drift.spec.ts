/** findDrift: the inputs that show what a refresh found changed. */
import assert from "node:assert/strict";
import type { CertificateState } from "../../../../provider/core/certificate/types";
import { findDrift } from "../../../../provider/core/certificate/drift";

const before: CertificateState = {
    passkey: "sesame",
    departmentId: "hr",
    enabled: true,
    fileHash: "aa",
    notAfter: "2030-01-01T00:00:00Z",
    expiry: "2030-01-01T00:00:00Z",
    certificateName: "asha",
    endpoint: "https://signstation.example.com",
};
const { certificateName: _name, endpoint: _endpoint, expiry: _expiry, ...inputs } = before;
const { fileHash: _hash, notAfter: _end, ...withoutFile } = before;
const { fileHash: _inputHash, notAfter: _inputEnd, ...inputsWithoutFile } = inputs;
const { expiry: _told, ...withoutEnd } = withoutFile;
const { enabled: _enabled, ...unsaid } = before;
const { departmentId: _department, ...withoutDepartment } = before;
const { departmentId: _inputDepartment, ...inputsWithoutDepartment } = inputs;

const rows: [name: string, before: CertificateState, after: CertificateState, drifted: object | undefined][] = [
    ["nothing", before, before, undefined],
    ["the name alone", before, { ...before, certificateName: "ravi" }, undefined],
    ["the department", before, { ...before, departmentId: "legal" }, { ...inputs, departmentId: "legal" }],
    ["enabled", before, { ...before, enabled: false }, { ...inputs, enabled: false }],
    ["enabled, reported neither before nor now", unsaid, unsaid, undefined],
    ["enabled, reported for the first time as true", unsaid, before, undefined],
    [
        "enabled, reported for the first time as false",
        unsaid,
        { ...before, enabled: false },
        { ...inputs, enabled: false },
    ],
    [
        "the file, of which only the new expiry is known",
        before,
        { ...withoutFile, expiry: "2031-01-01T00:00:00Z" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    [
        "the file, with an expiry without a zone: read as UTC in every time zone",
        before,
        { ...withoutFile, expiry: "2031-01-01T10:00:00" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T10:00:00Z" },
    ],
    ["the file again, with an expiry that is no time", withoutFile, { ...withoutFile, expiry: "never" }, undefined],
    [
        "the file again, with an expiry that is a day now",
        withoutFile,
        { ...withoutFile, expiry: "2029-12-31" },
        undefined,
    ],
    [
        "the file again, with an expiry in Java's form",
        withoutFile,
        { ...withoutFile, expiry: "Wed Jan 01 00:00:00 IST 2031" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    ["the department, which was removed", before, withoutDepartment, inputsWithoutDepartment],
    ["a file whose replacement the state shows already", withoutFile, withoutFile, undefined],
    [
        "the file again",
        withoutFile,
        { ...withoutFile, expiry: "2031-01-01T00:00:00Z" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    [
        "the file again, with an expiry that an update has put into the state",
        { ...withoutFile, notAfter: "2030-01-01T00:00:00Z", expiry: "2031-01-01T00:00:00Z" },
        { ...withoutFile, expiry: "2031-01-01T00:00:00Z" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    ["the file, with an expiry that is not reported any more", withoutFile, withoutEnd, undefined],
    ["an expiry, reported for the first time", withoutEnd, withoutFile, undefined],
];

describe("findDrift", () => {
    for (const [name, was, is, drifted] of rows) {
        it(`${name}: ${drifted === undefined ? "no drift" : "the program's inputs with the drifted values"}`, () => {
            const found = findDrift(was, is, { certificateFile: "a.p12" });
            const together = found === undefined ? undefined : { ...found.inputs, ...found.facts };
            assert.deepEqual(together, drifted === undefined ? undefined : { certificateFile: "a.p12", ...drifted });
        });
    }
});
