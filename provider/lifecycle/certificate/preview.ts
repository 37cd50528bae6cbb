/** `preview`: the outputs that are known before anything is sent. */
import { previewCertificateState } from "../../core/certificate/preview";
import type { CertificateState, CheckedCertificate } from "../../core/certificate/types";
import type { Known } from "../../core/unknown";
import type { CallContext } from "../call-context";
import type { CertificatePorts } from "../ports";
import { baseUrlOf } from "../run/base-url";

/** Throws ERR_LEEGALITY_CONFIGURATION and ERR_LEEGALITY_OTHER_ENDPOINT. */
export function previewCertificate(
    ports: Pick<CertificatePorts, "settings" | "advise">,
    _call: CallContext,
    inputs: Known<CheckedCertificate>,
    state?: CertificateState,
): Known<CertificateState> {
    return previewCertificateState(inputs, state, baseUrlOf(ports, "certificate", state?.endpoint));
}
