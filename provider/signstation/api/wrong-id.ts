/** Checks the id in a response. */

/** What the id is compared with. */
export interface ExpectedId {
    readonly subject: "certificate" | "department";
    /** The id that the request names; undefined for a create. */
    readonly requested: string | undefined;
    /** Whether a text repeats a secret of the request. */
    readonly repeats: (text: string) => boolean;
}

/**
 * What is wrong with the id, as the end of `the server answered 200 with ...`; undefined if nothing is. Ids are printed and stand
 * in states, so one that repeats a secret is refused: after an upload the outcome is unknown then, and the certificate is
 * looked for. A server may change the case of a UUID.
 */
export function wrongId(id: string, { subject, requested, repeats }: ExpectedId): string | undefined {
    if (requested !== undefined && id.toLowerCase() !== requested.toLowerCase()) {
        return `the record of another ${subject} than the one that was asked for`;
    }
    return repeats(id) ? `a ${subject} id that repeats a secret` : undefined;
}
