/** `read`: what SignStation holds now, for refresh and for `Certificate.get`. */
import type { CertificateState } from "../../core/certificate/types";
import { driftedInputs } from "../../core/certificate/drift";
import { stateAfterRead } from "../../core/certificate/state";
import { connect } from "./connect";
import { assertGivenId } from "../errors/assert-given-id";
import { notFound } from "../errors/not-found";
import type { Ports } from "./ports";

export interface ReadResult {
    readonly state: CertificateState;
    /** Only where the server holds something else than was asked for. */
    readonly inputs?: Readonly<Record<string, unknown>>;
}

/**
 * Undefined when the API itself says that the certificate does not exist. Throws for everything else, so that a bad token
 * or a proxy's page never takes a certificate out of the state; and, with ERR_LEEGALITY_NOT_FOUND, where there is no state yet:
 * the engine takes a `Certificate.get` of nothing for one without outputs.
 */
export async function read(
    ports: Pick<Ports, "settings" | "certificates">,
    id: string,
    before: CertificateState,
): Promise<ReadResult | undefined> {
    const { certificates, endpoint } = connect(ports, before);
    assertGivenId("Certificate.get", id);
    const record = await certificates.get(id);
    if (record === undefined) {
        if (before.endpoint === undefined) {
            throw notFound("Certificate.get", id, endpoint);
        }
        return undefined;
    }
    const state = stateAfterRead(before, record, endpoint);
    const inputs = driftedInputs(before, state);
    return inputs === undefined ? { state } : { state, inputs };
}
