/** Synthetic secrets, files that contain them, and responses of a server that repeats them everywhere. */
import assert from "node:assert/strict";
import { makePkcs12, type Pkcs12Options } from "../support/pkcs12/pkcs12-files";
import { jsonResponse, type CannedResponse } from "../support/raw-server";

export const PASSKEY = "p4sskey-canary";
export const TOKEN = "t0ken-canary";
export const CLIENT_SECRET = "cl1ent-secret-canary";
export const ACCESS_TOKEN = "acc3ss-t0ken-canary";
export const SECRETS = [PASSKEY, TOKEN, CLIENT_SECRET, ACCESS_TOKEN];

const ALL = SECRETS.join(" ");
/** Credentials with the secret in them. */
export const CREDENTIAL = {
    kind: "client",
    clientId: "me",
    clientSecret: CLIENT_SECRET,
    source: { setting: "clientId", source: "configuration" } as const,
} as const;

const fileOf = (options: Pkcs12Options) => makePkcs12({ passkey: PASSKEY, friendlyName: "asha", ...options });
export const file = fileOf({ notAfter: new Date("2030-01-01T00:00:00Z") });
/** Another certificate of the same name. */
export const otherFile = fileOf({ notAfter: new Date("2031-01-01T00:00:00Z") });

/** Pieces of both files as somebody may print them. */
export const KEY_BYTES = [file, otherFile].flatMap(({ bytes }) => {
    const piece = bytes.subarray(40, 70);
    return [piece.toString("hex"), piece.toString("base64").slice(0, 38), piece.toString("latin1")];
});

/** The vendor's error envelope, full of secrets. */
export const envelope = { code: ALL, message: ALL, errors: [{ message: ALL, path: ALL, code: ALL }] };

const page = (status: number): CannedResponse => ({ status, headers: { "content-type": "text/html" }, body: ALL });

/** Every kind of error response and malformed response, with the secrets wherever a text can be. */
export const repeatingResponses: readonly (readonly [name: string, response: CannedResponse])[] = [
    ...[400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504].flatMap((status) => [
        [`${status} that repeats them`, jsonResponse(status, envelope)] as const,
        [`${status}, a page that repeats them`, page(status)] as const,
    ]),
    ["302 to them", { status: 302, headers: { location: `https://sso.example/${encodeURIComponent(ALL)}` } }],
    ["a page with 200", page(200)],
    ["broken JSON with 200", { headers: { "content-type": "application/json" }, body: `{"${ALL}` }],
    ["503 with one as Retry-After", { status: 503, headers: { "retry-after": TOKEN } }],
    ["one as the content type", { status: 500, headers: { "content-type": `text/${TOKEN}` }, body: ALL }],
];

/** The error of work that has to fail. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
    return work.then(
        () => assert.fail("it succeeded"),
        (reason: unknown) => reason,
    );
}
