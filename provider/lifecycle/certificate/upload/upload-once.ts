/** Uploads a certificate so that there is exactly one, although an upload cannot be repeated blindly. */
import type { CertificateRecord } from "../../../core/certificate/types";
import { possibleAliases } from "../../../core/certificate/possible-aliases";
import { readServerTime } from "../../../core/server-time";
import { SignStationError } from "../../../signstation";
import { endsWithFile, findByName } from "./find-certificates";
import { LeegalityError } from "../../errors/leegality-error";
import type { Ports } from "../ports";
import type { Upload } from "./prepare-upload";
import { resolveConflict } from "./resolve-conflict";

/** Uploads whose answer is lost are rare; so many in a row are a server in trouble. */
const MAX_UPLOADS = 3;
/** Both the creation time and the clock by which it is judged come in whole seconds. */
const PRECISION_MS = 1000;

/**
 * The new certificate's id. When an answer is lost, looks first and sends again only when the certificate is not there.
 * Throws `SignStationError`, ERR_LEEGALITY_ALREADY_EXISTS, ERR_LEEGALITY_CANNOT_ADOPT, and ERR_LEEGALITY_UNKNOWN_OUTCOME
 * where looking does not help.
 */
export async function uploadOnce(ports: Pick<Ports, "certificateIds">, upload: Upload): Promise<string> {
    const { connection, inputs, file } = upload;
    for (let uploads = 1; ; uploads++) {
        try {
            const { passkey, departmentId, enabled } = inputs;
            const form = { file, passkey, departmentId, enabled };
            const { id } = await connection.certificates.upload(form);
            ports.certificateIds.note(id, inputs.__resourceName);
            return id;
        } catch (error) {
            if (!(error instanceof SignStationError)) {
                throw error;
            }
            const conflict = error.code === "ERR_SIGNSTATION_CONFLICT";
            if (error.taken !== "unknown" && !conflict) {
                throw error;
            }
            // A conflict with an upload of our own is the answer that was lost. On the first one there is none of ours.
            const ours = conflict && uploads === 1 ? undefined : await look(ports, upload, error);
            if (ours !== undefined) {
                return ours;
            }
            if (conflict) {
                return resolveConflict(ports, upload, error, uploads > 1);
            }
            if (uploads === MAX_UPLOADS) {
                throw unknownOutcome(upload, error);
            }
        }
    }
    /* c8 ignore next -- V8 counts what would follow an endless loop */
}

/** The id of the certificate that was taken after all, where there is one. */
async function look(
    { certificateIds }: Pick<Ports, "certificateIds">,
    upload: Upload,
    lost: SignStationError,
): Promise<string | undefined> {
    const { connection, inputs, file, started } = upload;
    const { certificates } = connection;
    if (!inputs.enabled || inputs.notAfter === undefined) {
        // The enumeration lists enabled certificates only, and without an expiry nothing tells ours from another.
        throw unknownOutcome(upload, lost);
    }
    let named: CertificateRecord[];
    try {
        named = await findByName(certificates, inputs, file.name);
    } catch {
        throw unknownOutcome(upload, lost);
    }
    const offset = certificates.clockOffset();
    const ours = named.filter(
        (record) =>
            endsWithFile(inputs, record) &&
            isNew(record.createdAt, started, offset) &&
            !certificateIds.isHeld(record.id),
    );
    if (ours.length > 1) {
        throw unknownOutcome(upload, lost);
    }
    const [found] = ours;
    if (found !== undefined) {
        certificateIds.take(found.id, inputs.__resourceName);
    }
    return found?.id;
}

/**
 * Whether it certainly was not there before this run: by an instant, on the server's own clock. Of anything vaguer nobody
 * can say whose it is; sending again then meets a conflict, which a person decides.
 */
function isNew(createdAt: string | number | undefined, started: Date, offset: number | undefined): boolean {
    const time = readServerTime(createdAt);
    if (time?.precision !== "instant" || offset === undefined) {
        return false;
    }
    return time.at.getTime() >= started.getTime() + offset - PRECISION_MS;
}

function unknownOutcome({ inputs, file }: Upload, lost: SignStationError): LeegalityError {
    const names = possibleAliases(inputs, file.name).map((name) => JSON.stringify(name));
    const where =
        inputs.notAfter === undefined
            ? // The file cannot be opened here: neither its name nor its end is known, so it cannot be adopted either.
              "Look in SignStation's dashboard for a certificate that was created just now; its name is the one inside the file, " +
              `or else ${names.join(" or ")}. If it is there, delete it; then, or if it is not there, run pulumi up again.`
            : `Look in SignStation's dashboard for a certificate named ${names.join(" or ")} that ends at ${inputs.notAfter}. ` +
              "If it is there, set adoptId to its id; then, or if it is not there, run pulumi up again.";
    return new LeegalityError(
        "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        `The upload of ${file.name} may or may not have been taken. ${lost.message} ${where}`,
        { cause: lost },
    );
}
