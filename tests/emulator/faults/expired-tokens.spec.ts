/** Tokens that the emulator expires early: tokenLifetimeRequests and the fault expire-tokens. */
import assert from "node:assert/strict";
import { assertProblem, CLIENT_SECRET, type Reply, World } from "../../support/world";

function ask(world: World, token: string): Promise<Reply> {
    return world.call("GET", "/auth/me", { headers: { authorization: `Bearer ${token}` } });
}

describe("expired tokens", () => {
    it("tokenLifetimeRequests: each token is valid for so many requests", async () => {
        await World.with(
            async (world) => {
                const [one, other] = [await world.issuedToken(), await world.issuedToken()];
                assert.equal((await ask(world, one)).status, 200);
                assert.equal((await ask(world, one)).status, 200);
                assertProblem(await ask(world, one), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
                assert.equal(world.emulator.requests().at(-1)?.authenticatedBy, undefined);
                assertProblem(await ask(world, one), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
                assert.equal((await ask(world, other)).status, 200);
                assert.equal((await ask(world, await world.issuedToken())).status, 200);
                for (let request = 0; request < 4; request++) {
                    assert.equal((await world.get("/auth/me")).status, 200);
                }
            },
            { tokenLifetimeRequests: 2 },
        );
    });

    it("expire-tokens: issued tokens stop working, and a new one works", async () => {
        await World.with(async (world) => {
            const tokens = [await world.issuedToken(), await world.issuedToken()] as const;
            world.emulator.once({ match: { path: "/api/v1/auth/me", skip: 2 }, effect: { kind: "expire-tokens" } });
            assert.equal((await ask(world, tokens[0])).status, 200);
            assert.equal((await ask(world, tokens[1])).status, 200);
            assertProblem(await ask(world, tokens[0]), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
            assert.equal(world.emulator.requests().at(-1)?.fault, "expire-tokens");
            assertProblem(await ask(world, tokens[1]), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
            assert.equal((await ask(world, await world.issuedToken())).status, 200);
            world.emulator.assertNoFaultsLeft();
        });
    });

    it("expire-tokens: the fixed token and the token exchange still work", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: { times: 2 }, effect: { kind: "expire-tokens" } });
            assert.equal((await world.get("/auth/me")).status, 200);
            const { status, text } = await world.exchange();
            assert.equal(status, 200);
            assert(!text.includes(CLIENT_SECRET));
        });
    });
});
