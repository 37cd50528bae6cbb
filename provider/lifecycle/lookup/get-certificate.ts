/** Looks up one certificate, by its id or by its name. */
import { candidates, nearCandidates, type Candidates } from "../../core/lookup/candidates";
import type { CertificateRecord } from "../../model/certificate-record";
import { MAX_DAYS } from "../../core/days";
import { foundCertificate, type FoundCertificate } from "../../core/lookup/found-certificate";
import { readCertificateKey } from "../../core/lookup/args";
import { printable } from "../../signstation";
import { bindCertificates, type BoundCertificates } from "../certificate/bind";
import { LeegalityError } from "../errors/leegality-error";
import { notFound } from "../errors/not-found";
import { ask } from "./ask";
import { invalidArgument } from "./invalid-argument";
import type { LookupPorts } from "../ports";

/** A name is found in a list only, and no server that is known refuses every number of days. */
const UNLISTED =
    "A certificate is found by its name in the list of those that end soon, and this server refuses to give that list: " +
    "look this one up by its id.";

/** Throws `LeegalityError` for the question, the configuration, none and several; and `SignStationError`. */
export async function getCertificate(
    ports: LookupPorts,
    args: { readonly id?: unknown; readonly name?: unknown },
): Promise<FoundCertificate> {
    const key = readCertificateKey(args);
    if ("problems" in key) {
        throw invalidArgument("getCertificate", key.problems);
    }
    const bound = bindCertificates(ports, { name: undefined });
    const record = await ("id" in key ? byId(bound, key.id) : byName(ports, bound, key.name));
    return foundCertificate(record, bound.baseUrl);
}

async function byId({ certificates, baseUrl }: BoundCertificates, id: string): Promise<CertificateRecord> {
    const record = await ask(certificates.get(id));
    if (record === undefined) {
        throw notFound("getCertificate", "certificate", id, baseUrl);
    }
    return record;
}

/** The list of what expires is the only enumeration that the vendor documents, and it leaves disabled ones out. */
async function byName(
    { listReach }: Pick<LookupPorts, "listReach">,
    { certificates, baseUrl }: BoundCertificates,
    name: string,
): Promise<CertificateRecord> {
    const { records: listed, days } = await ask(listReach.longest(certificates), UNLISTED);
    const [found, ...others] = listed.filter((record) => record.name === name);
    if (found === undefined) {
        throw new LeegalityError("ERR_LEEGALITY_NOT_FOUND", explainNone(name, listed, days, baseUrl));
    }
    if (others.length > 0) {
        const named = candidates([found, ...others]);
        throw new LeegalityError(
            "ERR_LEEGALITY_AMBIGUOUS",
            `getCertificate: SignStation (${baseUrl}) has ${others.length + 1} certificates named ${quoted(name)}: ` +
                `${list(named)}. Look the right one up by its id.`,
        );
    }
    return found;
}

function explainNone(name: string, listed: readonly CertificateRecord[], days: number, baseUrl: string): string {
    const within = days < MAX_DAYS ? `, end within ${days} days, which is as far as this server lists them,` : "";
    const many = listed.length === 1 ? "1 certificate" : `${listed.length} certificates`;
    const near = listed.length === 0 ? "" : ` Candidates: ${list(nearCandidates(name, listed))}.`;
    return (
        `getCertificate: SignStation (${baseUrl}) lists ${many}, none of them named ${quoted(name)}.${near} ` +
        `Check the name, case included. Only certificates that are enabled${within} and have an end of validity are listed: ` +
        "look another one up by its id."
    );
}

function list({ shown, more }: Candidates): string {
    return `${shown.map(describe).join("; ")}${more === 0 ? "" : `; and ${more} more`}`;
}

function describe({ id, name, expiry, departmentName, departmentId }: CertificateRecord): string {
    const called = name === undefined ? "without a name" : `named ${JSON.stringify(name)}`;
    const department = departmentName ?? departmentId ?? "not reported";
    return printable(`${id} (${called}, department ${department}, expiry ${expiry ?? "not reported"})`, []);
}

function quoted(text: string): string {
    return printable(JSON.stringify(text), []);
}
