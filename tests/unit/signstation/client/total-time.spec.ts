/** No request starts an attempt later than ten minutes after its first one, whatever the server answers. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createClient, SignStationError, type Settings } from "../../../../provider/signstation";
import { createTimeBound, sharedTimeBound } from "../../../../provider/signstation/http/time-bound";
import type { HttpResponse } from "../../../../provider/signstation/http/transport";
import { TransportError } from "../../../../provider/signstation/http/transport-error";
import { httpResponse } from "../http-response";
import { CLIENT_CREDENTIAL as CLIENT, TOKEN_CREDENTIAL as TOKEN } from "../../../support/credentials";
import { effectsOn } from "../effects";

const TEN_MINUTES = 600_000;

type Method = "GET" | "POST" | "PUT" | "DELETE";
type Result = HttpResponse | TransportError;
interface Step {
    readonly result: Result;
    readonly ms: number;
}

const tokenFor = (seconds: number) => httpResponse(200, { data: { accessToken: "abc", expiresIn: seconds } });

/** What each step may be: everything that makes a client go on, and the ways in which a token exchange can go. */
const results: Result[] = [
    httpResponse(200, "<html>"),
    httpResponse(404, "<html>"),
    httpResponse(401),
    httpResponse(403),
    httpResponse(503, "", { retryAfter: "30" }),
    httpResponse(429, "", { retryAfter: "3600" }),
    httpResponse(500),
    tokenFor(1),
    tokenFor(1800),
    new TransportError("unknown", false, "the connection broke"),
    new TransportError("no", false, "the connection was refused"),
];

interface Run {
    readonly credential: Settings["credential"];
    readonly method: Method;
    readonly maxRetries: number;
    readonly steps: readonly Step[];
    readonly random: number;
}

/** When each attempt of a request and of its token exchanges started: milliseconds after the first one. */
async function startsOf(run: Run): Promise<number[]> {
    return (await runOf(run)).starts;
}

async function runOf({ credential, method, maxRetries, steps, random }: Run) {
    const clock = { ms: Date.parse("2026-06-15T12:00:00Z") };
    const starts: number[] = [];
    const client = createClient(
        { baseUrl: "https://s.example", credential, timeoutMs: 60_000, maxRetries, maxConcurrency: 1 },
        effectsOn(clock, random),
        () => {
            const { result, ms } = steps[starts.length % steps.length]!;
            starts.push(clock.ms);
            clock.ms += ms;
            return result instanceof TransportError ? Promise.reject(result) : Promise.resolve(result);
        },
    );
    const request = { operation: "testing", method, path: "/x", decode: () => ({ malformed: "nothing of use" }) };
    const error: unknown = await client.send(request).catch((reason: unknown) => reason);
    assert.ok(error instanceof SignStationError, String(error));
    return { starts: starts.map((at) => at - starts[0]!), error };
}

function assertWithin(starts: readonly number[]): void {
    const late = starts.filter((at) => at > TEN_MINUTES);
    assert.deepEqual(late, [], `of ${starts.length} attempts`);
}

describe("the total time of a request", () => {
    const [page, , refused, , busy, , broken, shortLived, longLived, lost] = results;
    const minute = 60_000;
    const nasty: [name: string, credential: Settings["credential"], method: Method, steps: Step[]][] = [
        ["slow malformed responses", TOKEN, "GET", [{ result: page!, ms: 6 * minute }]],
        [
            "a busy server, then malformed responses",
            TOKEN,
            "GET",
            [...Array<Step>(9).fill({ result: busy!, ms: minute }), { result: page!, ms: 5 * minute }],
        ],
        [
            "401 late in the ten minutes",
            TOKEN,
            "GET",
            [...Array<Step>(9).fill({ result: lost!, ms: minute }), { result: refused!, ms: minute }],
        ],
        [
            "401 after them",
            TOKEN,
            "PUT",
            [
                { result: lost!, ms: minute },
                { result: refused!, ms: 10 * minute },
            ],
        ],
        [
            "a token exchange that takes most of the time",
            CLIENT,
            "GET",
            [
                ...Array<Step>(9).fill({ result: broken!, ms: minute }),
                { result: longLived!, ms: minute },
                { result: busy!, ms: minute },
            ],
        ],
        [
            "tokens that expire at once",
            CLIENT,
            "GET",
            [
                { result: shortLived!, ms: minute },
                { result: refused!, ms: 5 * minute },
            ],
        ],
        [
            "a renewal that would start too late",
            CLIENT,
            "GET",
            [
                { result: longLived!, ms: 1 },
                { result: refused!, ms: 11 * minute },
            ],
        ],
        ["token exchanges with malformed responses", CLIENT, "POST", [{ result: page!, ms: 6 * minute }]],
    ];
    for (const [name, credential, method, steps] of nasty) {
        it(`${name}: no attempt starts after ten minutes`, async () => {
            const starts = await startsOf({ credential, method, maxRetries: 100, steps, random: 0.999 });
            assert.ok(starts.length > 1, "it made one attempt only");
            assertWithin(starts);
        });
    }

    it("holds for any sequence of malformed responses, refusals, token exchanges and faults", async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.record({
                    credential: fc.constantFrom(TOKEN, CLIENT),
                    method: fc.constantFrom<Method>("GET", "POST", "PUT", "DELETE"),
                    maxRetries: fc.constantFrom(0, 5, 100),
                    random: fc.constantFrom(0, 0.5, 0.999),
                    steps: fc.array(
                        fc.record({
                            result: fc.constantFrom(...results),
                            ms: fc.constantFrom(0, 1000, minute, 5 * minute, 11 * minute),
                        }),
                        { minLength: 1, maxLength: 12 },
                    ),
                }),
                async (run) => {
                    assertWithin(await startsOf(run));
                },
            ),
            { numRuns: 1500, seed: 20260615 },
        );
    });
});

describe("the total time of a token exchange for two requests", () => {
    it("lasts until neither request has time left", () => {
        const clock = { ms: 0 };
        const [older, newer] = [createTimeBound(() => new Date(clock.ms)), createTimeBound(() => new Date(clock.ms))];
        assert.equal(older.begin(), true);
        clock.ms = TEN_MINUTES + 1;
        assert.equal(older.begin(), false);
        const waiting = new Set([older]);
        const shared = sharedTimeBound(waiting);
        assert.deepEqual([shared.begin(), shared.elapsedMs()], [false, TEN_MINUTES + 1]);
        waiting.add(newer);
        assert.deepEqual([shared.begin(), shared.elapsedMs()], [true, 0]);
        clock.ms += 1000;
        assert.deepEqual([shared.elapsedMs(), newer.elapsedMs(), older.begin()], [1000, 1000, false]);
        clock.ms += TEN_MINUTES;
        assert.equal(shared.begin(), false);
    });
});

describe("a token exchange that uses up the total time", () => {
    it("is named in the error, and the request was not sent", async () => {
        const steps = [{ result: tokenFor(1800), ms: TEN_MINUTES + 1 }];
        const run = { credential: CLIENT, method: "POST", maxRetries: 5, steps, random: 0.5 } as const;
        const { starts, error } = await runOf(run);
        assert.deepEqual(starts, [0]);
        assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_NO_ANSWER", "no"]);
        assert.match(error.message, /^While testing: .*exchange of the client credentials/);
    });
});
