/** The certificate calls of SignStation's REST API (vendor pages create-1, find-by-id-1, update-1, delete-1, get-expiring-soon). */
import { unexpectedAnswer } from "./answer-error";
import type { Call, Client } from "./client";
import { encodeForm, type CertificateForm } from "./multipart";
import { distinctive, repeatsSecret } from "./redact";
import { SignStationError } from "./signstation-error";
import type { HttpAnswer } from "./transport";
import { readCertificate, readJson, unwrap, type CertificateRecord } from "./wire";

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
     * Enabled certificates that end within `days` (0 to 36500) or have ended, ascending by expiry: the only enumeration
     * that is documented. Of one department where `departmentId` is given.
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
            assertFromApi(client, call, await client.send(call));
        },
        async remove(id) {
            const call: Call = { attempting: `deleting certificate ${id}`, method: "DELETE", ...about(id) };
            const answer = await unlessNotFound(client.send(call));
            if (answer !== undefined) {
                assertFromApi(client, call, answer);
            }
            return answer !== undefined;
        },
        async listExpiring(days, departmentId) {
            const call: Call = {
                attempting: "listing certificates",
                method: "GET",
                path: `${PATH}/expiring-soon`,
                query: { days: String(days), ...(departmentId === undefined ? {} : { departmentId }) },
            };
            const answer = await client.send(call);
            const list = unwrap(readJson(answer));
            if (!Array.isArray(list)) {
                throw unexpectedAnswer(answer, "no list of certificates", client.context(call));
            }
            const records = list.map(readCertificate).filter((entry) => entry !== undefined);
            // They are found by their names, in which a passkey may well stand. What becomes of one is read by itself.
            return records.map((entry) => withoutSecrets(entry, client.secrets()));
        },
        clockOffset: () => client.clockOffset(),
    };
}

function withForm(form: CertificateForm): Pick<Call, "headers" | "body" | "secrets"> {
    return { ...encodeForm(form), secrets: form.passkey === undefined ? [] : [form.passkey] };
}

function about(id: string): Pick<Call, "path" | "certificateId"> {
    return { path: `${PATH}/${encodeURIComponent(id)}`, certificateId: id };
}

function record(client: Client, call: Call, answer: HttpAnswer): CertificateRecord {
    const json = readJson(answer);
    const found = readCertificate(unwrap(json));
    const context = client.context(call);
    if (found === undefined) {
        throw unexpectedAnswer(answer, describeUseless(answer, json), context);
    }
    return withoutSecrets(found, [...client.secrets(), ...distinctive(context.secrets)]);
}

/** In these the digits and letters of a passkey stand by chance: the documented types, ids and dates. */
const OWN_FORM =
    /^(?:PKCS12_PFX|PKCS12_HSM|PKCS11|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?(?:Z|[+-]\d\d:?\d\d)?)$/i;

/** What a server tells of a certificate goes into state, outputs and messages: a secret in it must not. */
function withoutSecrets(found: CertificateRecord, secrets: readonly string[]): CertificateRecord {
    const repeats = (value: unknown) =>
        typeof value !== "string" || OWN_FORM.test(value)
            ? secrets.includes(String(value))
            : repeatsSecret(value, secrets);
    const kept = Object.entries(found).filter(([name, value]) => name === "id" || !repeats(value));
    return Object.fromEntries(kept) as unknown as CertificateRecord;
}

/** A login page comes with 200 too, and must not pass for a change that was made. An empty body is a plain "done". */
function assertFromApi(client: Client, call: Call, answer: HttpAnswer): void {
    const json = readJson(answer);
    if (json === undefined && answer.body.length > 0) {
        throw unexpectedAnswer(answer, describeUseless(answer, json), client.context(call));
    }
}

function describeUseless(answer: HttpAnswer, json: unknown): string {
    if (answer.body.length === 0) {
        return "an empty body";
    }
    return json === undefined ? "a body that is not JSON" : "JSON that holds no certificate id";
}

async function unlessNotFound<T>(sent: Promise<T>): Promise<T | undefined> {
    try {
        return await sent;
    } catch (error) {
        if (error instanceof SignStationError && error.code === "ERR_SIGNSTATION_NOT_FOUND") {
            return undefined;
        }
        throw error;
    }
}
