/** Flaky mode: faults by seed and rate, of the chosen kinds. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { flakyEffects, type FlakyOptions } from "signstation-emulator";
import type { FaultEffect } from "../../../emulator/src/faults/fault";
import { flakyDecision } from "../../../emulator/src/faults/flaky";
import { CLIENT_SECRET, World } from "../../support/world";

const MANY = 2000;

function decisions(options: FlakyOptions, count = MANY): (FaultEffect | undefined)[] {
    return Array.from({ length: count }, (_, request) => flakyDecision(options, request));
}

function faultsOf(options: FlakyOptions): FaultEffect[] {
    return decisions(options).filter((fault) => fault !== undefined);
}

describe("the decisions of flaky mode", () => {
    it("are the same for the same seed, and different for another", () => {
        const rate = 0.3;
        assert.deepEqual(decisions({ seed: 42, rate }), decisions({ seed: 42, rate }));
        for (const seed of [41, 43, 0, 0xffff_ffff]) {
            assert.notDeepEqual(decisions({ seed, rate }, 50), decisions({ seed: 42, rate }, 50));
        }
        const later = decisions({ seed: 42, rate }).slice(1, 51);
        assert.notDeepEqual(later, decisions({ seed: 43, rate }, 50));
    });

    it("do not change between versions, so that a reported seed can be replayed", () => {
        const kinds = decisions({ seed: 1, rate: 0.5 }, 12).map((fault) => fault?.kind ?? "");
        assert.equal(kinds.join(), ",,drop,not-json,,delay,answer,,answer,answer,answer,");
    });

    it("have about the given rate, for every seed", () => {
        for (let seed = 0; seed < 20; seed++) {
            for (const [rate, share] of [
                [0.2, 0.2],
                [undefined, 0.05],
            ] as const) {
                const count = faultsOf({ seed, ...(rate === undefined ? {} : { rate }) }).length;
                // Four standard deviations of a binomial distribution.
                const margin = 4 * Math.sqrt(MANY * share * (1 - share));
                assert(Math.abs(count - MANY * share) < margin, `seed ${seed}: ${count} of ${MANY}`);
            }
        }
        assert.equal(faultsOf({ seed: 5, rate: 0 }).length, 0);
        assert.equal(faultsOf({ seed: 5, rate: 1 }).length, MANY);
    });

    it("use every kind about as often, with every variant", () => {
        for (const effect of flakyEffects) {
            const alone = faultsOf({ seed: 3, rate: 0.2, effects: [effect] });
            assert(alone.length > 300, effect);
        }
        const kinds = new Map<string, number>();
        for (const fault of faultsOf({ seed: 3, rate: 1 })) {
            const name = "status" in fault ? `${fault.kind} ${fault.status}` : fault.kind;
            const variant = "when" in fault ? ` ${fault.when}` : "seconds" in fault ? ` ${fault.seconds}` : "";
            const page = "contentType" in fault ? " page" : "";
            kinds.set(name + variant + page, (kinds.get(name + variant + page) ?? 0) + 1);
        }
        assert.deepEqual([...kinds.keys()].sort(), [
            "answer 200 page",
            "answer 404 page",
            "answer 429",
            "answer 500 after",
            "answer 500 before",
            "answer 502 after",
            "answer 502 before",
            "answer 502 page",
            "answer 503",
            "answer 504 after",
            "answer 504 before",
            "delay after",
            "delay before",
            "drop after",
            "drop before",
            "not-json",
            "retry-after 429 0",
            "retry-after 429 1",
            "retry-after 503 0",
            "retry-after 503 1",
            "truncate",
            "wrong-shape",
        ]);
        assert([...kinds.values()].every((count) => count > 25));
    });

    it("use only the chosen kinds", () => {
        const faults = faultsOf({ seed: 8, rate: 0.5, effects: ["drop-after", "truncate"] });
        assert.deepEqual([...new Set(faults.map(({ kind }) => kind))].sort(), ["drop", "truncate"]);
    });
});

describe("flaky mode", () => {
    const flaky: FlakyOptions = { seed: 11, rate: 0.5, effects: ["status-500", "not-json", "wrong-shape"] };

    async function story(options: FlakyOptions): Promise<unknown[]> {
        const kinds: unknown[] = [];
        await World.with(
            async (world) => {
                for (let request = 0; request < 30; request++) {
                    await world.get("/auth/me");
                }
                kinds.push(...world.emulator.requests().map(({ fault }) => fault));
            },
            { flaky: options },
        );
        return kinds;
    }

    it("applies the decisions to the requests in order, and records them in the history", async () => {
        const decided = decisions(flaky, 30).map((fault) => fault?.kind);
        assert.deepEqual(await story(flaky), decided);
        assert.deepEqual(await story(flaky), decided);
        assert.notDeepEqual(await story({ ...flaky, seed: 12 }), decided);
    });

    it("is applied after queued faults, which do not change its sequence", async () => {
        await World.with(
            async (world) => {
                world.emulator.once({ match: { skip: 1, times: 3 }, effect: { kind: "answer", status: 418 } });
                const statuses: number[] = [];
                for (let request = 0; request < 10; request++) {
                    statuses.push((await world.get("/auth/me")).status);
                }
                const decided = decisions({ ...flaky, effects: ["status-500"] }, 10);
                const wanted = decided.map((fault) => (fault === undefined ? 200 : 500));
                assert.deepEqual(statuses, [wanted[0], 418, 418, 418, ...wanted.slice(4)]);
                assert(wanted.includes(200) && wanted.includes(500));
            },
            { flaky: { ...flaky, effects: ["status-500"] } },
        );
    });

    it("is off by default", async () => {
        await World.with(async (world) => {
            for (let request = 0; request < 200; request++) {
                assert.equal((await world.get("/auth/me")).status, 200);
            }
        });
    });

    it("leaves no secret in history or responses, with every kind", async () => {
        const passkey = "canary-passkey-value";
        await World.with(
            async (world) => {
                const responses: string[] = [];
                for (let upload = 0; upload < 60; upload++) {
                    const reply = world.upload({ friendlyName: `n${upload}`, passkey }, { passkey });
                    responses.push((await reply.catch(() => ({ text: "" }))).text);
                }
                const kinds = new Set(world.emulator.requests().map(({ fault }) => fault));
                assert(kinds.size >= 6, [...kinds].join());
                const { emulator } = world;
                const kept = inspect([emulator.requests(), emulator.certificates(), responses], { depth: null });
                for (const secret of [passkey, emulator.token, CLIENT_SECRET]) {
                    assert(!kept.includes(secret));
                }
            },
            { flaky: { seed: 2, rate: 1, effects: flakyEffects.filter((effect) => effect !== "delay") } },
        );
    });
});
