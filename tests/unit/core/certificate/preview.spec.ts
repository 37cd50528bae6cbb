/** previewCertificateState: which outputs a preview shows, and which are unknown. */
import assert from "node:assert/strict";
import { previewCertificateState } from "../../../../provider/core/certificate/preview";
import type { CertificateState, CheckedCertificate } from "../../../../provider/core/certificate/types";
import { unknown, type Known } from "../../../../provider/core/unknown";

const ENDPOINT = "https://signstation.example.com";
const INPUTS: CheckedCertificate = { fileHash: "aa", passkey: "s3same", enabled: true, expiryWarningDays: 30 };
/** Of the file: SignStation reports them anew after an upload or an update that carries it. */
const OF_FILE = { certificateName: "asha", certificateType: "PKCS12_PFX", expiry: "2030-01-01T00:00:00Z" };
const OF_DEPARTMENT = { departmentId: "hr", departmentName: "HR" };
const CREATED = { createdAt: "2026-06-15T12:00:00Z" };
const STATE: CertificateState = {
    fileHash: "aa",
    passkey: "s3same",
    enabled: true,
    endpoint: ENDPOINT,
    ...OF_FILE,
    ...OF_DEPARTMENT,
    ...CREATED,
};

const open = (outputs: object) => Object.fromEntries(Object.keys(outputs).map((name) => [name, unknown]));

describe("previewCertificateState", () => {
    const { departmentId } = OF_DEPARTMENT;
    const rows: [
        name: string,
        change: Known<Partial<CheckedCertificate>>,
        state: CertificateState | undefined,
        shown: object,
    ][] = [
        [
            "create: everything that SignStation reports is unknown",
            {},
            undefined,
            open({ ...OF_FILE, ...OF_DEPARTMENT, ...CREATED }),
        ],
        [
            "create in a department: the department's name is unknown",
            { departmentId },
            undefined,
            { departmentId, departmentName: unknown },
        ],
        ["no change: shows the state", {}, STATE, STATE],
        [
            "another file: what SignStation reports of it is unknown",
            { fileHash: "bb" },
            STATE,
            { ...open(OF_FILE), ...OF_DEPARTMENT, ...CREATED },
        ],
        [
            "another department: its name is unknown",
            { departmentId: "legal" },
            STATE,
            { departmentId: "legal", departmentName: unknown, ...CREATED },
        ],
        ["enabled: only that changes", { enabled: false }, STATE, { ...STATE, enabled: false }],
    ];
    for (const [name, change, state, shown] of rows) {
        it(name, () => {
            const outputs = previewCertificateState({ ...INPUTS, ...change }, state, ENDPOINT);
            assert.partialDeepStrictEqual(outputs, { endpoint: ENDPOINT, enabled: true, ...change, ...shown });
        });
    }

    it("shows a passkey reference without its passkey", () => {
        const outputs = previewCertificateState({ ...INPUTS, passkeyEnv: "A" }, undefined, ENDPOINT);
        assert.equal(outputs.passkeyEnv, "A");
        assert.ok(!("passkey" in outputs));
        assert.equal(previewCertificateState(INPUTS, undefined, ENDPOINT).passkey, "s3same");
    });
});
