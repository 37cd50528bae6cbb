/** Which credential to use: a token, or a client's id and secret to exchange for one. Pure. */
import type { SettingProblem } from "./setting-problem";
import type { FoundSetting, SettingPlace, SettingSource } from "./setting-sources";

/** `source`: where the token, or the client's id, was found. */
export type Credential =
    /** Sent as `X-Auth-Token`. */
    | { readonly kind: "token"; readonly token: string; readonly source: SettingPlace }
    /** Exchanged at `POST /api/v1/auth/token` for a token, which is sent as Bearer. */
    | {
          readonly kind: "client";
          readonly clientId: string;
          readonly clientSecret: string;
          readonly source: SettingPlace;
      };

/** The first source that names a credential decides as a whole. Problems are added to `problems`. */
export function resolveCredential(
    sources: readonly SettingSource[],
    problems: SettingProblem[],
): Credential | undefined {
    for (const source of sources) {
        const token = source.read("authToken");
        const clientId = source.read("clientId");
        const clientSecret = source.read("clientSecret");
        if (token !== undefined && (clientId !== undefined || clientSecret !== undefined)) {
            problems.push({ kind: "two-credentials", place: token.place });
            return undefined;
        }
        if (token !== undefined) {
            return isHeaderSafe(token, problems)
                ? { kind: "token", token: token.text, source: token.place }
                : undefined;
        }
        if (clientId !== undefined && clientSecret !== undefined) {
            const { text, place } = clientId;
            return { kind: "client", clientId: text, clientSecret: clientSecret.text, source: place };
        }
        if (clientId !== undefined || clientSecret !== undefined) {
            const missing = source.placeOf(clientId === undefined ? "clientId" : "clientSecret");
            problems.push({ kind: "half-credentials", missing });
            return undefined;
        }
    }
    problems.push({ kind: "no-credential" });
    return undefined;
}

function isHeaderSafe({ text, place }: FoundSetting, problems: SettingProblem[]): boolean {
    const safe = /^[\x21-\x7e]+$/.test(text);
    if (!safe) {
        problems.push({ kind: "invalid-token", place });
    }
    return safe;
}
