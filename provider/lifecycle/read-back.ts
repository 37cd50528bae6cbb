/** After every write: read the certificate back and hold it against what was asked for. */
import type { CertificateInputs, CertificateState } from "../core/certificate";
import { contradictions } from "../core/confirm";
import { stateAfterWrite, withoutFacts } from "../core/state";
import type { CertificateRecord } from "../signstation";
import type { Connection } from "./connect";
import { UnfinishedError } from "./leegality-error";
import { quote } from "./quote";

/**
 * The state after the write. Throws {@link UnfinishedError}, which keeps the id: with the written file's facts where
 * reading back failed, so that the next run only reads back; without them where SignStation holds something else, so that
 * the next run writes again.
 */
export async function readBack(
    { certificates, endpoint }: Connection,
    id: string,
    inputs: CertificateInputs,
    written: string,
): Promise<CertificateState> {
    const record = await fetchBack(id, inputs);
    const wrong = contradictions(inputs, record);
    const state = stateAfterWrite(inputs, record, endpoint);
    if (wrong.length > 0) {
        throw new UnfinishedError(
            "ERR_LEEGALITY_NOT_AS_ASKED",
            `Certificate ${id} was ${written}, but SignStation now says that ${wrong.map((text) => quote(text, inputs)).join(", and that ")}. ` +
                "Run pulumi up again to write it once more; if it stays, look at the certificate in SignStation's dashboard.",
            id,
            withoutFacts(state),
        );
    }
    return state;

    async function fetchBack(certificateId: string, wanted: CertificateInputs): Promise<CertificateRecord> {
        try {
            const found = await certificates.get(certificateId);
            if (found !== undefined) {
                return found;
            }
        } catch (cause) {
            throw unread(certificateId, wanted, cause instanceof Error ? cause.message : "", cause);
        }
        throw unread(certificateId, wanted, "SignStation says that it does not exist.");
    }

    function unread(certificateId: string, wanted: CertificateInputs, why: string, cause?: unknown): UnfinishedError {
        return new UnfinishedError(
            "ERR_LEEGALITY_READ_BACK",
            `Certificate ${certificateId} was ${written}, but it could not be read back. ${why} ` +
                "Its id is kept: run pulumi up again, which reads it back.",
            certificateId,
            stateAfterWrite(wanted, { id: certificateId }, endpoint),
            { cause },
        );
    }
}
