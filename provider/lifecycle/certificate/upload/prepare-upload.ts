/** What a create has in hand before anything is sent. */
import type { CheckedCertificate } from "../../../core/certificate/types";
import type { CallContext } from "../../call-context";
import { loadFile, type LoadedFile } from "../../file/load-file";
import type { CertificatePorts } from "../../ports";
import { bindCertificates, type BoundCertificates } from "../bind";

export interface Upload {
    readonly call: CallContext;
    readonly bound: BoundCertificates;
    readonly inputs: CheckedCertificate;
    readonly file: LoadedFile;
    /** By this machine's clock. */
    readonly started: Date;
}

/** Sends nothing. Throws `LeegalityError` for the configuration and the file. */
export async function prepareUpload(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificates" | "readBytes" | "now">,
    call: CallContext,
    inputs: CheckedCertificate,
): Promise<Upload> {
    const bound = bindCertificates(ports, call, undefined, inputs);
    const file = await loadFile(ports, inputs);
    return { call, bound, inputs, file, started: ports.now() };
}
