/** compare(): which differences between state and inputs count as a change. */
import assert from "node:assert/strict";
import type { CheckedCertificate, CertificateState } from "../../../../provider/core/certificate/types";
import { carriesFile, compare, hasChanges } from "../../../../provider/core/certificate/compare";
import { unknown as UNKNOWN, type Known } from "../../../../provider/core/unknown";

const state: CertificateState = { fileHash: "aa", passkey: "sesame", departmentId: "hr", enabled: true };
const inputs: CheckedCertificate = {
    certificateFile: "./signing.p12",
    fileHash: "aa",
    passkey: "sesame",
    departmentId: "hr",
    enabled: true,
    expiryWarningDays: 30,
};

type Changed = "file" | "passkey" | "departmentId" | "enabled";

interface Row {
    readonly name: string;
    readonly state?: CertificateState;
    readonly inputs?: Partial<Known<CheckedCertificate>>;
    readonly without?: keyof CheckedCertificate;
    readonly changed: readonly Changed[];
}

const rows: Row[] = [
    { name: "nothing", changed: [] },
    { name: "another path, same bytes", inputs: { certificateFile: "elsewhere/renamed.pfx" }, changed: [] },
    { name: "base64 in place of a path, same bytes", inputs: { certificateBase64: "AAAA" }, changed: [] },
    { name: "another warning window", inputs: { expiryWarningDays: 90 }, changed: [] },
    { name: "other facts, same file hash", inputs: { notAfter: "2030-01-01T00:00:00Z" }, changed: [] },
    { name: "another file hash", inputs: { fileHash: "bb" }, changed: ["file"] },
    { name: "an unknown file hash", inputs: { fileHash: UNKNOWN }, changed: ["file"] },
    {
        name: "a file, with no facts in the state, as after a replacement outside",
        state: { passkey: "sesame", departmentId: "hr", enabled: true },
        changed: ["file"],
    },
    { name: "another passkey", inputs: { passkey: "open" }, changed: ["passkey"] },
    { name: "an empty passkey in place of one", inputs: { passkey: "" }, changed: ["passkey"] },
    { name: "an absent passkey in place of one", without: "passkey", changed: ["passkey"] },
    { name: "an unknown passkey", inputs: { passkey: UNKNOWN }, changed: ["passkey"] },
    {
        name: "an absent passkey in place of an empty one",
        state: { ...state, passkey: "" },
        without: "passkey",
        changed: ["passkey"],
    },
    {
        name: "an empty passkey in place of an absent one",
        state: { fileHash: "aa", departmentId: "hr", enabled: true },
        inputs: { passkey: "" },
        changed: ["passkey"],
    },
    { name: "another department", inputs: { departmentId: "legal" }, changed: ["departmentId"] },
    { name: "an unknown department", inputs: { departmentId: UNKNOWN }, changed: ["departmentId"] },
    { name: "no department asked for", without: "departmentId", changed: [] },
    { name: "disabled", inputs: { enabled: false }, changed: ["enabled"] },
    {
        name: "enabled, with no value in the state, as after a lost response",
        state: { fileHash: "aa", passkey: "sesame", departmentId: "hr" },
        changed: ["enabled"],
    },
    {
        name: "disabled, with no value in the state",
        state: { fileHash: "aa", passkey: "sesame", departmentId: "hr" },
        inputs: { enabled: false },
        changed: ["enabled"],
    },
    { name: "file and passkey", inputs: { fileHash: "bb", passkey: "open" }, changed: ["file", "passkey"] },
    {
        name: "an empty state",
        state: {},
        changed: ["file", "passkey", "departmentId", "enabled"],
    },
];

describe("compare", () => {
    for (const row of rows) {
        it(`${row.name}: ${row.changed.join(", ") || "no change"}`, () => {
            const asked = Object.fromEntries(
                Object.entries({ ...inputs, ...row.inputs }).filter(([name]) => name !== row.without),
            ) as unknown as CheckedCertificate;
            const changes = compare(row.state ?? state, asked);
            const changed = Object.entries(changes).filter(([, differs]) => differs);
            assert.deepEqual(
                changed.map(([name]) => name),
                row.changed,
            );
            assert.equal(hasChanges(changes), row.changed.length > 0);
            assert.equal(carriesFile(changes), row.changed.includes("file") || row.changed.includes("passkey"));
        });
    }
});
