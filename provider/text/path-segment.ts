/** Which ids can be a segment of a URL's path. */

/** A UUID has 36. */
const MAX_LENGTH = 200;

/** What RFC 3986 (3.3) allows in a segment, without percent-encoding. */
const SEGMENT = /^[\w.~!$&'()*+,;=:@-]+$/;

/**
 * Whether a value is an id of 1 to 200 characters that is one path segment as it stands. `.` and `..` are not, since a URL drops them
 * and the segment before; nor is text with `/`, `%`, a blank, or a character outside ASCII.
 */
export function isPathSegment(value: unknown): value is string {
    return typeof value === "string" && value.length <= MAX_LENGTH && SEGMENT.test(value) && !/^\.{1,2}$/.test(value);
}
