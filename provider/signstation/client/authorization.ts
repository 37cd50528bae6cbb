/** What proves to SignStation who is asking: a fixed token, or one that is exchanged for client credentials and renewed. */
import type { Credential } from "../settings/credential";

/** What is sent along to prove it. */
export interface Proof {
    readonly header: Readonly<Record<string, string>>;
}

/** An exchanged token (vendor page generate-token). */
export interface Exchanged {
    readonly accessToken: string;
    /** Undefined where the server does not tell; the token then serves until it is refused. */
    readonly expiresInSeconds: number | undefined;
}

export interface Authorization {
    /** Where the credential came from, for messages. */
    readonly source: string;
    /** Throws what the exchange throws. */
    prove(): Promise<Proof>;
    /** Forgets a proof that was refused with 401. Whether `prove` may give another one. */
    discard(refused: Proof): boolean;
    /** Everything that must not come out, known so far. */
    secrets(): readonly string[];
}

/** A token is renewed before its end by a tenth of its life, at the most by a minute. */
const MARGIN = 0.1;
const MAX_MARGIN_MS = 60_000;

/** `exchange` is called when a token is needed: once for all that wait for it. */
export function createAuthorization(
    credential: Credential,
    exchange: (clientId: string, clientSecret: string) => Promise<Exchanged>,
    now: () => Date,
): Authorization {
    if (credential.kind === "token") {
        const proof: Proof = { header: { "x-auth-token": credential.token } };
        return {
            source: credential.source,
            prove: () => Promise.resolve(proof),
            discard: () => false,
            secrets: () => [credential.token],
        };
    }
    const { clientId, clientSecret, source } = credential;
    // A token that was replaced may still be on its way, and come back in an answer.
    const issued = new Set<string>();
    let current: { proof: Proof; until: number } | undefined;
    let underWay: Promise<Proof> | undefined;

    async function obtain(): Promise<Proof> {
        const { accessToken, expiresInSeconds } = await exchange(clientId, clientSecret);
        issued.add(accessToken);
        const life = (expiresInSeconds ?? Infinity) * 1000;
        const proof: Proof = { header: { authorization: `Bearer ${accessToken}` } };
        current = { proof, until: now().getTime() + life - Math.min(life * MARGIN, MAX_MARGIN_MS) };
        return proof;
    }
    return {
        source,
        prove() {
            if (current !== undefined && now().getTime() < current.until) {
                return Promise.resolve(current.proof);
            }
            underWay ??= obtain().finally(() => {
                underWay = undefined;
            });
            return underWay;
        },
        discard(refused) {
            // Another request may have got a new one in the meantime.
            if (current?.proof === refused) {
                current = undefined;
            }
            return true;
        },
        secrets: () => [clientSecret, ...issued],
    };
}
