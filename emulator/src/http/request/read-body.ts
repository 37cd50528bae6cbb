/** Reads the body that an operation asks for, or returns the response that says why it cannot. */
import type { FastifyRequest } from "fastify";
import type { Dialect } from "../../dialect/dialect-table";
import { formRules } from "../../dialect/form-rules";
import { formOfJson, takesJsonForm } from "../../dialect/json-form";
import { type OpenRecord, recordField } from "../../history/request-history";
import { problems } from "../../problems/problems";
import type { HttpResponse } from "../response";
import { type CertificateForm, readCertificateForm } from "./certificate-form";
import type { Operation } from "../route";

/** The largest JSON body, in bytes (assumed). */
const MAX_JSON_BYTES = 64 * 1024;

/** What was read; exactly the member that the operation's `body` names is there, unless the body was refused. */
export interface Body {
    readonly form?: CertificateForm;
    readonly json?: Record<string, unknown>;
    readonly refusal?: HttpResponse;
}

/**
 * Reads the whole body, also of a request that will be refused: a response before the end of a large upload would reach
 * some clients as a reset connection.
 *
 * @param path for the error envelope, with a single prefix.
 */
export async function readBody(
    kind: Operation["body"],
    request: FastifyRequest,
    path: string,
    record: OpenRecord,
    dialect: Dialect,
): Promise<Body> {
    switch (kind) {
        case "none":
            await drain(request);
            return {};
        case "form":
            return takesJsonForm(dialect, request.method)
                ? readJsonForm(request, path, record)
                : readForm(request, path, record, dialect);
        case "json":
            return readJson(request, path, record);
    }
}

async function readForm(request: FastifyRequest, path: string, record: OpenRecord, dialect: Dialect): Promise<Body> {
    if (!request.isMultipart()) {
        await drain(request);
        return { refusal: problems.unreadableRequest(path, "Content-Type must be multipart/form-data") };
    }
    const reading = await readCertificateForm(request, formRules(dialect), (field) => {
        recordField(record, field);
    });
    if ("form" in reading) {
        return { form: reading.form };
    }
    return { refusal: REFUSALS[reading.refused](path, reading.reason) };
}

const REFUSALS = {
    invalid: problems.unreadableRequest,
    "too-large": problems.tooLarge,
    "other-type": problems.unsupportedMediaType,
} as const;

async function readJsonForm(request: FastifyRequest, path: string, record: OpenRecord): Promise<Body> {
    if (!isJson(request)) {
        await drain(request);
        return { refusal: problems.unsupportedMediaType(path, "Content-Type must be application/json") };
    }
    const { json, refusal } = await readJson(request, path, record);
    return json === undefined ? { ...(refusal && { refusal }) } : { form: formOfJson(json) };
}

async function readJson(request: FastifyRequest, path: string, record: OpenRecord): Promise<Body> {
    const bytes = await collect(request, MAX_JSON_BYTES);
    if (bytes === undefined) {
        return { refusal: problems.tooLarge(path, "The JSON body is larger than the limit") };
    }
    if (!isJson(request)) {
        return { refusal: problems.unreadableRequest(path, "Content-Type must be application/json") };
    }
    const json = parseObject(bytes);
    if (json === undefined) {
        return { refusal: problems.unreadableRequest(path, "The body must be a JSON object") };
    }
    for (const [name, value] of Object.entries(json)) {
        const text = typeof value === "string" ? value : JSON.stringify(value);
        recordField(record, { name, bytes: Buffer.byteLength(text) });
    }
    return { json };
}

function isJson(request: FastifyRequest): boolean {
    return /^application\/json\b/i.test(request.headers["content-type"] ?? "");
}

async function drain(request: FastifyRequest): Promise<void> {
    await collect(request, 0);
}

/** All bytes up to a limit, `undefined` for more; what is over the limit is read and thrown away. */
async function collect(request: FastifyRequest, limit: number): Promise<Buffer | undefined> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request.raw as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size <= limit) {
            chunks.push(chunk);
        }
    }
    return size <= limit ? Buffer.concat(chunks) : undefined;
}

function parseObject(bytes: Buffer): Record<string, unknown> | undefined {
    try {
        const value: unknown = JSON.parse(bytes.toString("utf8"));
        return typeof value === "object" && value !== null && !Array.isArray(value)
            ? (value as Record<string, unknown>)
            : undefined;
    } catch {
        return undefined;
    }
}
