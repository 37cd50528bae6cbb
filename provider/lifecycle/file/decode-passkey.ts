/** Decodes the content of a passkey file: UTF-8 or UTF-16, with or without a byte order mark. */

/**
 * The passkey without one line end at its end, which editors and `echo` write. Undefined for bytes that are text in neither
 * encoding.
 */
export function decodePasskey(bytes: Uint8Array): string | undefined {
    const encoding = encodingOf(bytes);
    if (encoding === undefined) {
        return undefined;
    }
    try {
        // The decoder leaves out a byte order mark, and with `fatal` it refuses what is not of its encoding.
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
        return text.includes("\0") ? undefined : text.replace(/\r?\n$/, "");
    } catch {
        return undefined;
    }
}

/** A byte order mark decides. Without one, zeros do: text in UTF-8 has none, and Latin text in UTF-16 has every second byte. */
function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | undefined {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) {
        return "utf-16le";
    }
    if (first === 0xfe && second === 0xff) {
        return "utf-16be";
    }
    const zeros = [0, 1].map((parity) => bytes.some((byte, at) => byte === 0 && at % 2 === parity));
    if (zeros[0] === true) {
        return zeros[1] === true ? undefined : "utf-16be";
    }
    return zeros[1] === true ? "utf-16le" : "utf-8";
}
