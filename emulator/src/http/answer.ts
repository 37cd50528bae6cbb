/** The value that a handler returns; only the adapter knows how to write it. */

/** A JSON answer. `headers` come on top of the content type and the length. */
export interface Answer {
    readonly status: number;
    readonly body: object;
    readonly headers?: Readonly<Record<string, string>>;
}
