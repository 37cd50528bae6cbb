/** Which credential to use: a token, or a client's id and secret to exchange for one. Pure. */
import type { Found, SettingSource } from "./setting-sources";

/** `source` is for messages: `leegality:authToken in the stack configuration`. */
export type Credential =
    /** Sent as `X-Auth-Token`. */
    | { readonly kind: "token"; readonly token: string; readonly source: string }
    /** Exchanged at `POST /api/v1/auth/token`; what comes back is sent as Bearer. */
    | { readonly kind: "client"; readonly clientId: string; readonly clientSecret: string; readonly source: string };

/** The first level that names a credential decides as a whole. Problems are sentences that say what to set. */
export function resolveCredential(levels: readonly SettingSource[], problems: string[]): Credential | undefined {
    for (const level of levels) {
        const token = level.read("authToken");
        const clientId = level.read("clientId");
        const clientSecret = level.read("clientSecret");
        if (token !== undefined && (clientId !== undefined || clientSecret !== undefined)) {
            problems.push(`Both ${token.from} and client credentials are set. Keep one of the two.`);
            return undefined;
        }
        if (token !== undefined) {
            return isHeaderSafe(token, problems) ? { kind: "token", token: token.text, source: token.from } : undefined;
        }
        if (clientId !== undefined && clientSecret !== undefined) {
            const source = `${clientId.from} and its secret`;
            return { kind: "client", clientId: clientId.text, clientSecret: clientSecret.text, source };
        }
        if (clientId !== undefined || clientSecret !== undefined) {
            const missing = level.nameOf(clientId === undefined ? "clientId" : "clientSecret");
            problems.push(`Client credentials are set by half: ${missing} is missing.`);
            return undefined;
        }
    }
    problems.push(
        "No credential for SignStation is set. Run: pulumi config set --secret leegality:authToken " +
            "(or set the environment variable LEEGALITY_AUTH_TOKEN; or leegality:clientId and leegality:clientSecret).",
    );
    return undefined;
}

function isHeaderSafe(token: Found, problems: string[]): boolean {
    const safe = /^[\x21-\x7e]+$/.test(token.text);
    if (!safe) {
        problems.push(
            `${token.from} is not a token: it holds blanks, line ends or letters outside ASCII. Set it again.`,
        );
    }
    return safe;
}
