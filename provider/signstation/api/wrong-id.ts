/** Tells whether the id in a response can be taken. */

/** What the id is held against. */
export interface ExpectedId {
    readonly subject: "certificate" | "department";
    /** The id that the request names; undefined for a create. */
    readonly requested: string | undefined;
    /** Whether a text repeats a secret of the call. */
    readonly repeats: (text: string) => boolean;
}

/**
 * What is wrong with the id, as the end of `the server answered 200 with ...`; undefined if nothing is. An id is printed and stands
 * in states, so one that repeats a secret is not taken: after an upload it is an outcome that is not known, and the certificate is
 * looked for. A UUID may come back in the other case.
 */
export function wrongId(id: string, { subject, requested, repeats }: ExpectedId): string | undefined {
    if (requested !== undefined && id.toLowerCase() !== requested.toLowerCase()) {
        return `the record of another ${subject} than the one that was asked for`;
    }
    return repeats(id) ? `a ${subject} id that repeats a secret` : undefined;
}
