/** One request of the REST API: what is sent, what its errors say, and how its response is decoded. */
import type { HttpResponse, Method } from "../http/transport";
import type { Secret } from "./redact";
import type { Subject } from "./errors/signstation-error";

/** What the server may know and must not repeat into a record. */
export interface KnownSecrets {
    /** Tokens and client secrets. */
    readonly credentials: readonly string[];
    /** The secrets of the request: passkeys, and the bytes of the file. */
    readonly passkeys: readonly Secret[];
}

/** The value in a response of 2xx; or, if that is not what the API sends, what is wrong with it. */
export type Decoded<T> = { readonly value: T } | { readonly malformed: string };

/** Leaves secrets out of the value. */
export type Decode<T> = (response: HttpResponse, known: KnownSecrets) => Decoded<T>;

export interface ApiRequest<T> {
    /** What is being done, for messages: `uploading signing.p12`. */
    readonly operation: string;
    /** What it is about: the advice in errors depends on it. @default "certificate" */
    readonly subject?: Subject;
    readonly method: Method;
    /** Below the base URL, ids already escaped: `/api/v1/certificates`. */
    readonly path: string;
    /** What errors call the path. @default path */
    readonly shownPath?: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
    /** The certificate that the path names. */
    readonly certificateId?: string | undefined;
    /** Passkeys that the body carries, or that the server may know from another request: kept out of messages and of what is decoded. */
    readonly secrets?: readonly Secret[];
    /** Secrets that are kept out of messages only. */
    readonly unprintable?: readonly string[];
    /** Whether it may be sent again although it may have been processed. @default true for all methods but POST */
    readonly repeatable?: boolean;
    readonly decode: Decode<T>;
}

/** Whether it may be sent again although it may have been processed. */
export function isRepeatable({ method, repeatable }: Pick<ApiRequest<unknown>, "method" | "repeatable">): boolean {
    return repeatable ?? method !== "POST";
}

/** Whether it changes anything in SignStation. The exchange of client credentials, a POST that is repeatable, does not. */
export function isWrite({ method, repeatable }: Pick<ApiRequest<unknown>, "method" | "repeatable">): boolean {
    return method !== "GET" && repeatable !== true;
}
