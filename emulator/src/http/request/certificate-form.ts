/** Reads the multipart form of create and update part by part, so that an oversized file is never held in memory. */
import { createHash } from "node:crypto";
import type { MultipartFile, MultipartValue } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { FormRules } from "../../dialect/form-rules";
import type { RecordedField } from "../../history/request-history";

/** The largest of the fields other than the file, in bytes (assumed). */
const MAX_FIELD_BYTES = 64 * 1024;

/** A file that was sent whole. */
export interface UploadedFile {
    readonly name: string;
    readonly bytes: Buffer;
    /** Lower-case hex. */
    readonly sha256: string;
}

/** The four fields, as sent; absent ones are absent. */
export interface CertificateForm {
    readonly passkey?: string;
    readonly departmentId?: string;
    readonly enabled?: string;
    readonly certificateFile?: UploadedFile;
}

/** A form, or the reason why there is none. */
export type FormReading = { readonly form: CertificateForm } | { readonly refused: Refused; readonly reason: string };

type Refused = "invalid" | "too-large" | "other-type";

const TEXT_FIELDS = ["passkey", "departmentId", "enabled"];

/**
 * Reads a form to its end, whatever is wrong with it, so that the client can read the response.
 *
 * @param record receives the name and size of each field as it arrives, never a value.
 */
export async function readCertificateForm(
    request: FastifyRequest,
    { maxFileBytes, typedParts }: FormRules,
    record: (field: RecordedField) => void,
): Promise<FormReading> {
    const form: Record<string, string | UploadedFile> = {};
    let refusal: FormReading | undefined;
    const refuse = (refused: Refused, reason: string): void => {
        refusal ??= { refused, reason };
    };
    try {
        const limits = { fileSize: Infinity, fieldSize: MAX_FIELD_BYTES };
        for await (const part of request.parts({ limits })) {
            const known = part.type === "file" ? part.fieldname === "certificateFile" : isTextField(part.fieldname);
            if (known && part.fieldname in form) {
                refuse("invalid", `${part.fieldname} was sent more than once`);
            }
            if (typedParts.includes(part.fieldname) && !/^application\/json\b/i.test(part.mimetype)) {
                refuse("other-type", `The Content-Type of ${part.fieldname} must be application/json`);
            }
            const value = part.type === "file" ? await readFile(part, maxFileBytes, record) : readText(part, record);
            if (value === "too-large") {
                refuse("too-large", `${part.fieldname} is larger than the limit`);
            } else if (known) {
                form[part.fieldname] = value.content;
            }
        }
    } catch {
        request.raw.resume();
        refuse("invalid", "The multipart body cannot be read");
    }
    return refusal ?? { form };
}

function isTextField(name: string): boolean {
    return TEXT_FIELDS.includes(name);
}

async function readFile(
    part: MultipartFile,
    maxBytes: number,
    record: (field: RecordedField) => void,
): Promise<{ content: UploadedFile } | "too-large"> {
    const hash = createHash("sha256");
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        hash.update(chunk);
        if (bytes > maxBytes) {
            chunks.length = 0;
        } else {
            chunks.push(chunk);
        }
    }
    const sha256 = hash.digest("hex");
    record({ name: part.fieldname, bytes, ...(part.fieldname === "certificateFile" ? { sha256 } : {}) });
    return bytes > maxBytes ? "too-large" : { content: { name: part.filename, bytes: Buffer.concat(chunks), sha256 } };
}

function readText(part: MultipartValue, record: (field: RecordedField) => void): { content: string } | "too-large" {
    // A part that calls itself JSON arrives parsed: `true` is a boolean then.
    const content = typeof part.value === "string" ? part.value : JSON.stringify(part.value);
    record({ name: part.fieldname, bytes: Buffer.byteLength(content) });
    return part.valueTruncated ? "too-large" : { content };
}
