/** The file to send: the very bytes that check has looked at. */
import { basename } from "node:path";
import type { CertificateSource, CheckedCertificate } from "../../core/certificate/types";
import { chooseSource, hasPkcs12Extension } from "../../core/certificate/source";
import { sha256 } from "./examine";
import { LeegalityError } from "../errors/leegality-error";
import type { Ports } from "../ports";
import { uploadFileName } from "../../signstation";
import { nameOf } from "./read-bytes";

export interface LoadedFile {
    /** As SignStation will see it; ends in .p12 or .pfx. */
    readonly name: string;
    readonly bytes: Buffer;
}

/** Throws `LeegalityError`. */
export async function loadFile(ports: Pick<Ports, "readBytes">, inputs: CheckedCertificate): Promise<LoadedFile> {
    const choice = chooseSource({ ...inputs });
    if (choice.kind !== "known") {
        throw new LeegalityError(
            "ERR_LEEGALITY_FILE_UNREADABLE",
            choice.kind === "failed" ? choice.failure.reason : "The PKCS#12 file is still unknown.",
        );
    }
    const bytes = await ports.readBytes(choice.source);
    if (sha256(bytes) !== inputs.fileHash) {
        throw new LeegalityError(
            "ERR_LEEGALITY_FILE_CHANGED",
            `${nameOf(choice.source)} was changed while Pulumi was running. Nothing was sent. Run the command again to check the new file.`,
        );
    }
    return { name: fileName(choice.source, inputs.fileHash), bytes };
}

/** The name under which a file is sent. */
export function fileName(source: CertificateSource, fileHash: string): string {
    const name = source.kind === "path" ? basename(source.path) : remoteName(source);
    // A server may take the alias from the file's name: it must not be the same for two files without one.
    return name !== undefined && hasPkcs12Extension(name)
        ? uploadFileName(name)
        : `certificate-${fileHash.slice(0, 12)}.p12`;
}

function remoteName(source: CertificateSource): string | undefined {
    return source.kind === "remote" && URL.canParse(source.uri) ? basename(new URL(source.uri).pathname) : undefined;
}
