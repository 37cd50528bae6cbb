/** Reads a certificate back after every write and compares it with what was asked for. */
import type { CertificateState, CheckedCertificate } from "../../core/certificate/types";
import type { CertificateRecord } from "../../model/certificate-record";
import { contradictions } from "../../core/certificate/contradictions";
import { stateAfterWrite, withoutFacts, withoutDepartmentAndEnabled } from "../../core/certificate/state";
import type { BoundCertificates } from "./bind";
import { UnfinishedError } from "../errors/leegality-error";
import { quote } from "../errors/quote";
import { readUntil, type Waiting } from "../run/read-until";

/** The write that is read back. */
export interface Written {
    readonly how: "uploaded" | "adopted" | "updated";
    /** Whether the file was part of it, or of the one before, which could not be read back. */
    readonly file: boolean;
}

/**
 * The state after the write. A read that does not show the certificate, or shows it as it was before, is repeated for up to
 * 10 s. Throws {@link UnfinishedError}, which keeps the id. If a file was written and reading it back
 * failed, the state has the file's facts, so that the next run only reads back. If SignStation holds something else, it has none, so
 * that the next run writes the file again. If no file was written, the next run writes the rest again.
 */
export async function readBack(
    waiting: Waiting,
    { certificates, baseUrl }: BoundCertificates,
    id: string,
    inputs: CheckedCertificate,
    { how, file }: Written,
): Promise<CertificateState> {
    const record = await fetchBack();
    const wrong = contradictions(inputs, record, { file });
    const state = stateAfterWrite(inputs, record, baseUrl);
    if (wrong.length > 0) {
        throw new UnfinishedError(
            "ERR_LEEGALITY_NOT_AS_ASKED",
            `Certificate ${id} was ${how}, but SignStation now says that ${wrong.map((text) => quote(text, inputs)).join(", and that ")}. ` +
                "Run pulumi up again to write it once more; if it stays, look at the certificate in SignStation's dashboard.",
            id,
            file ? withoutFacts(state) : state,
        );
    }
    return state;

    async function fetchBack(): Promise<CertificateRecord> {
        try {
            const found = await readUntil(waiting, () => certificates.get(id), isShown);
            if (found !== undefined) {
                return found;
            }
        } catch (cause) {
            throw unread(cause instanceof Error ? cause.message : "", cause);
        }
        throw unread("SignStation says that it does not exist.");
    }

    /** An upload has nothing before it that a replica could still show. */
    function isShown(record: CertificateRecord | undefined): boolean {
        return record !== undefined && (how === "uploaded" || contradictions(inputs, record, { file }).length === 0);
    }

    function unread(why: string, cause?: unknown): UnfinishedError {
        const kept = stateAfterWrite(inputs, { id }, baseUrl);
        return new UnfinishedError(
            "ERR_LEEGALITY_READ_BACK",
            `Certificate ${id} was ${how}, but it could not be read back. ${why} ` +
                `Its id is kept: run pulumi up again, which ${file ? "reads it back" : "writes it once more"}.`,
            id,
            file ? kept : withoutDepartmentAndEnabled(kept),
            { cause },
        );
    }
}
