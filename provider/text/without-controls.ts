/** Makes text from outside fit to be kept: well-formed, and on one line. */

/** C0, DEL and C1 (Unicode's Control), and Unicode's own line and paragraph ends. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * Half a surrogate pair becomes U+FFFD: the engine accepts no output or error that has one. A run of controls
 * becomes one blank. Everything else stays, also joiners and directional marks, which names in many scripts need.
 */
export function withoutControls(text: string): string {
    return text.toWellFormed().replace(CONTROLS, " ");
}
