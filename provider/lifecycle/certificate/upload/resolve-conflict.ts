/** Resolves the 409 of an upload: a certificate has the alias already. */
import type { CertificateRecord } from "../../../model/certificate-record";
import { possibleAliases } from "../../../core/certificate/matching/possible-aliases";
import { readServerTime } from "../../../core/server-time";
import { MAX_DAYS } from "../../../core/days";
import { SignStationError } from "../../../signstation";
import { adopt } from "./adopt";
import { daysUntil, endsWithFile, withAliasOf } from "./find-certificates";
import { LeegalityError } from "../../errors/leegality-error";
import type { LoadedFile } from "../../file/load-file";
import type { CertificatePorts } from "../../ports";
import type { Upload } from "./upload";
import { orImport } from "../../errors/or-import";
import { quote } from "../../errors/quote";

/** What the list of certificates shows under the file's aliases. */
interface Found {
    readonly records: readonly CertificateRecord[];
    /** Why a certificate that is there may not be among them. */
    readonly blind: string;
}

/**
 * With `onConflict: "adopt"`, adopts the certificate of the file's alias and returns its id. Otherwise, and if there is
 * none or another one, throws ERR_LEEGALITY_ALREADY_EXISTS, which names what was found and the ways on.
 * `sentBefore`: the response to an earlier upload of this run was lost, so what is there may be ours.
 */
export async function resolveConflict(
    ports: Pick<CertificatePorts, "certificateIds" | "listReach" | "now">,
    upload: Upload,
    conflict: SignStationError,
    sentBefore: boolean,
): Promise<string> {
    const { inputs, file } = upload;
    const refuse = (text: string) => new LeegalityError("ERR_LEEGALITY_ALREADY_EXISTS", text, { cause: conflict });
    const so = sentBefore ? "; it may be an upload of this run whose response was lost" : ", so nothing was uploaded";
    const quoted = `${so}. It says: ${conflict.detail}.`;
    const { notAfter } = inputs;
    if (notAfter === undefined) {
        throw refuse(explainUnsupported(file, quoted) + orImport(upload.call));
    }
    const found = await find(ports, upload, notAfter);
    const { records } = found;
    const candidate = theOnly(records.filter((record) => endsWithFile(inputs, record))) ?? theOnly(records);
    if (inputs.onConflict === "adopt" && candidate !== undefined) {
        return adopt(ports, upload, candidate.id);
    }
    throw refuse(explain(upload, found, quoted));
}

function theOnly<T>(list: readonly T[]): T | undefined {
    return list.length === 1 ? list[0] : undefined;
}

/** The error to come is about the conflict; without the list it only says less. */
async function find(
    { listReach, now }: Pick<CertificatePorts, "listReach" | "now">,
    { bound, inputs, file }: Upload,
    notAfter: string,
): Promise<Found> {
    try {
        const { records, days } = await listReach.longest(bound.certificates, daysUntil(notAfter, now()));
        const reach = days < MAX_DAYS ? ` and reaches ${days} days ahead on this server` : "";
        return {
            records: withAliasOf(inputs, file.name, records),
            blind: `the list, which has enabled certificates only${reach}, does not show it`,
        };
    } catch (error) {
        const why = error instanceof SignStationError ? ` (${error.detail})` : "";
        return { records: [], blind: `the list of certificates could not be read${why}` };
    }
}

/**
 * Neither alias nor end of the file's certificate is known here, so no certificate that is found is known to be the same. For that
 * reason such a file is not uploaded again after a lost response either, and no certificate that is found is an upload of this run.
 */
function explainUnsupported(file: LoadedFile, quoted: string): string {
    return (
        `SignStation has a certificate with the name of ${file.name} already${quoted} The file is unsupported on this machine, so ` +
        "which one it is and whether it is the same is not known. Look in SignStation's dashboard for one with the name inside the " +
        "file, or with the file's. Delete it there, or export the file under another friendlyName; then run pulumi up again."
    );
}

function explain({ call, inputs, file }: Upload, { records, blind }: Found, quoted: string): string {
    const names = possibleAliases(inputs, file.name).map((name) => JSON.stringify(name));
    const head = `SignStation has a certificate with the name of ${file.name} (${names.slice(0, 1).join("")}) already${quoted}`;
    const other = "delete that certificate in SignStation, or export the file under another friendlyName";
    if (records.length === 0) {
        return (
            `${head} Which one it is could not be found out: ${blind}. ` +
            `Look for it in the dashboard (${names.join(" or ")}). Either ${other}; ` +
            `or, if it is the same certificate, set adoptId to its id.${orImport(call)}`
        );
    }
    const which = `It is ${records.map((record) => quote(describe(record), inputs)).join("; or ")}.`;
    const same = records.find((record) => endsWithFile(inputs, record));
    if (same !== undefined) {
        const ways = `adoptId: ${JSON.stringify(same.id)}${inputs.onConflict === "adopt" ? "" : ' or onConflict: "adopt"'}`;
        return (
            `${head} ${which} Certificate ${same.id} ends when the file's does. ` +
            `If it is the same one, adopt it with ${ways}. If not, ${other}.${orImport(call, same.id)}`
        );
    }
    const end = `The file's certificate ends at ${String(inputs.notAfter)}`;
    const verdict = records.every(({ expiry }) => readServerTime(expiry) !== undefined)
        ? `${end}, so it is another one, and only the same certificate is adopted.`
        : `${end}; SignStation does not report when the other one does, so it cannot be adopted.`;
    return `${head} ${which} ${verdict} Either ${other}.${orImport(call, theOnly(records)?.id)}`;
}

function describe({ id, name, expiry, createdAt, departmentName, departmentId }: CertificateRecord): string {
    const department = departmentName ?? departmentId ?? "no department";
    return `${id} (name ${JSON.stringify(name)}, department ${department}, expiry ${expiry ?? "not reported"}, created ${createdAt ?? "not reported"})`;
}
