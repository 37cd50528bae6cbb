/** Recognises a passkey or a credential in a text, also escaped or encoded. */

/** A shorter secret has a code that stands in any text by chance. */
const SHORTEST_ENCODED = 4;

/** More of a text than is ever printed: unescaping a long one costs time. */
const UNESCAPED = 64 * 1024;

/**
 * Finds a secret that stands in a text as it is; in its first 64 KiB escaped as in HTML (`&quot;`, `&#34;`, `&#x22;`), with backslashes as in JSON
 * (`\"`, `\u0022`), with doubled quotes as in SQL, percent- or form-encoded, or two of these one in the other; in base64 or
 * base64url of the whole secret, or, from eight characters of it on, as a part of something longer; in hexadecimal. It recognises
 * nothing else: not a piece of the secret, not hashes, not other encodings. An empty secret is in no text.
 */
export function spellingFinder(secrets: readonly string[]): (text: string) => boolean {
    const given = [...new Set(secrets)].filter((secret) => secret !== "");
    const plain = given.flatMap((secret) => [secret, secret.toWellFormed(), secret.replaceAll("'", "''")]);
    const base64 = given.flatMap(base64Of);
    const hex = given.filter(isLong).map((secret) => Buffer.from(secret, "utf8").toString("hex"));
    return (text) => {
        if (given.length === 0) {
            return false;
        }
        const small = text.toLowerCase();
        return (
            readings(text).some((reading) => plain.some((secret) => reading.includes(secret))) ||
            base64.some((code) => text.includes(code)) ||
            hex.some((code) => small.includes(code))
        );
    };
}

/** The text, and what it says once and twice unescaped. */
function readings(text: string): string[] {
    const start = text.slice(0, UNESCAPED);
    const once = DECODERS.map((decode) => decode(start)).filter((reading) => reading !== start);
    const twice = once.flatMap((reading) => DECODERS.map((decode) => decode(reading)));
    return [...new Set([text, ...once, ...twice])];
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const CONTROLS: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", 0: "\0" };

const DECODERS: readonly ((text: string) => string)[] = [
    (text) =>
        text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
            if (typeof name === "string") {
                return String(NAMED[name.toLowerCase()]);
            }
            const point = typeof decimal === "string" ? Number(decimal) : parseInt(String(hex), 16);
            return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
        }),
    (text) =>
        text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([^]))/gi, (_whole, unit, byte, character) =>
            typeof character === "string"
                ? (CONTROLS[character] ?? character)
                : String.fromCharCode(parseInt(String(unit ?? byte), 16)),
        ),
    percentDecoded,
    (text) => percentDecoded(text.replaceAll("+", " ")),
];

function percentDecoded(text: string): string {
    return text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"));
}

/** Of the whole secret without padding; and, inside a longer text, the characters that no neighbour has a bit in. */
function base64Of(secret: string): string[] {
    const bytes = Buffer.from(secret, "utf8");
    const inside = [0, 1, 2].flatMap((before) => {
        const code = Buffer.concat([Buffer.alloc(before), bytes])
            .toString("base64")
            .replace(/=+$/, "");
        const whole = Math.floor(((before + bytes.length) * 8) / 6);
        const part = code.slice(Math.ceil((before * 8) / 6), whole);
        return isLong(secret) && part.length >= 2 * SHORTEST_ENCODED ? [part] : [];
    });
    const all = [bytes.toString("base64").replace(/=+$/, ""), ...inside];
    return all.flatMap((code) => [code, code.replaceAll("+", "-").replaceAll("/", "_")]);
}

function isLong(secret: string): boolean {
    return secret.length >= SHORTEST_ENCODED;
}
