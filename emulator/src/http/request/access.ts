/** Decides who may call: a fixed token in `X-Auth-Token`, or a short-lived JWT as `Bearer`, unless a dialect swaps them. */
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { AcceptedHeaders } from "../../dialect/accepted-headers";

/** Seconds that an issued token is good for (assumed). */
export const TOKEN_LIFETIME_SECONDS = 1800;

/** What the emulator accepts. Without both client values no token is ever issued. */
export interface AccessOptions {
    readonly token: string;
    readonly clientId: string | undefined;
    readonly clientSecret: string | undefined;
    readonly now: () => Date;
    /** Which header may carry which token. */
    readonly accepted: AcceptedHeaders;
    /** Requests that an issued token is good for. @default no limit */
    readonly tokenLifetimeRequests?: number | undefined;
}

interface Claims {
    readonly jti: string;
    readonly iat: number;
    readonly exp: number;
}

/** Checks and issues credentials for one emulator; tokens of another one, or of an earlier run, are not valid. */
export class Access {
    private readonly signingKey = randomBytes(32);
    /** By the id of each issued token. */
    private readonly usesLeft = new Map<string, number>();

    constructor(private readonly options: AccessOptions) {}

    /** Which header carries a valid token; with two, either one is enough (assumed). Counts the use of a token. */
    authenticate(headers: IncomingHttpHeaders): "token" | "bearer" | undefined {
        const { token: fixed, accepted } = this.options;
        const token = headers["x-auth-token"];
        const sent = {
            token: typeof token === "string" ? token : undefined,
            bearer: /^Bearer +([^ ]+)$/i.exec(headers.authorization ?? "")?.[1],
        };
        for (const header of ["token", "bearer"] as const) {
            const text = sent[header];
            const isRight =
                text !== undefined &&
                ((accepted.fixed.includes(header) && sameText(text, fixed)) ||
                    (accepted.issued.includes(header) && this.use(text)));
            if (isRight) {
                return header;
            }
        }
        return undefined;
    }

    /** A new token for the right client credentials, `undefined` for wrong ones. */
    issue(clientId: string, clientSecret: string): string | undefined {
        const { clientId: rightId, clientSecret: rightSecret } = this.options;
        if (rightId === undefined || rightSecret === undefined) {
            return undefined;
        }
        const idIsRight = sameText(clientId, rightId);
        return sameText(clientSecret, rightSecret) && idIsRight ? this.newToken() : undefined;
    }

    /** Makes every token that was issued so far invalid. */
    revokeIssued(): void {
        this.usesLeft.clear();
    }

    private newToken(): string {
        const issuedAt = this.seconds();
        const claims: Claims = { jti: randomUUID(), iat: issuedAt, exp: issuedAt + TOKEN_LIFETIME_SECONDS };
        this.usesLeft.set(claims.jti, this.options.tokenLifetimeRequests ?? Infinity);
        const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
        return `${signed}.${this.sign(signed)}`;
    }

    private use(token: string): boolean {
        const [header = "", payload = "", signature = ""] = token.split(".");
        if (!sameText(signature, this.sign(`${header}.${payload}`))) {
            return false;
        }
        const { jti, exp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
        const usesLeft = this.usesLeft.get(jti) ?? 0;
        if (usesLeft <= 0 || this.seconds() >= exp) {
            return false;
        }
        this.usesLeft.set(jti, usesLeft - 1);
        return true;
    }

    private sign(text: string): string {
        return createHmac("sha256", this.signingKey).update(text).digest("base64url");
    }

    private seconds(): number {
        return Math.floor(this.options.now().getTime() / 1000);
    }
}

function encode(value: object): string {
    return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** Compares digests, which have one length, so that the duration reveals nothing about the right text. */
function sameText(left: string, right: string): boolean {
    const [a, b] = [left, right].map((text) => createHash("sha256").update(text).digest());
    return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
