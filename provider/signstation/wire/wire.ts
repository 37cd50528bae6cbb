/** Reads what travels, tolerantly: every response field is optional on the vendor's pages, and unknown ones may come. */
import { readId, text, textOrNull, time } from "./fields";
import type { HttpResponse } from "../http/transport";
import type { components } from "./wire.generated";

type CertificateWire = components["schemas"]["CertificateVO"];
type TokenWire = components["schemas"]["TokenVO"];

/** A certificate as SignStation tells it. Only the id is certain. */
export interface CertificateRecord {
    readonly id: string;
    readonly name?: string;
    /** `PKCS12_PFX`, `PKCS12_HSM` or `PKCS11`. */
    readonly certificateType?: string;
    /** As sent, since the vendor's page says "string" and gives no form; an array of numbers as ISO 8601 without a zone. */
    readonly expiry?: string | number;
    readonly createdAt?: string | number;
    /** Null: the server reports that there is none. */
    readonly departmentId?: string | null;
    readonly departmentName?: string;
    /** Not documented; taken where a server sends it. */
    readonly enabled?: boolean;
}

/** The vendor's error envelope, its first detail only. */
export interface Problem {
    readonly code: string | undefined;
    readonly detailCode: string | undefined;
    readonly message: string | undefined;
}

/** The body as JSON, or undefined where it is anything else. A body that does not call itself JSON is not parsed. */
export function readJson(answer: HttpResponse): unknown {
    if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(answer.contentType)) {
        return undefined;
    }
    try {
        return JSON.parse(answer.body.toString("utf8")) as unknown;
    } catch {
        return undefined;
    }
}

/** The envelope `{data}`, `{code, message, data}` or the bare thing: each is used by some page. */
export function unwrap(json: unknown): unknown {
    return isObject(json) && json["data"] !== undefined && json["data"] !== null ? json["data"] : json;
}

/** Undefined if there is no id, or one that no path can hold. */
export function readCertificate(json: unknown): CertificateRecord | undefined {
    if (!isObject(json)) {
        return undefined;
    }
    const wire = json as { readonly [Key in keyof CertificateWire | "enabled"]?: unknown };
    const id = readId(wire.id);
    if (id === undefined) {
        return undefined;
    }
    return {
        id,
        ...text("name", wire.name),
        ...text("certificateType", wire.certificateType),
        ...time("expiry", wire.expiry),
        ...time("createdAt", wire.createdAt),
        ...textOrNull("departmentId", wire.departmentId),
        ...text("departmentName", wire.departmentName),
        ...(typeof wire.enabled === "boolean" ? { enabled: wire.enabled } : {}),
    };
}

/** The token of `POST /auth/token`; undefined where there is none. */
export function readToken(json: unknown): { accessToken: string; expiresInSeconds: number | undefined } | undefined {
    const data = unwrap(json);
    const wire: { readonly [Key in keyof TokenWire]?: unknown } = isObject(data) ? data : {};
    if (typeof wire.accessToken !== "string" || !/^[\x21-\x7e]+$/.test(wire.accessToken)) {
        return undefined;
    }
    const seconds = Number(wire.expiresIn ?? NaN);
    return { accessToken: wire.accessToken, expiresInSeconds: seconds > 0 ? seconds : undefined };
}

/** Undefined where the body is not the vendor's error envelope. */
export function readProblem(answer: HttpResponse): Problem | undefined {
    const json = readJson(answer);
    if (!isObject(json) || !(typeof json["code"] === "string" || Array.isArray(json["errors"]))) {
        return undefined;
    }
    const first: unknown = Array.isArray(json["errors"]) ? json["errors"][0] : undefined;
    const detail = isObject(first) ? first : {};
    return {
        code: asText(json["code"]),
        detailCode: asText(detail["code"]),
        message: asText(detail["message"]) ?? asText(json["message"]),
    };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asText(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}
