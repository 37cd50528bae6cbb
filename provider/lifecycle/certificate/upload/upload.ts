/** What the steps of a create share: the call, the client, the inputs and the file. */
import type { CheckedCertificate } from "../../../core/certificate/types";
import type { CallContext } from "../../call-context";
import type { LoadedFile } from "../../file/load-file";
import type { BoundCertificates } from "../bind";

export interface Upload {
    readonly call: CallContext;
    readonly bound: BoundCertificates;
    readonly inputs: CheckedCertificate;
    readonly file: LoadedFile;
    /** By this machine's clock. */
    readonly started: Date;
}
