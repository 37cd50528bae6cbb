/** What a 409 at an upload means: somebody's certificate has the name already. */
import type { CertificateRecord } from "../../../core/certificate/types";
import { possibleAliases } from "../../../core/certificate/possible-aliases";
import { readServerTime } from "../../../core/server-time";
import type { SignStationError } from "../../../signstation";
import { adopt } from "./adopt";
import { endsWithFile, findByName } from "./find-certificates";
import { LeegalityError } from "../../errors/leegality-error";
import type { LoadedFile } from "../../file/load-file";
import type { Ports } from "../ports";
import type { Upload } from "./prepare-upload";
import { quote } from "../../errors/quote";

/**
 * With `onConflict: "adopt"`, takes over the certificate of the file's name and gives its id. Otherwise, and where there is
 * none or another one to take over, throws ERR_LEEGALITY_ALREADY_EXISTS, which names what was found and the ways on.
 * `sentBefore`: an earlier upload of this run lost its answer, so what is there may be ours.
 */
export async function resolveConflict(
    ports: Pick<Ports, "certificateIds">,
    upload: Upload,
    conflict: SignStationError,
    sentBefore: boolean,
): Promise<string> {
    const { inputs, file } = upload;
    const refuse = (text: string) => new LeegalityError("ERR_LEEGALITY_ALREADY_EXISTS", text, { cause: conflict });
    if (inputs.notAfter === undefined) {
        throw refuse(explainUnopened(file));
    }
    const found = await findQuietly(upload);
    const candidate = theOnly(found.filter((record) => endsWithFile(inputs, record))) ?? theOnly(found);
    if (inputs.onConflict === "adopt" && candidate !== undefined) {
        return adopt(ports, upload, candidate.id);
    }
    throw refuse(explain(upload, found, sentBefore));
}

function theOnly<T>(list: readonly T[]): T | undefined {
    return list.length === 1 ? list[0] : undefined;
}

/** The error to come is about the conflict; a list that cannot be had only makes it say less. */
async function findQuietly({ connection, inputs, file }: Upload): Promise<CertificateRecord[]> {
    try {
        return await findByName(connection.certificates, inputs, file.name);
    } catch {
        return [];
    }
}

/**
 * Neither name nor end of the file's certificate is known here, so nothing that is found can be told to be the same. For that
 * reason such a file is not sent again after a lost answer either, and none of what is found is an upload of this run.
 */
function explainUnopened(file: LoadedFile): string {
    return (
        `SignStation has a certificate with the name of ${file.name} already, so nothing was uploaded. The file cannot be opened on this machine, so ` +
        "which one it is and whether it is the same cannot be told. Look in SignStation's dashboard for one with the name inside the " +
        "file, or with the file's. Delete it there, or export the file under another friendlyName; then run pulumi up again."
    );
}

function explain({ inputs, file }: Upload, found: readonly CertificateRecord[], sentBefore: boolean): string {
    const names = possibleAliases(inputs, file.name).map((name) => JSON.stringify(name));
    const so = sentBefore ? "; it may be an upload of this run whose answer was lost" : ", so nothing was uploaded";
    const head = `SignStation has a certificate with the name of ${file.name} (${names[0] ?? "no name in it"}) already${so}.`;
    const other = "delete that certificate in SignStation, or export the file under another friendlyName";
    if (found.length === 0) {
        return (
            `${head} Which one it is could not be found out: the list, which has enabled certificates only, does not show it. ` +
            `Look for it in the dashboard (${names.join(" or ")}). Either ${other}; ` +
            "or, if it is the same certificate, set adoptId to its id."
        );
    }
    const which = `It is ${found.map((record) => quote(describe(record), inputs)).join("; or ")}.`;
    const same = found.find((record) => endsWithFile(inputs, record));
    if (same !== undefined) {
        const ways = `adoptId: ${JSON.stringify(same.id)}${inputs.onConflict === "adopt" ? "" : ' or onConflict: "adopt"'}`;
        return (
            `${head} ${which} Certificate ${same.id} ends when the file's does. ` +
            `If it is the same one, take it over with ${ways}. If not, ${other}.`
        );
    }
    const end = `The file's certificate ends at ${String(inputs.notAfter)}`;
    const verdict = found.every(({ expiry }) => readServerTime(expiry) !== undefined)
        ? `${end}, so it is another one, and only the same certificate is taken over.`
        : `${end}; SignStation does not tell when the other one does, so it cannot be taken over.`;
    return `${head} ${which} ${verdict} Either ${other}.`;
}

function describe({ id, name, expiry, createdAt, departmentName, departmentId }: CertificateRecord): string {
    const department = departmentName ?? departmentId ?? "no department";
    return `${id} (name ${JSON.stringify(name)}, department ${department}, expiry ${expiry ?? "not told"}, created ${createdAt ?? "not told"})`;
}
