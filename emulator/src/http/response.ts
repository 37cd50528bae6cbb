/** The value that a handler returns; only the adapter knows how to write it. */

/** The content type of every response in the default dialect. */
export const JSON_TYPE = "application/json; charset=utf-8";

const TEXT_TYPE = "text/plain; charset=utf-8";

/** A response. `headers` come on top of the content type and the length. */
export interface HttpResponse {
    readonly status: number;
    /** An object is sent as JSON, a text as it is; `undefined` is an empty body. */
    readonly body: object | string | undefined;
    /** Only where it does not follow from the body. */
    readonly contentType?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Whether a web framework would refuse or fail the request, before or past the API's own rules. */
    readonly framework?: boolean;
}

/** The content type, `undefined` for an empty body. */
export function contentTypeOf({ body, contentType }: HttpResponse): string | undefined {
    return contentType ?? (body === undefined ? undefined : typeof body === "string" ? TEXT_TYPE : JSON_TYPE);
}
