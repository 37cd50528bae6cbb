/** `read`: what SignStation holds now, for refresh and for `Certificate.get`. */
import type { CertificateState } from "../core/certificate";
import { stateAfterRead } from "../core/state";
import { connect } from "./connect";
import type { Ports } from "./ports";

/**
 * Undefined when the API itself says that the certificate does not exist. Throws for everything else, so that a bad token
 * or a proxy's page never takes a certificate out of the state.
 */
export async function read(ports: Ports, id: string, state: CertificateState): Promise<CertificateState | undefined> {
    const { certificates, endpoint } = connect(ports, state);
    const record = await certificates.get(id);
    return record === undefined ? undefined : stateAfterRead(state, record, endpoint);
}
