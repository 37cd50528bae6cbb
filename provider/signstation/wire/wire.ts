/** Reads responses, tolerantly: every field is optional on the vendor's pages, and unknown ones may come. */
import type { CertificateRecord } from "../../model/certificate-record";
import { readId, text, textOrNull, time } from "./fields";
import type { HttpResponse } from "../http/transport";
import type { components } from "./wire.generated";

type CertificateWire = components["schemas"]["CertificateVO"];
type TokenWire = components["schemas"]["TokenVO"];

/** The vendor's error envelope, its first detail only. */
export interface Problem {
    readonly code: string | undefined;
    readonly detailCode: string | undefined;
    readonly message: string | undefined;
}

/** The body as JSON; undefined for anything else. Only a body with a media type of JSON is parsed. */
export function readJson(response: HttpResponse): unknown {
    if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(response.contentType)) {
        return undefined;
    }
    try {
        return JSON.parse(response.body.toString("utf8")) as unknown;
    } catch {
        return undefined;
    }
}

/** The value in the envelope `{data}` or `{code, message, data}`, or the bare value: some page of the vendor has each of them. */
export function unwrap(json: unknown): unknown {
    return isObject(json) && json["data"] !== undefined && json["data"] !== null ? json["data"] : json;
}

/** Undefined if there is no id, or one that cannot stand in a path. */
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

/** The token of `POST /auth/token`; undefined if there is none. */
export function readToken(json: unknown): { accessToken: string; expiresInSeconds: number | undefined } | undefined {
    const data = unwrap(json);
    const wire: { readonly [Key in keyof TokenWire]?: unknown } = isObject(data) ? data : {};
    if (typeof wire.accessToken !== "string" || !/^[\x21-\x7e]+$/.test(wire.accessToken)) {
        return undefined;
    }
    const seconds = Number(wire.expiresIn ?? NaN);
    return { accessToken: wire.accessToken, expiresInSeconds: seconds > 0 ? seconds : undefined };
}

/** Undefined if the body is not the vendor's error envelope. */
export function readProblem(response: HttpResponse): Problem | undefined {
    const json = readJson(response);
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
