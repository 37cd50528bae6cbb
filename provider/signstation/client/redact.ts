/** Leaves text from outside out of messages and records if it repeats a secret or the uploaded file. */
import { toPrintable } from "../../text/printable";
import { fileFinder } from "./file-finder";
import { spellingFinder } from "./spelling-finder";

/** A passkey or a credential, or the bytes of the file that a call uploads. */
export type Secret = string | Buffer;

/** A shorter passkey stands in any text by chance. */
const SHORTEST_PASSKEY = 4;

/**
 * The text as one printable line of at most 300 code points. Text that repeats a secret is left out as a whole: cutting the secret
 * out of it would still show where it stood and how long it was.
 */
export function printable(text: string, secrets: readonly Secret[]): string {
    const finds = secretFinder(secrets);
    const shown = toPrintable(text);
    // The printable text too: without its controls it may repeat a secret.
    return finds(text) || finds(shown) ? "(its text is left out here because it repeats a secret)" : shown;
}

/** Whether the text repeats a secret. {@link spellingFinder} and {@link fileFinder} say what is recognised. */
export function repeatsSecret(text: string, secrets: readonly Secret[]): boolean {
    return secretFinder(secrets)(text);
}

/** The same for many texts. */
export function secretFinder(secrets: readonly Secret[]): (text: string) => boolean {
    const spelt = spellingFinder(secrets.filter((secret) => typeof secret === "string"));
    const files = secrets.filter((secret) => typeof secret !== "string").map(fileFinder);
    return (text) => spelt(text) || files.some((finds) => finds(text));
}

/** The file, and the passkeys that are too long to stand in a text by chance. */
export function distinctive(secrets: readonly Secret[]): Secret[] {
    return secrets.filter((secret) => secret.length >= SHORTEST_PASSKEY);
}
