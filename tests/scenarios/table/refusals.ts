/** Scenarios: inputs that check refuses at preview and at up before anything is sent. */
import { preview, serverHolds, up, type Scenario } from "../steps";
import type { Program } from "../stack";
import { certificate, department, ENDING_SOON, EXPIRED, FIRST, READ, UPLOAD } from "./declarations";

interface Refusal {
    readonly title: string;
    readonly program: Program;
    readonly code: string;
}

const REFUSED: readonly Refusal[] = [
    {
        title: "a wrong passkey",
        program: { it: certificate(FIRST, { passkey: "not the passkey" }) },
        code: "ERR_PKCS12_WRONG_PASSKEY",
    },
    { title: "an expired file", program: { it: certificate(EXPIRED) }, code: "ERR_LEEGALITY_EXPIRED" },
    {
        title: "a file that ends within failIfExpiresWithinDays",
        program: { it: certificate(ENDING_SOON, { failIfExpiresWithinDays: 10 }) },
        code: "ERR_LEEGALITY_EXPIRES_SOON",
    },
    {
        title: "a file that is no PKCS#12 file",
        program: { it: { kind: "Certificate", file: Buffer.from("no PKCS#12"), args: {} } },
        code: "ERR_PKCS12_NOT_PKCS12",
    },
    {
        title: "a missing file",
        program: { it: { kind: "Certificate", args: { certificateFile: "/nowhere/signing.p12", passkey: "p" } } },
        code: "ERR_LEEGALITY_FILE_NOT_FOUND",
    },
    {
        title: "a certificate without a file",
        program: { it: { kind: "Certificate", args: {} } },
        code: "ERR_LEEGALITY_INVALID_ARGUMENT",
    },
    {
        title: "a department with a blank before its name",
        program: { it: department(" Legal") },
        code: "ERR_LEEGALITY_INVALID_ARGUMENT",
    },
];

export const REFUSALS: readonly Scenario[] = [
    ...REFUSED.map(({ title, program, code }) => ({
        title: `${title} is refused, and nothing is sent`,
        steps: [
            preview(program, { does: { it: `refused ${code}` } }),
            up(program, { does: { it: `refused ${code}` } }),
            serverHolds(),
        ],
    })),
    {
        title: "a file that ends in nine days passes failIfExpiresWithinDays: 8",
        steps: [
            up(
                { it: certificate(ENDING_SOON, { failIfExpiresWithinDays: 8 }) },
                { does: { it: "create" }, sends: [UPLOAD, READ] },
            ),
        ],
    },
];
