/** Makes text from outside fit for a message: one well-formed line that cannot steer a terminal, and not too long. */
import { withoutControls } from "./without-controls";

/** Code points. */
const MAX_LENGTH = 300;

/**
 * Bidirectional marks, zero-width characters, tags and all others that show nothing themselves (Unicode's Format), and the
 * fillers, which are letters without a shape.
 */
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu;

/**
 * Controls, escape sequences' first character among them, and line ends become a blank; an invisible character becomes its escape,
 * `\u{202e}`, so that two texts that differ in it look different; half a surrogate pair becomes U+FFFD. Cut after `most` code points,
 * 300 by default.
 */
export function toPrintable(text: string, most = MAX_LENGTH): string {
    const shown = withoutControls(text)
        .trim()
        .replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
    // A code point has two units at the most.
    const points = Array.from(shown.slice(0, 2 * (most + 1)));
    return points.length > most ? `${points.slice(0, most).join("")}...` : shown;
}
