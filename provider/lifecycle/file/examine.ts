/** Reads a PKCS#12 file and tells what the resource wants to know of it, before anything is sent. */
import { createHash } from "node:crypto";
import type { CertificateFacts, CertificateSource } from "../../core/certificate/types";
import { Pkcs12Error } from "../../pkcs12";
import { wellFormed } from "./well-formed";
import type { Ports } from "../certificate/ports";

export interface Examined {
    /** All facts, or the hash alone where the file cannot be opened on this machine. */
    readonly facts: Pick<CertificateFacts, "fileHash"> & Partial<CertificateFacts>;
    /** Why it could not be opened here: the upload goes on, with a warning. */
    readonly unverified?: string;
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
        return { facts: { fileHash, ...wellFormed(ports.readPkcs12(bytes, passkey)) } };
    } catch (error) {
        if (error instanceof Pkcs12Error && error.code === "ERR_PKCS12_UNSUPPORTED") {
            return { facts: { fileHash }, unverified: `${error.message} [${error.code}]` };
        }
        throw error;
    }
}

/** Lower-case hex. */
export function sha256(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
