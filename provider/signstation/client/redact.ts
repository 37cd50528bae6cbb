/** Makes text from the other side fit to be printed: no secret, no control characters, not too long. */

const MAX_LENGTH = 300;

/** A shorter passkey stands in any text by chance. */
const SHORTEST_PASSKEY = 4;

/**
 * Text that holds a secret in any of its usual spellings is left out as a whole: cutting the secret out of it would still
 * tell where it stood and how long it was.
 */
export function printable(text: string, secrets: readonly string[]): string {
    if (repeatsSecret(text, secrets)) {
        return "(its text is left out here because it repeats a secret)";
    }
    // eslint-disable-next-line no-control-regex -- what a server sends must not steer the reader's terminal
    const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
    return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}...` : clean;
}

/** Whether a secret stands in the text, in any of its usual spellings. */
export function repeatsSecret(text: string, secrets: readonly string[]): boolean {
    return secretFinder(secrets)(text);
}

/** The same for many texts. */
export function secretFinder(secrets: readonly string[]): (text: string) => boolean {
    const spelt = [...new Set(secrets.flatMap(spellings))];
    return (text) => spelt.some((spelling) => text.includes(spelling));
}

/** The passkeys that are long enough for a text to hold them for no other reason than that somebody repeats them. */
export function distinctive(passkeys: readonly string[]): string[] {
    return passkeys.filter((passkey) => passkey.length >= SHORTEST_PASSKEY);
}

function spellings(secret: string): string[] {
    if (secret === "") {
        return [];
    }
    const wellFormed = secret.toWellFormed();
    const percent = encodeURIComponent(wellFormed);
    const form = new URLSearchParams({ "": wellFormed }).toString().slice(1);
    const base64 = Buffer.from(secret, "utf8").toString("base64").replace(/=+$/, "");
    return [
        secret,
        JSON.stringify(secret).slice(1, -1),
        ...[percent, form].flatMap((encoded) => [encoded, withSmallHex(encoded)]),
        base64,
        base64.replaceAll("+", "-").replaceAll("/", "_"),
    ];
}

/** `%C3` as `%c3`: both are percent-encoding (RFC 3986, 2.1). */
function withSmallHex(encoded: string): string {
    return encoded.replace(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase());
}
