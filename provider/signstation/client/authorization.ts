/** The credential: a fixed token, or one that is exchanged for client credentials and renewed; and the header that it is sent in. */
import type { SettingPlace } from "../settings/setting-sources";
import type { Credential } from "../settings/credential";
import { sharedTimeBound, type TimeBound } from "../http/time-bound";

/** The two headers in which the vendor's pages put a token. */
export type TokenHeader = "x-auth-token" | "authorization";

/** A token, and the header that it is sent in. */
export interface Proof {
    readonly token: string;
    readonly in: TokenHeader;
    readonly header: Readonly<Record<string, string>>;
}

/** An exchanged token (vendor page generate-token). */
export interface Exchanged {
    readonly accessToken: string;
    /** Undefined if the server does not report it; the token is then used until it is refused. */
    readonly expiresInSeconds: number | undefined;
}

/** `time`: that of all requests that wait for the token. */
export type Exchange = (clientId: string, clientSecret: string, time: TimeBound) => Promise<Exchanged>;

export interface Authorization {
    /** Where the credential was found. */
    readonly source: SettingPlace;
    /** The current token, or a new one, in the header that the server is known to accept. Throws what the exchange throws. */
    prove(time: TimeBound): Promise<Proof>;
    /** The same token in the other header. */
    inOtherHeader(proof: Proof): Proof;
    /** Notes that the server accepted a token in this header. */
    accept(proof: Proof): void;
    /** Whether the server has accepted a token in this header before. */
    wasAccepted(proof: Proof): boolean;
    /** Drops a token that was refused. Returns whether `prove` can get another one. */
    renew(refused: Proof): boolean;
    /** All credentials so far, which must not come out. */
    secrets(): readonly string[];
}

/** A token is renewed before its end by a tenth of its life, at most by a minute. */
const MARGIN = 0.1;
const MAX_MARGIN_MS = 60_000;

/** `exchange` is called when a token is needed: once for all requests that wait for it. */
export function createAuthorization(credential: Credential, exchange: Exchange, now: () => Date): Authorization {
    // The documented header of either kind comes first.
    let preferred: TokenHeader = credential.kind === "token" ? "x-auth-token" : "authorization";
    let isKnown = false;
    const tokens =
        credential.kind === "token"
            ? fixedToken(credential.token)
            : exchangedTokens(credential.clientId, credential.clientSecret, exchange, now);
    return {
        source: credential.source,
        prove: async (time) => proofOf(await tokens.get(time), preferred),
        inOtherHeader: (proof) => proofOf(proof.token, proof.in === "authorization" ? "x-auth-token" : "authorization"),
        accept(proof) {
            preferred = proof.in;
            isKnown = true;
        },
        wasAccepted: (proof) => isKnown && proof.in === preferred,
        renew: (refused) => tokens.forget(refused.token),
        secrets: () => tokens.secrets(),
    };
}

function proofOf(token: string, header: TokenHeader): Proof {
    return { token, in: header, header: { [header]: header === "authorization" ? `Bearer ${token}` : token } };
}

interface Tokens {
    get(time: TimeBound): Promise<string>;
    /** Returns whether there can be another one. */
    forget(token: string): boolean;
    secrets(): readonly string[];
}

function fixedToken(token: string): Tokens {
    return { get: () => Promise.resolve(token), forget: () => false, secrets: () => [token] };
}

function exchangedTokens(clientId: string, clientSecret: string, exchange: Exchange, now: () => Date): Tokens {
    // A request with a replaced token may still be under way, and its response may quote the token.
    const issued = new Set<string>();
    let current: { token: string; until: number } | undefined;
    let underWay: { token: Promise<string>; waiting: Set<TimeBound> } | undefined;

    async function obtain(time: TimeBound): Promise<string> {
        const { accessToken, expiresInSeconds } = await exchange(clientId, clientSecret, time);
        issued.add(accessToken);
        const life = (expiresInSeconds ?? Infinity) * 1000;
        current = { token: accessToken, until: now().getTime() + life - Math.min(life * MARGIN, MAX_MARGIN_MS) };
        return accessToken;
    }
    return {
        get(time) {
            if (current !== undefined && now().getTime() < current.until) {
                return Promise.resolve(current.token);
            }
            if (underWay === undefined) {
                const waiting = new Set([time]);
                const token = obtain(sharedTimeBound(waiting)).finally(() => {
                    underWay = undefined;
                });
                underWay = { token, waiting };
            }
            underWay.waiting.add(time);
            return underWay.token;
        },
        forget(token) {
            // Another request may have got a new one in the meantime.
            if (current?.token === token) {
                current = undefined;
            }
            return true;
        },
        secrets: () => [clientSecret, ...issued],
    };
}
