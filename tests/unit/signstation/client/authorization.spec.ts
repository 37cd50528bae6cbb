/** Authorization: one token exchange for concurrent requests, renewal before expiry and after a 401, the token's header. */
import assert from "node:assert/strict";
import { createTimeBound } from "../../../../provider/signstation/http/time-bound";
import {
    createAuthorization,
    type Exchanged,
    type Proof,
    type TokenHeader,
} from "../../../../provider/signstation/client/authorization";
import type { Credential } from "../../../../provider/signstation/settings/credential";

const TOKEN_SOURCE = { setting: "authToken", source: "configuration" } as const;
const TIME = createTimeBound(() => new Date("2026-06-15T12:00:00Z"));
const CLIENT = {
    kind: "client",
    clientId: "me",
    clientSecret: "s3cret-canary",
    source: { setting: "clientId", source: "configuration" } as const,
} as const;

/** Exchanges that are answered by hand, in order, each with a token of its own; the clock is turned by hand too. */
function controlled() {
    const exchanges: { readonly with: [string, string]; readonly work: PromiseWithResolvers<Exchanged> }[] = [];
    const clock = { ms: Date.parse("2026-06-15T12:00:00Z") };
    const authorization = createAuthorization(
        CLIENT,
        (clientId, clientSecret) => {
            const work = Promise.withResolvers<Exchanged>();
            exchanges.push({ with: [clientId, clientSecret], work });
            return work.promise;
        },
        () => new Date(clock.ms),
    );
    const respond = (expiresInSeconds?: number) => {
        exchanges.at(-1)?.work.resolve({ accessToken: `token-${exchanges.length}`, expiresInSeconds });
    };
    /** A proof for which an exchange was needed. */
    const obtain = async (expiresInSeconds?: number): Promise<Proof> => {
        const proof = authorization.prove(TIME);
        respond(expiresInSeconds);
        return proof;
    };
    return { authorization, exchanges, clock, respond, obtain };
}

function tokenOf({ header }: Proof): string {
    return header["authorization"]?.replace(/^Bearer /, "") ?? "";
}

describe("a fixed token", () => {
    const never = () => assert.fail("a fixed token is not exchanged");
    const authorization = createAuthorization(
        { kind: "token", token: "t0ken", source: TOKEN_SOURCE },
        never,
        () => new Date(),
    );

    it("is sent as X-Auth-Token, and has no successor after a 401", async () => {
        const proof = await authorization.prove(TIME);
        assert.deepEqual(proof.header, { "x-auth-token": "t0ken" });
        assert.equal(authorization.renew(proof), false);
        assert.deepEqual(await authorization.prove(TIME), proof);
        assert.deepEqual(authorization.secrets(), ["t0ken"]);
        assert.deepEqual(authorization.source, TOKEN_SOURCE);
    });
});

describe("the header of a token", () => {
    const rows: [name: string, credential: Credential, first: TokenHeader, other: TokenHeader][] = [
        ["a fixed token", { kind: "token", token: "token-1", source: TOKEN_SOURCE }, "x-auth-token", "authorization"],
        ["an exchanged token", CLIENT, "authorization", "x-auth-token"],
    ];
    const value = (header: TokenHeader) => ({ [header]: header === "authorization" ? "Bearer token-1" : "token-1" });
    for (const [name, credential, first, other] of rows) {
        it(`${name}: ${first} first, and always ${other} once the server has accepted that`, async () => {
            const exchanged = Promise.resolve({ accessToken: "token-1", expiresInSeconds: undefined });
            const authorization = createAuthorization(
                credential,
                () => exchanged,
                () => new Date(),
            );
            const proof = await authorization.prove(TIME);
            assert.deepEqual(proof.header, value(first));
            assert.equal(authorization.wasAccepted(proof), false);
            const changed = authorization.inOtherHeader(proof);
            assert.deepEqual(changed.header, value(other));
            authorization.accept(changed);
            assert.deepEqual((await authorization.prove(TIME)).header, value(other));
            assert.deepEqual([authorization.wasAccepted(changed), authorization.wasAccepted(proof)], [true, false]);
            assert.deepEqual(authorization.inOtherHeader(changed).header, value(first));
        });
    }
});

describe("client credentials", () => {
    it("are exchanged for the first request, and the token is sent as Bearer", async () => {
        const { authorization, exchanges, respond } = controlled();
        assert.equal(exchanges.length, 0);
        const proof = authorization.prove(TIME);
        respond(1800);
        assert.deepEqual((await proof).header, { authorization: "Bearer token-1" });
        assert.deepEqual(exchanges[0]?.with, ["me", "s3cret-canary"]);
    });

    it("are exchanged once for twenty concurrent requests and all later ones", async () => {
        const { authorization, exchanges, respond } = controlled();
        const waiting = Array.from({ length: 20 }, () => authorization.prove(TIME));
        respond(1800);
        const proofs = [...(await Promise.all(waiting)), await authorization.prove(TIME)];
        assert.deepEqual(new Set(proofs.map(tokenOf)), new Set(["token-1"]));
        assert.equal(exchanges.length, 1);
    });

    const ends: [expiresIn: number | undefined, age: number, renewed: boolean][] = [
        [1800, 1_739_999, false],
        [1800, 1_740_000, true],
        [1800, 1_800_000, true],
        [600, 539_999, false],
        [600, 540_000, true],
        [60, 53_999, false],
        [60, 54_000, true],
        [1, 899, false],
        [1, 900, true],
        [undefined, 1_000 * 24 * 3_600_000, false],
    ];
    for (const [expiresIn, age, renewed] of ends) {
        it(`a token for ${expiresIn ?? "an unknown number of"} s is ${renewed ? "renewed" : "used"} at ${age} ms`, async () => {
            const { authorization, exchanges, clock, obtain, respond } = controlled();
            await obtain(expiresIn);
            clock.ms += age;
            const proofs = [authorization.prove(TIME), authorization.prove(TIME)];
            respond(expiresIn);
            assert.deepEqual((await Promise.all(proofs)).map(tokenOf), Array(2).fill(renewed ? "token-2" : "token-1"));
            assert.equal(exchanges.length, renewed ? 2 : 1);
        });
    }

    it("the token's lifetime starts at its arrival", async () => {
        const { authorization, exchanges, clock, respond } = controlled();
        const proof = authorization.prove(TIME);
        clock.ms += 50_000;
        respond(60);
        await proof;
        clock.ms += 50_000;
        assert.equal(tokenOf(await authorization.prove(TIME)), "token-1");
        assert.equal(exchanges.length, 1);
    });

    it("are exchanged once after a 401, however many requests were refused", async () => {
        const { authorization, exchanges, obtain, respond } = controlled();
        const old = await obtain(1800);
        const waiting = Array.from({ length: 20 }, () => {
            assert.equal(authorization.renew(old), true);
            return authorization.prove(TIME);
        });
        respond(1800);
        await Promise.all(waiting);
        assert.equal(exchanges.length, 2);
        // Refusals of the old token that arrive after the new one.
        for (let late = 0; late < 20; late++) {
            assert.equal(authorization.renew(old), true);
            assert.equal(tokenOf(await authorization.prove(TIME)), "token-2");
        }
        assert.equal(exchanges.length, 2);
    });

    it("a failed exchange fails every waiting request, and the next request exchanges again", async () => {
        const { authorization, exchanges, obtain } = controlled();
        const failure = new Error("refused");
        const waiting = [authorization.prove(TIME), authorization.prove(TIME)];
        exchanges[0]?.work.reject(failure);
        for (const each of await Promise.allSettled(waiting)) {
            assert.ok(each.status === "rejected" && each.reason === failure);
        }
        assert.equal(tokenOf(await obtain(1800)), "token-2");
        assert.equal(exchanges.length, 2);
    });

    it("a failed renewal does not fall back to the refused token", async () => {
        const { authorization, exchanges, obtain } = controlled();
        authorization.renew(await obtain(1800));
        const proof = authorization.prove(TIME);
        exchanges[1]?.work.reject(new Error("refused"));
        await assert.rejects(proof, /refused/);
        assert.equal(tokenOf(await obtain(1800)), "token-3");
    });
});

describe("the secrets to redact", () => {
    it("are the client secret and every token that may still be in use", async () => {
        const { authorization, clock, obtain } = controlled();
        assert.deepEqual(authorization.secrets(), ["s3cret-canary"]);
        const first = await obtain(60);
        assert.ok(authorization.secrets().includes(tokenOf(first)));
        // Requests with the first token are under way while another one renews it: for its age, or for a refusal.
        clock.ms += 60_000;
        const second = await obtain(60);
        assert.partialDeepStrictEqual(new Set(authorization.secrets()), new Set([first, second].map(tokenOf)));
        authorization.renew(second);
        assert.partialDeepStrictEqual(new Set(authorization.secrets()), new Set([first, second].map(tokenOf)));
    });
});
