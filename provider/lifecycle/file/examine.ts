/** Reads a PKCS#12 file and its facts, before anything is sent. */
import { createHash } from "node:crypto";
import type { CertificateSource } from "../../core/certificate/types";
import type { CertificateFacts } from "../../model/certificate-facts";
import { Pkcs12Error } from "../../pkcs12";
import { wellFormed } from "./well-formed";
import type { Ports } from "../ports";

export interface Examined {
    /** All facts; the hash alone if the file is unsupported on this runtime. */
    readonly facts: { readonly fileHash: string } & Partial<CertificateFacts>;
    /** Why the file could not be verified locally: it is uploaded all the same, with a warning. */
    readonly unverified?: string;
    readonly plainKeyBag?: true;
}

/** Throws `LeegalityError` for the file and `Pkcs12Error` for its content. */
export async function examine(
    ports: Pick<Ports, "readBytes" | "readPkcs12">,
    source: CertificateSource,
    passkey: string | undefined,
): Promise<Examined> {
    const bytes = await ports.readBytes(source);
    const fileHash = sha256(bytes);
    try {
        const { plainKeyBag, ...facts } = ports.readPkcs12(bytes, passkey);
        return { facts: { fileHash, ...wellFormed(facts) }, ...(plainKeyBag === true ? { plainKeyBag } : {}) };
    } catch (error) {
        if (error instanceof Pkcs12Error && error.code === "ERR_PKCS12_UNSUPPORTED") {
            return { facts: { fileHash }, unverified: error.message };
        }
        throw error;
    }
}

/** Lower-case hex. */
export function sha256(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
