/** What a create has in hand before anything is sent. */
import type { CertificateInputs } from "../../../core/certificate/types";
import { connect, type Connection } from "../connect";
import { loadFile, type LoadedFile } from "../../file/load-file";
import type { Ports } from "../ports";

export interface Upload {
    readonly connection: Connection;
    readonly inputs: CertificateInputs;
    readonly file: LoadedFile;
    /** By this machine's clock. */
    readonly started: Date;
}

/** Sends nothing. Throws `LeegalityError` for the configuration and the file. */
export async function prepareUpload(
    ports: Pick<Ports, "settings" | "certificates" | "readBytes" | "now">,
    inputs: CertificateInputs,
): Promise<Upload> {
    const connection = connect(ports, undefined, inputs);
    const file = await loadFile(ports, inputs);
    return { connection, inputs, file, started: ports.now() };
}
