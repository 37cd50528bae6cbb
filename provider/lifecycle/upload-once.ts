/** Uploads a certificate so that there is exactly one, although an upload cannot be repeated blindly. */
import { aliasCandidates } from "../core/alias";
import type { CertificateInputs } from "../core/certificate";
import { readServerTime, sameExpiry } from "../core/server-time";
import { SignStationError } from "../signstation";
import type { Connection } from "./connect";
import { LeegalityError } from "./leegality-error";
import type { LoadedFile } from "./load-file";
import type { Ports } from "./ports";

/** Uploads whose answer is lost are rare; three in a row are a server in trouble. */
const MAX_UPLOADS = 3;
/** The enumeration's largest span: a hundred years. */
const ALL_DAYS = 36_500;
/** How far the server's clock may be behind this one. */
const CLOCK_SKEW_MS = 10 * 60 * 1000;

/**
 * The new certificate's id. When an answer is lost, looks first and sends again only when the certificate is not there.
 * Throws `SignStationError`, and ERR_LEEGALITY_UNKNOWN_OUTCOME where looking does not help.
 */
export async function uploadOnce(
    ports: Pick<Ports, "now">,
    connection: Connection,
    inputs: CertificateInputs,
    file: LoadedFile,
): Promise<string> {
    const { certificates } = connection;
    const started = ports.now();
    for (let uploads = 1; ; uploads++) {
        try {
            const { passkey, departmentId, enabled } = inputs;
            return (await certificates.upload({ file, passkey, departmentId, enabled })).id;
        } catch (error) {
            // A conflict with an upload of our own is the answer that was lost.
            const conflict =
                error instanceof SignStationError && error.code === "ERR_SIGNSTATION_CONFLICT" && uploads > 1;
            if (!(error instanceof SignStationError) || (error.taken !== "unknown" && !conflict)) {
                throw error;
            }
            const found = await look(connection, inputs, file, started, error);
            if (found !== undefined) {
                return found;
            }
            if (conflict || uploads === MAX_UPLOADS) {
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
    const { notAfter } = inputs;
    const names = aliasCandidates(inputs, file.name);
    let listed;
    try {
        listed = await certificates.listExpiring(ALL_DAYS);
    } catch {
        throw unknownOutcome(inputs, file, lost);
    }
    const ours = listed.filter(
        (record) =>
            record.name !== undefined &&
            names.includes(record.name) &&
            record.expiry !== undefined &&
            sameExpiry(record.expiry, notAfter) &&
            isNew(record.createdAt, started),
    );
    return ours.length === 1 ? ours[0]?.id : undefined;
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
            `${inputs.notAfter === undefined ? "" : ` that ends at ${inputs.notAfter}`}: ` +
            "if it is there, delete it; then run pulumi up again.",
        { cause: lost },
    );
}
