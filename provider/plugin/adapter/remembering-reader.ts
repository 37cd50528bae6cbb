/** Opens each PKCS#12 file once in a run, although Check, a preview and Create all want its facts. */
import { createHash } from "node:crypto";
import type { Pkcs12Content } from "../../pkcs12";

type Reader = (bytes: Buffer, passkey: string | undefined) => Pkcs12Content;

/** Remembers facts, and neither bytes nor passkeys. What cannot be opened is tried again each time. */
export function rememberingReader(read: Reader): Reader {
    const known = new Map<string, Pkcs12Content>();
    return (bytes, passkey) => {
        const hash = createHash("sha256").update(bytes);
        const key = hash.update(passkey === undefined ? "none" : `passkey ${passkey}`).digest("base64");
        const facts = known.get(key) ?? read(bytes, passkey);
        known.set(key, facts);
        return facts;
    };
}
