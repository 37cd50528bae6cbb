/** What a 409 at an upload means: somebody's certificate has the name already. */
import { aliasCandidates } from "../core/alias";
import type { CertificateInputs } from "../core/certificate";
import type { CertificateRecord, SignStationError } from "../signstation";
import { adopt } from "./adopt";
import type { Connection } from "./connect";
import { endsWithFile, findByName } from "./find-certificates";
import { LeegalityError } from "./leegality-error";
import type { LoadedFile } from "./load-file";

/**
 * With `onConflict: "adopt"`, takes over the certificate of the file's name and gives its id. Otherwise, and where there is
 * none or another one to take over, throws ERR_LEEGALITY_ALREADY_EXISTS, which names what was found and the ways on.
 */
export async function resolveConflict(
    connection: Connection,
    inputs: CertificateInputs,
    file: LoadedFile,
    conflict: SignStationError,
): Promise<string> {
    const found = await findQuietly(connection, inputs, file.name);
    const [only, ...more] = found;
    if (inputs.onConflict === "adopt" && only !== undefined && more.length === 0) {
        return adopt(connection, only.id, inputs, file);
    }
    throw new LeegalityError("ERR_LEEGALITY_ALREADY_EXISTS", explain(inputs, file, found), { cause: conflict });
}

/** The error to come is about the conflict; a list that cannot be had only makes it say less. */
async function findQuietly(
    { certificates }: Connection,
    inputs: CertificateInputs,
    fileName: string,
): Promise<CertificateRecord[]> {
    try {
        return await findByName(certificates, inputs, fileName);
    } catch {
        return [];
    }
}

function explain(inputs: CertificateInputs, file: LoadedFile, found: readonly CertificateRecord[]): string {
    const names = aliasCandidates(inputs, file.name).map((name) => JSON.stringify(name));
    const head = `SignStation has a certificate with the name of ${file.name} (${names[0] ?? ""}) already, so nothing was uploaded. `;
    const other = "delete that certificate in SignStation, or export the file under another friendlyName";
    const first = found[0];
    if (first === undefined) {
        return (
            `${head}Which one it is could not be found out: SignStation lists enabled certificates only. ` +
            `Look for it in the dashboard (${names.join(" or ")}). Either ${other}; ` +
            `or, if it is the same certificate, set adoptId to its id.`
        );
    }
    const which = found.map(describe).join("; ");
    return endsWithFile(inputs, first)
        ? `${head}It is ${which}. It ends when the file's certificate does. If it is the same one, take it over with ` +
              `adoptId: ${JSON.stringify(first.id)} or onConflict: "adopt". If not, ${other}.`
        : `${head}It is ${which}. The file's certificate ends at ${inputs.notAfter ?? "an unknown time"}, so it is another one: ` +
              `adoptId and onConflict: "adopt" take over the same certificate only. Either ${other}.`;
}

function describe({ id, name, expiry, departmentName, departmentId }: CertificateRecord): string {
    const department = departmentName ?? departmentId ?? "no department";
    return `${id} (name ${JSON.stringify(name)}, department ${department}, expiry ${String(expiry)})`;
}
