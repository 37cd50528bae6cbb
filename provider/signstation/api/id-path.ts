/** The path of one certificate or department. */
import { isPathSegment } from "../../text/path-segment";
import type { Explain } from "../client/errors/explain";
import { SignStationError, type Subject } from "../client/errors/signstation-error";

/**
 * `collection/id`. Throws {@link SignStationError} before anything is sent if the id is not one path segment as it stands: `..` would
 * send the request to another path. The message does not show the id, which may be a secret argument of a lookup.
 */
export function idPath(collection: string, id: string, subject: Subject, explain: Explain["error"]): string {
    if (!isPathSegment(id)) {
        throw new SignStationError(
            {
                code: "ERR_SIGNSTATION_BAD_REQUEST",
                reason: "invalid-id",
                operation: `naming a ${subject} by its id`,
                subject,
                detail: "the id cannot stand in a URL as it is, so nothing was sent",
                processed: "no",
                path: collection,
            },
            explain,
        );
    }
    return `${collection}/${encodeURIComponent(id)}`;
}
