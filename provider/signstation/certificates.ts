/** The certificate calls of SignStation's REST API (vendor pages create-1, find-by-id-1, update-1, delete-1, get-expiring-soon). */
import { unexpectedAnswer } from "./answer-error";
import type { Call, Client } from "./client";
import { encodeForm, type CertificateForm } from "./multipart";
import { SignStationError } from "./signstation-error";
import type { HttpAnswer } from "./transport";
import { readCertificate, readJson, unwrap, type CertificateRecord } from "./wire";

/** Every method throws {@link SignStationError}. */
export interface Certificates {
    /** POST, answered with the new certificate. `resource` is the resource's name, for messages. */
    upload(form: CertificateForm, resource?: string): Promise<CertificateRecord>;
    /** Undefined when the API itself says that there is no such certificate. */
    get(id: string): Promise<CertificateRecord | undefined>;
    /** PUT; absent fields are kept. */
    replace(id: string, form: CertificateForm, resource?: string): Promise<void>;
    /** False when it was not there. */
    remove(id: string): Promise<boolean>;
    /**
     * Enabled certificates that end within `days` (0 to 36500) or have ended, ascending by expiry: the only enumeration
     * that is documented.
     */
    listExpiring(days: number): Promise<CertificateRecord[]>;
}

const PATH = "/api/v1/certificates";

export function createCertificates(client: Client): Certificates {
    return {
        async upload(form, resource) {
            const call = withForm(`uploading ${form.file?.name ?? "a certificate"}${of(resource)}`, "POST", PATH, form);
            return record(client, call, await client.send(call));
        },
        async get(id) {
            const call: Call = { attempting: `reading certificate ${id}`, method: "GET", path: pathOf(id) };
            const answer = await unlessNotFound(client.send(call));
            return answer === undefined ? undefined : record(client, call, answer);
        },
        async replace(id, form, resource) {
            const call = withForm(`updating certificate ${id}${of(resource)}`, "PUT", pathOf(id), form);
            assertFromApi(client, call, await client.send(call));
        },
        async remove(id) {
            const call: Call = { attempting: `deleting certificate ${id}`, method: "DELETE", path: pathOf(id) };
            const answer = await unlessNotFound(client.send(call));
            if (answer !== undefined) {
                assertFromApi(client, call, answer);
            }
            return answer !== undefined;
        },
        async listExpiring(days) {
            const call: Call = {
                attempting: "listing certificates",
                method: "GET",
                path: `${PATH}/expiring-soon`,
                query: { days: String(days) },
            };
            const answer = await client.send(call);
            const list = unwrap(readJson(answer));
            if (!Array.isArray(list)) {
                throw unexpectedAnswer(answer, "no list of certificates", client.context(call));
            }
            const records = list.map(readCertificate).filter((entry) => entry !== undefined);
            return records.map((entry) => withoutSecrets(entry, client.secrets()));
        },
    };
}

function withForm(attempting: string, method: "POST" | "PUT", path: string, form: CertificateForm): Call {
    const { headers, body } = encodeForm(form);
    return { attempting, method, path, headers, body, secrets: form.passkey === undefined ? [] : [form.passkey] };
}

function of(resource: string | undefined): string {
    return resource === undefined ? "" : ` of resource ${resource}`;
}

function pathOf(id: string): string {
    return `${PATH}/${encodeURIComponent(id)}`;
}

function record(client: Client, call: Call, answer: HttpAnswer): CertificateRecord {
    const json = readJson(answer);
    const found = readCertificate(unwrap(json));
    if (found === undefined) {
        throw unexpectedAnswer(answer, describeUseless(answer, json), client.context(call));
    }
    return withoutSecrets(found, client.secrets());
}

/** What a server tells of a certificate goes into state, outputs and messages: a credential in it must not. */
function withoutSecrets(found: CertificateRecord, secrets: readonly string[]): CertificateRecord {
    const repeats = (value: unknown) => secrets.some((secret) => String(value).includes(secret));
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
