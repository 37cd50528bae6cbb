/** Responses of a broken or hostile server, and the error or id of each certificate after `pulumi up`. */
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { jsonResponse, type CannedResponse } from "../../support/raw-server";
import { idOf, type HostileResponses } from "./hostile-server";

export interface HostileCertificate {
    /** Also the resource's name and the file's. */
    readonly name: string;
    readonly responses: HostileResponses;
    /** The error's code; undefined where the certificate is created all the same. */
    readonly code?: string;
    /** The id that the state has afterwards: of an upload that the server acknowledged. */
    readonly id?: string;
}

/** With characters that HTML, JSON and SQL escape. */
export const PASSKEY = `p4ss'<&"key-canary`;
export const TOKEN = "t0ken-canary-51c9";
/** The end of every certificate. */
export const EXPIRY = "2030-01-01T00:00:00Z";

const HALF = "\ud83d";

/** The certificate's file, the same bytes at every call. */
export function fileOf(name: string): Buffer {
    const made =
        files.get(name) ?? makePkcs12({ friendlyName: name, passkey: PASSKEY, notAfter: new Date(EXPIRY) }).bytes;
    files.set(name, made);
    return made;
}
const files = new Map<string, Buffer>();

function refused(name: string, message: string): HostileCertificate {
    const body = { code: "LE_ERR_SS_400", errors: [{ message, path: null, code: null }] };
    return { name, responses: { upload: jsonResponse(400, body) }, code: "ERR_SIGNSTATION_BAD_REQUEST" };
}

function withUnusableId(name: string, id: string): HostileCertificate {
    return {
        name,
        responses: { upload: jsonResponse(201, { data: { id, name } }) },
        code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
    };
}

function created(name: string, fields: object): HostileCertificate {
    const response = jsonResponse(200, { data: { id: idOf(name), name, expiry: EXPIRY, ...fields } });
    return { name, responses: { upload: response, read: response }, id: idOf(name) };
}

function unread(name: string, read: CannedResponse): HostileCertificate {
    return { name, responses: { read }, code: "ERR_LEEGALITY_READ_BACK", id: idOf(name) };
}

/** Of an older certificate of this name and end: a server's clock that is decades off does not prove that it is the lost upload. */
function lost(name: string): HostileCertificate {
    const listed = { id: "id-of-somebody", name, expiry: EXPIRY, createdAt: "1970-01-01T00:00:00Z" };
    return { name, responses: { upload: "lost", listed }, code: "ERR_LEEGALITY_ALREADY_EXISTS" };
}

export const certificates: readonly HostileCertificate[] = [
    refused("message-cut-in-a-pair", `${"x".repeat(299)}😀 and more`),
    refused("message-with-half-a-pair", `a ${HALF} b`),
    refused(
        "message-with-escapes",
        "a\u001b[2J\u001b]8;;http://example\u0007link\u001b]8;;\u0007\ninfo: forged\u202e\u2066",
    ),
    refused("message-of-a-megabyte", "x".repeat(1024 * 1024)),
    refused(
        "message-with-the-file-as-base64",
        `cannot parse ${fileOf("message-with-the-file-as-base64").toString("base64")}`,
    ),
    refused(
        "message-with-the-file-as-hex",
        `cannot parse ${fileOf("message-with-the-file-as-hex").toString("hex", 0, 100)}`,
    ),
    refused("message-with-the-file-as-pem", pem(fileOf("message-with-the-file-as-pem"))),
    refused("message-with-the-passkey-as-html", "bad p4ss&#39;&lt;&amp;&quot;key-canary"),
    refused("message-with-the-passkey-as-json", `bad ${JSON.stringify(PASSKEY)}`),
    refused("message-with-the-passkey-as-sql", `bad '${PASSKEY.replaceAll("'", "''")}'`),
    refused("message-with-the-passkey-as-hex", `bad ${Buffer.from(PASSKEY).toString("hex")}`),
    withUnusableId("id-of-the-path", "."),
    withUnusableId("id-of-the-path-above", ".."),
    withUnusableId("id-with-a-line-end", "a\ninfo: forged"),
    withUnusableId("id-with-an-escape", "a\u001b[2J"),
    withUnusableId("id-with-a-link", "\u001b]8;;http://example\u0007a\u001b]8;;\u0007"),
    withUnusableId("id-with-bidirectional-marks", "a\u202eb\u2066"),
    withUnusableId("id-with-half-a-pair", `a${HALF}`),
    withUnusableId("id-of-a-megabyte", "x".repeat(1024 * 1024)),
    withUnusableId("id-that-repeats-the-passkey", `id-${PASSKEY}`),
    withUnusableId("id-that-repeats-the-token", `id-${TOKEN}`),
    created("name-with-half-a-pair", { name: `a${HALF}` }),
    created("department-with-half-a-pair", { departmentName: `${HALF}a` }),
    unread("record-of-another-id", jsonResponse(200, { data: { id: "id-of-another", expiry: EXPIRY } })),
    unread("record-with-half-a-pair-in-its-id", jsonResponse(200, { data: { id: `a${HALF}` } })),
    unread(
        "read-refused-with-half-a-pair",
        jsonResponse(403, { code: HALF, errors: [{ message: `${HALF}\u001b[2J` }] }),
    ),
    lost("lost-upload-at-a-clock-of-1970"),
];

function pem(bytes: Buffer): string {
    return `-----BEGIN PKCS12-----\n${bytes.toString("base64").replace(/.{64}/g, "$&\n")}`;
}
