/** `read`: what SignStation holds now, for a refresh, an import and `Certificate.get`. */
import { findDrift, inputsOf } from "../../core/certificate/drift";
import { DEFAULT_EXPIRY_WARNING_DAYS } from "../../core/certificate/expiry";
import { stateAfterRead } from "../../core/certificate/state";
import type { CertificateInputs, CertificateState, FileFacts } from "../../core/certificate/types";
import type { CallContext } from "../call-context";
import { assertGivenId } from "../errors/assert-given-id";
import { withPasskeyIfThere } from "../file/resolve-passkey";
import type { CertificatePorts } from "../ports";
import type { Found, KnownResource } from "../resource-operations";
import { bindCertificates } from "./bind";

type Known = KnownResource<CertificateInputs, CertificateState>;

/** The inputs of a resource of which nothing is known but the id. */
const UNKNOWN_RESOURCE: Known = { inputs: { expiryWarningDays: DEFAULT_EXPIRY_WARNING_DAYS }, state: {} };

/**
 * Undefined if the API itself says that the certificate does not exist. Throws for everything else, so that a bad token
 * or a proxy's page never removes a certificate from the state.
 */
export async function readCertificate(
    ports: Pick<CertificatePorts, "settings" | "advise" | "certificates" | "readPasskey">,
    call: CallContext,
    id: string,
    known: Known = UNKNOWN_RESOURCE,
): Promise<Found<CertificateInputs, FileFacts, CertificateState> | undefined> {
    const before = await withPasskeyIfThere(ports, known.state);
    const { certificates, baseUrl } = bindCertificates(ports, call, before);
    assertGivenId("certificate", id);
    const record = await certificates.get(id);
    if (record === undefined) {
        return undefined;
    }
    const state = stateAfterRead(before, record, baseUrl);
    const drift = findDrift(before, state, known.inputs);
    return { state, ...(drift ?? inputsOf(state, known.inputs, false)), drifted: drift !== undefined };
}
