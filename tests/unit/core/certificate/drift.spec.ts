/** What a refresh found changed, as inputs. */
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
    ["the switch", before, { ...before, enabled: false }, { ...inputs, enabled: false }],
    ["a switch that nobody tells", unsaid, unsaid, undefined],
    ["a switch that was not told, on", unsaid, before, undefined],
    ["a switch that was not told, off", unsaid, { ...before, enabled: false }, { ...inputs, enabled: false }],
    [
        "the file: of somebody else's only the end is known",
        before,
        { ...withoutFile, expiry: "2031-01-01T00:00:00Z" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    [
        "the file, by a server that tells no zone: as if in UTC, whatever this machine's zone is",
        before,
        { ...withoutFile, expiry: "2031-01-01T10:00:00" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T10:00:00Z" },
    ],
    [
        "the file, once more, by a server that tells what is no time",
        withoutFile,
        { ...withoutFile, expiry: "never" },
        undefined,
    ],
    [
        "the file, once more, by a server that tells the day only now",
        withoutFile,
        { ...withoutFile, expiry: "2029-12-31" },
        undefined,
    ],
    [
        "the file, once more, by a server that tells the end as Java does",
        withoutFile,
        { ...withoutFile, expiry: "Wed Jan 01 00:00:00 IST 2031" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    ["the department, which is none now", before, withoutDepartment, inputsWithoutDepartment],
    ["a file that was replaced before already", withoutFile, withoutFile, undefined],
    [
        "the file, once more",
        withoutFile,
        { ...withoutFile, expiry: "2031-01-01T00:00:00Z" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    [
        "the file, once more, when its end was seen by an update already",
        { ...withoutFile, notAfter: "2030-01-01T00:00:00Z", expiry: "2031-01-01T00:00:00Z" },
        { ...withoutFile, expiry: "2031-01-01T00:00:00Z" },
        { ...inputsWithoutFile, notAfter: "2031-01-01T00:00:00Z" },
    ],
    ["the file, by a server that does not tell its end any more", withoutFile, withoutEnd, undefined],
    ["the end, where none was told before", withoutEnd, withoutFile, undefined],
];

describe("findDrift", () => {
    for (const [name, was, is, drifted] of rows) {
        it(`${name}: ${drifted === undefined ? "none" : "all that the program gave, and what is there now"}`, () => {
            const found = findDrift(was, is, { certificateFile: "a.p12" });
            const together = found === undefined ? undefined : { ...found.inputs, ...found.facts };
            assert.deepEqual(together, drifted === undefined ? undefined : { certificateFile: "a.p12", ...drifted });
        });
    }
});
