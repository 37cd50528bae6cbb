/** contradictions(): values that SignStation reports after a write and that are not what was asked for. */
import assert from "node:assert/strict";
import type { CheckedCertificate } from "../../../../provider/core/certificate/types";
import type { CertificateRecord } from "../../../../provider/model/certificate-record";
import { contradictions } from "../../../../provider/core/certificate/contradictions";

const inputs: CheckedCertificate = {
    notAfter: "2030-01-02T03:04:05Z",
    departmentId: "hr",
    enabled: true,
    expiryWarningDays: 30,
};
const withoutDepartment: CheckedCertificate = {
    notAfter: "2030-01-02T03:04:05Z",
    enabled: true,
    expiryWarningDays: 30,
};
const withoutFacts: CheckedCertificate = { departmentId: "hr", enabled: true, expiryWarningDays: 30 };

interface Row {
    readonly name: string;
    readonly inputs?: CheckedCertificate;
    /** @default true */
    readonly file?: boolean;
    readonly record: Omit<CertificateRecord, "id">;
    /** A word of each sentence. */
    readonly found: readonly string[];
}

const rows: Row[] = [
    { name: "a record with nothing but an id", record: {}, found: [] },
    {
        name: "everything as asked",
        record: { expiry: "2030-01-02T03:04:05Z", departmentId: "hr", enabled: true },
        found: [],
    },
    { name: "an expiry with a fraction", record: { expiry: "2030-01-02T03:04:05.999Z" }, found: [] },
    { name: "an expiry that cannot be read", record: { expiry: "soon" }, found: [] },
    { name: "the old file's expiry", record: { expiry: "2027-01-01T00:00:00Z" }, found: ["2027-01-01"] },
    { name: "a day and 14 hours of difference", record: { expiry: "2030-01-03T17:04:05Z" }, found: [] },
    {
        name: "a day, 14 hours and a second of difference",
        record: { expiry: "2030-01-03T17:04:06Z" },
        found: ["17:04:06"],
    },
    { name: "epoch seconds", record: { expiry: Date.parse("2030-01-02T03:04:05Z") / 1000 }, found: [] },
    {
        name: "no department, and one was asked for",
        record: { departmentId: null },
        found: ["has no department, not hr"],
    },
    {
        name: "no department, and none was asked for",
        inputs: withoutDepartment,
        record: { departmentId: null },
        found: [],
    },
    { name: "another department", record: { departmentId: "legal" }, found: ["legal"] },
    {
        name: "a department that was not asked for",
        inputs: withoutDepartment,
        record: { departmentId: "x" },
        found: [],
    },
    { name: "disabled", record: { enabled: false }, found: ["disabled"] },
    {
        name: "enabled in place of disabled",
        inputs: { ...inputs, enabled: false },
        record: { enabled: true },
        found: ["enabled"],
    },
    { name: "a file without facts", inputs: withoutFacts, record: { expiry: "2027-01-01T00:00:00Z" }, found: [] },
    { name: "another expiry, no file written", file: false, record: { expiry: "2027-01-01T00:00:00Z" }, found: [] },
    {
        name: "another expiry and department, no file written",
        file: false,
        record: { expiry: "2027-01-01T00:00:00Z", departmentId: "legal" },
        found: ["legal"],
    },
    {
        name: "all three",
        record: { expiry: "2027-01-01", departmentId: "legal", enabled: false },
        found: ["expiry", "department", "disabled"],
    },
];

describe("contradictions", () => {
    for (const row of rows) {
        it(`${row.name}: ${row.found.join(", ") || "none"}`, () => {
            const { file = true } = row;
            const found = contradictions(row.inputs ?? inputs, { id: "1", ...row.record }, { file });
            assert.equal(found.length, row.found.length, found.join("; "));
            row.found.forEach((word, index) => {
                assert.ok(found[index]?.includes(word), found[index]);
            });
        });
    }
});
