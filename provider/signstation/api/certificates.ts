/** The certificate calls of SignStation's REST API (vendor pages create-1, find-by-id-1, update-1, delete-1, get-expiring-soon). */
import { unexpectedAnswer } from "../client/answer-error";
import type { Call, Client } from "../client/client";
import { expiryWindow } from "./expiry-window";
import { idPath } from "./id-path";
import { encodeForm, type CertificateForm } from "./multipart";
import { assertFromApi, keepUnless, unlessNotFound, useless } from "../client/good-answer";
import { distinctive, secretFinder, type Secret } from "../client/redact";
import type { HttpAnswer } from "../http/transport";
import { readCertificate, readJson, unwrap, type CertificateRecord } from "../wire/wire";
import { wrongId } from "./wrong-id";

/** Every method throws {@link SignStationError}. */
export interface Certificates {
    /** POST, answered with the new certificate. */
    upload(form: CertificateForm): Promise<CertificateRecord>;
    /** Undefined when the API itself says that there is no such certificate. */
    get(id: string): Promise<CertificateRecord | undefined>;
    /** PUT; absent fields are kept. */
    replace(id: string, form: CertificateForm): Promise<void>;
    /** False when it was not there. */
    remove(id: string): Promise<boolean>;
    /**
     * Enabled certificates that end within `days` (0 to 36500), ascending by expiry; that those which have ended are among
     * them is assumed. The only enumeration that is documented. Of one department where `departmentId` is given.
     */
    listExpiring(days: number, departmentId?: string): Promise<CertificateRecord[]>;
    /** Milliseconds that the server's clock is ahead of this one, where its answers so far have told. */
    clockOffset(): number | undefined;
}

const PATH = "/api/v1/certificates";

export function createCertificates(client: Client): Certificates {
    return {
        async upload(form) {
            const attempting = `uploading ${form.file?.name ?? "a certificate"}`;
            const call: Call = { attempting, method: "POST", path: PATH, ...withForm(form) };
            return record(client, call, await client.send(call));
        },
        async get(id) {
            const call: Call = { attempting: `reading certificate ${id}`, method: "GET", ...about(id) };
            const answer = await unlessNotFound(client.send(call));
            return answer === undefined ? undefined : record(client, call, answer);
        },
        async replace(id, form) {
            const call: Call = {
                attempting: `updating certificate ${id}`,
                method: "PUT",
                ...about(id),
                ...withForm(form),
            };
            assertFromApi(client, call, await client.send(call), "certificate");
        },
        async remove(id) {
            const call: Call = { attempting: `deleting certificate ${id}`, method: "DELETE", ...about(id) };
            const answer = await unlessNotFound(client.send(call));
            if (answer !== undefined) {
                assertFromApi(client, call, answer, "certificate");
            }
            return answer !== undefined;
        },
        async listExpiring(days, departmentId) {
            const call: Call = {
                attempting: "listing certificates",
                method: "GET",
                path: `${PATH}/expiring-soon`,
                query: expiryWindow(days, departmentId),
            };
            const answer = await client.send(call);
            const list = unwrap(readJson(answer));
            if (!Array.isArray(list)) {
                throw unexpectedAnswer(answer, "no list of certificates", client.context(call));
            }
            const records = list.map(readCertificate).filter((entry) => entry !== undefined);
            const repeats = repeatsOne(secretsOf(client, call));
            // They are found by their names, in which a passkey may well stand. What becomes of one is read by itself.
            return records.filter(({ id }) => !repeats(id)).map(withoutSecrets(client.secrets()));
        },
        clockOffset: () => client.clockOffset(),
    };
}

function withForm(form: CertificateForm): Pick<Call, "headers" | "body" | "secrets"> {
    return { ...encodeForm(form), secrets: [form.passkey, form.file?.bytes].filter((secret) => secret !== undefined) };
}

function about(id: string): Pick<Call, "path" | "certificateId"> {
    return { path: idPath(PATH, id, "certificate"), certificateId: id };
}

function record(client: Client, call: Call, answer: HttpAnswer): CertificateRecord {
    const found = readCertificate(unwrap(readJson(answer)));
    if (found === undefined) {
        throw useless(client, call, answer, "certificate");
    }
    const secrets = secretsOf(client, call);
    const expected = { subject: "certificate", requested: call.certificateId, repeats: repeatsOne(secrets) } as const;
    const wrong = wrongId(found.id, expected);
    if (wrong !== undefined) {
        throw unexpectedAnswer(answer, wrong, client.context(call));
    }
    return withoutSecrets(secrets)(found);
}

function secretsOf(client: Client, call: Call): readonly Secret[] {
    return [...client.secrets(), ...distinctive(client.context(call).secrets)];
}

/** In these the digits and letters of a passkey stand by chance: the documented types, ids and dates. */
const OWN_FORM =
    /^(?:PKCS12_PFX|PKCS12_HSM|PKCS11|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?(?:Z|[+-]\d\d:?\d\d)?)$/i;

/** Takes out of records what repeats one of these. */
function withoutSecrets(secrets: readonly Secret[]): (found: CertificateRecord) => CertificateRecord {
    const repeats = repeatsOne(secrets);
    return (found) => keepUnless(found, repeats);
}

function repeatsOne(secrets: readonly Secret[]): (value: unknown) => boolean {
    const finds = secretFinder(secrets);
    return (value) =>
        typeof value !== "string" || OWN_FORM.test(value) ? secrets.includes(String(value)) : finds(value);
}
