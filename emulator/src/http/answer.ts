/** The value that a handler returns; only the adapter knows how to write it. */

/** The content type of every answer. */
export const JSON_TYPE = "application/json; charset=utf-8";

/** A JSON answer. `headers` come on top of the content type and the length. */
export interface Answer {
    readonly status: number;
    readonly body: object;
    readonly headers?: Readonly<Record<string, string>>;
}
