/** The path of one certificate or department. */
import { isPathSegment } from "../../text/path-segment";
import { SignStationError } from "../client/signstation-error";

/**
 * `collection/id`. Throws {@link SignStationError} before anything is sent if the id is not one path segment as it stands: `..` would
 * send the request to another path. The message does not show the id, which may be a secret argument of a lookup.
 */
export function idPath(collection: string, id: string, subject: "certificate" | "department"): string {
    if (!isPathSegment(id)) {
        throw new SignStationError({
            code: "ERR_SIGNSTATION_BAD_REQUEST",
            operation: `naming a ${subject} by its id`,
            detail: "the id cannot stand in a URL as it is, so nothing was sent",
            advice:
                "An id has 1 to 200 letters, digits and signs of -._~!$&'()*+,;=:@ and is neither . nor .. (SignStation's own are " +
                "UUIDs). Correct it where it was given; if it stands in a stack, take the resource out with: pulumi state delete <urn>.",
            processed: "no",
            path: collection,
        });
    }
    return `${collection}/${encodeURIComponent(id)}`;
}
