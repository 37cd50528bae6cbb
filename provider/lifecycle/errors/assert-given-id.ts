/** Refuses an id that a program gave and that no request can name. */
import { isPathSegment } from "../../text/path-segment";
import { LeegalityError } from "./leegality-error";

/**
 * Throws ERR_LEEGALITY_INVALID_ARGUMENT, before anything is sent, if the id is not one path segment as it stands (`..`, `a/b`). The
 * message does not show the id, which may be a secret.
 */
export function assertGivenId(what: "certificate" | "department", id: string): void {
    if (!isPathSegment(id)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_INVALID_ARGUMENT",
            `While reading a ${what}: the id cannot stand in a URL as it is, so it is none of SignStation's. Nothing was sent. ` +
                "Set it to the id that SignStation's dashboard shows: 1 to 200 letters, digits and signs, neither . nor ..",
        );
    }
}
