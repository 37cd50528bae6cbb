/** Uploads a certificate so that there is exactly one, although an upload cannot be repeated blindly. */
import { aliasCandidates } from "../core/alias";
import type { CertificateInputs, CertificateRecord } from "../core/certificate";
import { readServerTime } from "../core/server-time";
import { SignStationError } from "../signstation";
import type { Connection } from "./connect";
import { endsWithFile, findByName } from "./find-certificates";
import { LeegalityError } from "./leegality-error";
import type { LoadedFile } from "./load-file";
import type { Ports } from "./ports";
import { resolveConflict } from "./resolve-conflict";

/** Uploads whose answer is lost are rare; so many in a row are a server in trouble. */
const MAX_UPLOADS = 3;
/** How far the server's clock may be behind this one. */
const CLOCK_SKEW_MS = 10 * 60 * 1000;

/**
 * The new certificate's id. When an answer is lost, looks first and sends again only when the certificate is not there.
 * Throws `SignStationError`, ERR_LEEGALITY_ALREADY_EXISTS, ERR_LEEGALITY_CANNOT_ADOPT, and ERR_LEEGALITY_UNKNOWN_OUTCOME
 * where looking does not help.
 */
export async function uploadOnce(
    ports: Pick<Ports, "now">,
    connection: Connection,
    inputs: CertificateInputs,
    file: LoadedFile,
): Promise<string> {
    const started = ports.now();
    for (let uploads = 1; ; uploads++) {
        try {
            const { passkey, departmentId, enabled, resourceName } = inputs;
            const form = { file, passkey, departmentId, enabled };
            return (await connection.certificates.upload(form, resourceName)).id;
        } catch (error) {
            if (!(error instanceof SignStationError)) {
                throw error;
            }
            const conflict = error.code === "ERR_SIGNSTATION_CONFLICT";
            if (error.taken !== "unknown" && !conflict) {
                throw error;
            }
            // A conflict with an upload of our own is the answer that was lost. On the first one there is none of ours.
            const ours = conflict && uploads === 1 ? undefined : await look(connection, inputs, file, started, error);
            if (ours !== undefined) {
                return ours;
            }
            if (conflict) {
                return resolveConflict(connection, inputs, file, error, uploads > 1);
            }
            if (uploads === MAX_UPLOADS) {
                throw unknownOutcome(inputs, file, error);
            }
        }
    }
}

async function look(
    { certificates }: Connection,
    inputs: CertificateInputs,
    file: LoadedFile,
    started: Date,
    lost: SignStationError,
): Promise<string | undefined> {
    if (!inputs.enabled || inputs.notAfter === undefined) {
        // The enumeration lists enabled certificates only, and without an expiry nothing tells ours from another.
        throw unknownOutcome(inputs, file, lost);
    }
    let named: CertificateRecord[];
    try {
        named = await findByName(certificates, inputs, file.name);
    } catch {
        throw unknownOutcome(inputs, file, lost);
    }
    const ours = named.filter((record) => endsWithFile(inputs, record) && isNew(record.createdAt, started));
    if (ours.length > 1) {
        throw unknownOutcome(inputs, file, lost);
    }
    return ours[0]?.id;
}

function isNew(createdAt: string | number | undefined, started: Date): boolean {
    const time = readServerTime(createdAt);
    // Only an instant can be held against a moment; anything vaguer does not speak against it.
    return time?.precision !== "instant" || time.at.getTime() >= started.getTime() - CLOCK_SKEW_MS;
}

function unknownOutcome(inputs: CertificateInputs, file: LoadedFile, lost: SignStationError): LeegalityError {
    const names = aliasCandidates(inputs, file.name).map((name) => JSON.stringify(name));
    return new LeegalityError(
        "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        `The upload of ${file.name} may or may not have been taken. ${lost.message} ` +
            `Look in SignStation's dashboard for a certificate named ${names.join(" or ")}` +
            `${inputs.notAfter === undefined ? "" : ` that ends at ${inputs.notAfter}`}. ` +
            "If it is there, set adoptId to its id; then, or if it is not there, run pulumi up again.",
        { cause: lost },
    );
}
