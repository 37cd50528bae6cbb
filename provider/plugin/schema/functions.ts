/** The schema of the functions, which ask SignStation and manage nothing. */
import {
    getCertificateExamples,
    getCertificateSummaryExamples,
    getExpiringCertificatesExamples,
} from "./function-examples";

const days = {
    type: "integer",
    description: "Number of days from now: a whole number from 0 to 36500. Default 30.",
} as const;
const departmentId = {
    type: "string",
    description: "Only certificates of this department. Default: every department.",
} as const;

const found = {
    id: { type: "string", description: "Id of the certificate in SignStation." },
    certificateName: { type: "string", description: "Alias of the certificate in SignStation." },
    certificateType: { type: "string", description: "`PKCS12_PFX`, `PKCS12_HSM` or `PKCS11`." },
    expiry: {
        type: "string",
        description: "End of validity: ISO 8601 in UTC where SignStation sends an instant, as sent otherwise.",
    },
    createdAt: { type: "string", description: "Time of the upload, in the form of `expiry`." },
    departmentId: { type: "string", description: "Id of the department that owns the certificate." },
    departmentName: { type: "string", description: "Name of that department." },
    enabled: { type: "boolean", description: "Whether the certificate may sign, if SignStation reports it." },
    endpoint: { type: "string", description: "Base URL of the SignStation that holds the certificate." },
} as const;

const count = { type: "integer" } as const;

export const types = {
    "leegality:index:FoundCertificate": {
        type: "object",
        description: "A certificate that SignStation lists.",
        properties: found,
        required: ["id", "endpoint"],
    },
} as const;

export const functions = {
    "leegality:index:getCertificate": {
        description: described(
            "Looks up one certificate by its id or by its alias. None, and several of one alias, are errors.",
            getCertificateExamples,
        ),
        inputs: {
            type: "object",
            properties: {
                id: {
                    type: "string",
                    description: "Id of the certificate in SignStation. Give either this or `name`.",
                },
                name: {
                    type: "string",
                    description:
                        "Alias of the certificate, case included. Only enabled certificates that have an end of validity are found by it.",
                },
            },
        },
        outputs: { type: "object", properties: found, required: ["id", "endpoint"] },
    },
    "leegality:index:getExpiringCertificates": {
        description: described(
            "Lists the enabled certificates that end within some days, the first to end first.",
            getExpiringCertificatesExamples,
        ),
        inputs: { type: "object", properties: { days, departmentId } },
        outputs: {
            type: "object",
            properties: {
                certificates: {
                    type: "array",
                    items: { $ref: "#/types/leegality:index:FoundCertificate" },
                    description: "The certificates that end within these days.",
                },
            },
            required: ["certificates"],
        },
    },
    "leegality:index:getCertificateSummary": {
        description: described(
            "Counts certificates: all, the active ones, and those that end within some days.",
            getCertificateSummaryExamples,
        ),
        inputs: { type: "object", properties: { days, departmentId } },
        outputs: {
            type: "object",
            properties: {
                total: { ...count, description: "All certificates." },
                active: { ...count, description: "Those that are enabled and have not expired." },
                expiringSoon: { ...count, description: "Those that end within `days`." },
                counts: {
                    type: "object",
                    additionalProperties: { type: "integer" },
                    description: "Every count that SignStation reports, under the name that it gives.",
                },
            },
            required: ["counts"],
        },
    },
} as const;

function described(summary: string, programs: string): string {
    return `${summary}\n\n${programs}\n`;
}
