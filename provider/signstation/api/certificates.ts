/** The certificate requests of SignStation's REST API (vendor pages create-1, find-by-id-1, update-1, delete-1, get-expiring-soon). */
import type { ApiRequest, Decode, KnownSecrets } from "../client/api-request";
import type { Client } from "../client/client";
import { expiryWindow } from "./expiry-window";
import { idPath } from "./id-path";
import { encodeForm, encodeJson, type CertificateForm } from "./multipart";
import { isApiForm, withoutFields, recordOr, unlessNotFound } from "../client/decoded-record";
import { distinctive, secretFinder, type Secret } from "../client/redact";
import { SignStationError } from "../client/errors/signstation-error";
import { readCertificate, readJson, unwrap } from "../wire/wire";
import type { CertificateRecord } from "../../model/certificate-record";
import { wrongId } from "./wrong-id";

/**
 * How a deletion ended: by the API's own response; by a response of 2xx that is not the API's, as a login page, so that nothing is
 * certain; or the certificate did not exist.
 */
export type Deletion = "removed" | "unconfirmed" | "absent";

/** Every method throws {@link SignStationError}. */
export interface Certificates {
    /** POST. Returns the new certificate. */
    upload(form: CertificateForm): Promise<CertificateRecord>;
    /** Undefined if the API itself reports that there is no such certificate. */
    get(id: string): Promise<CertificateRecord | undefined>;
    /** PUT; absent fields are kept. Any response of 2xx is a success: reading the certificate back shows the result. */
    update(id: string, form: CertificateForm): Promise<void>;
    delete(id: string): Promise<Deletion>;
    /**
     * Enabled certificates that end within `days` (0 to 36500), ascending by expiry; assumed: those that
     * have ended are among them. The only enumeration that is documented. Of one department if `departmentId` is set.
     */
    listExpiring(days: number, departmentId?: string): Promise<CertificateRecord[]>;
    /** Milliseconds that the server's clock is ahead of this one; undefined before a response had a date. */
    clockOffset(): number | undefined;
}

const PATH = "/api/v1/certificates";

export function createCertificates(client: Client): Certificates {
    const pathTo = (id: string): Pick<ApiRequest<unknown>, "path" | "certificateId"> => ({
        path: idPath(PATH, id, "certificate", client.explain.error),
        certificateId: id,
    });
    return {
        upload: (form) =>
            client.send({
                operation: `uploading ${form.file?.name ?? "a certificate"}`,
                method: "POST",
                path: PATH,
                ...encodeForm(form),
                ...secretsOf(form),
                decode: decodeRecord(),
            }),
        get: async (id) =>
            unlessNotFound(
                client.send({
                    operation: `reading certificate ${id}`,
                    method: "GET",
                    ...pathTo(id),
                    decode: decodeRecord(id),
                }),
            ),
        async update(id, form) {
            const update = (asJson: boolean) =>
                client.send({
                    operation: `updating certificate ${id}`,
                    method: "PUT",
                    ...pathTo(id),
                    ...(asJson ? encodeJson(form) : encodeForm(form)),
                    ...secretsOf(form),
                    decode: () => ({ value: undefined }),
                });
            if (form.file !== undefined) {
                return update(false);
            }
            if (client.learnt.updatesAsJson) {
                return update(true);
            }
            try {
                await update(false);
            } catch (error) {
                if (!(error instanceof SignStationError) || error.status !== 415) {
                    throw error;
                }
                await update(true);
                client.learnt.updatesAsJson = true;
            }
        },
        async delete(id) {
            const removal = client.send<Deletion>({
                operation: `deleting certificate ${id}`,
                method: "DELETE",
                ...pathTo(id),
                decode: (response) => ({ value: isApiForm(response) ? "removed" : "unconfirmed" }),
            });
            return (await unlessNotFound(removal)) ?? "absent";
        },
        listExpiring: (days, departmentId) =>
            client.send({
                operation: "listing certificates",
                method: "GET",
                path: `${PATH}/expiring-soon`,
                query: expiryWindow(days, departmentId),
                decode: decodeList,
            }),
        clockOffset: () => client.clockOffset(),
    };
}

function secretsOf({ passkey, file }: CertificateForm): { readonly secrets: readonly Secret[] } {
    return { secrets: [passkey, file?.bytes].filter((secret) => secret !== undefined) };
}

/** `requested`: the id that the request names; undefined for an upload. */
function decodeRecord(requested?: string): Decode<CertificateRecord> {
    return (response, known) => {
        const found = readCertificate(unwrap(readJson(response)));
        const secrets = secretsFrom(known);
        const wrong =
            found === undefined
                ? undefined
                : wrongId(found.id, { subject: "certificate", requested, repeats: repeatsOne(secrets) });
        return wrong === undefined
            ? recordOr(found === undefined ? undefined : withoutSecrets(secrets)(found), response, "certificate")
            : { malformed: wrong };
    };
}

/** Lookups find certificates by their names, which may contain a passkey: so names are kept here; each certificate is read by itself then. */
const decodeList: Decode<CertificateRecord[]> = (response, known) => {
    const list = unwrap(readJson(response));
    if (!Array.isArray(list)) {
        return { malformed: "no list of certificates" };
    }
    const records = list.map(readCertificate).filter((entry) => entry !== undefined);
    const repeats = repeatsOne(secretsFrom(known));
    return { value: records.filter(({ id }) => !repeats(id)).map(withoutSecrets(known.credentials)) };
};

function secretsFrom({ credentials, passkeys }: KnownSecrets): readonly Secret[] {
    return [...credentials, ...distinctive([...credentials, ...passkeys])];
}

/** The documented types, ids and dates: digits and letters of a short passkey stand in them by chance. */
const OWN_FORM =
    /^(?:PKCS12_PFX|PKCS12_HSM|PKCS11|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?(?:Z|[+-]\d\d:?\d\d)?)$/i;

/** Leaves the fields out that repeat a secret. */
function withoutSecrets(secrets: readonly Secret[]): (found: CertificateRecord) => CertificateRecord {
    const repeats = repeatsOne(secrets);
    return (found) => withoutFields(found, repeats);
}

function repeatsOne(secrets: readonly Secret[]): (value: unknown) => boolean {
    const finds = secretFinder(secrets);
    return (value) =>
        typeof value !== "string" || OWN_FORM.test(value) ? secrets.includes(String(value)) : finds(value);
}
