/** Each fault of the local SignStation x each request of the client: the outcome, the number of requests, what is stored. */
import assert from "node:assert/strict";
import { startEmulator, type Emulator, type FaultEffect } from "signstation-emulator";
import { SignStationError, type Settings } from "../../../provider/signstation";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { until } from "../../emulator/waiting";
import { callsOf, connect, NOW, type CallName } from "../connect";

const PATH = "/api/v1/certificates";
const files = { first: makePkcs12({ friendlyName: "asha" }), second: makePkcs12({ friendlyName: "ravi" }) };
const formOf = ({ bytes, passkey }: typeof files.first) => ({ file: { name: "signing.p12", bytes }, passkey });
const CALLS: CallName[] = ["GET", "LIST", "PUT", "DELETE", "POST"];

/** `CODE/processed`, or `done`; and the number of requests. */
type Outcome = readonly [outcome: string, requests: number];

interface Row {
    readonly name: string;
    readonly effect: FaultEffect;
    readonly settings?: Partial<Settings>;
    /** Requests that meet the fault. @default 3, which is every attempt */
    readonly times?: number;
    /** Of GET and LIST. */
    readonly read: Outcome;
    /** Of PUT and DELETE; as `read` unless it says otherwise. */
    readonly write?: Outcome;
    readonly post: Outcome;
    readonly except?: Partial<Record<CallName, Outcome>>;
    /** Whether the server processed the POST; for the other requests it does not matter. */
    readonly posted: boolean;
    /** Milliseconds of the waits, when there are any. @default [250, 500] */
    readonly waits?: readonly number[];
}

const LOST = "NO_ANSWER/unknown";
const gateway = (status: number, when: "before" | "after"): FaultEffect => ({ kind: "answer", status, when });
const retryAfter = (status: 429 | 503, seconds: number, form: "seconds" | "http-date"): FaultEffect => {
    return { kind: "retry-after", status, seconds, form };
};
const slow = { timeoutMs: 300, maxRetries: 1 };

const lost = (name: string, effect: FaultEffect, posted: boolean, settings: Partial<Settings> = {}): Row => {
    const attempts = (settings.maxRetries ?? 2) + 1;
    return { name: `${name}, in every attempt`, effect, settings, posted, read: [LOST, attempts], post: [LOST, 1] };
};
const lostOnce = (name: string, effect: FaultEffect, posted: boolean): Row => {
    return { name: `${name}, once`, effect, posted, times: 1, read: ["done", 2], post: [LOST, 1] };
};
const DROP_BEFORE: FaultEffect = { kind: "drop", when: "before" };
const DROP_AFTER: FaultEffect = { kind: "drop", when: "after" };

const rows: Row[] = [
    lost("a connection dropped before processing", DROP_BEFORE, false),
    lost("a connection dropped after processing", DROP_AFTER, true),
    lost("a response cut off in its head", { kind: "truncate", bytes: 0 }, true),
    lost("a response cut off in its body", { kind: "truncate", bytes: 15 }, true),
    lost("a response after the timeout", { kind: "delay", ms: 600_000 }, true, slow),
    lost(
        "a request that the server processes only after the timeout",
        { kind: "delay", ms: 600_000, when: "before" },
        false,
        slow,
    ),
    lost("a response that drips past the timeout", { kind: "slow-drip", everyMs: 100 }, true, slow),
    lostOnce("a connection dropped before processing", DROP_BEFORE, false),
    lostOnce("a connection dropped after processing", DROP_AFTER, true),
    lostOnce("a response cut off in its head", { kind: "truncate", bytes: 0 }, true),
    lostOnce("a response cut off in its body", { kind: "truncate", bytes: 15 }, true),
    ...([500, 502, 504] as const).flatMap((status): Row[] => [
        {
            name: `${status} after processing, in every attempt`,
            effect: gateway(status, "after"),
            posted: true,
            read: ["SERVER_ERROR/unknown", 3],
            post: ["SERVER_ERROR/unknown", 1],
        },
        {
            name: `${status} before processing, once`,
            effect: gateway(status, "before"),
            times: 1,
            posted: false,
            read: ["done", 2],
            post: ["SERVER_ERROR/unknown", 1],
        },
    ]),
    ...(["seconds", "http-date"] as const).flatMap((form): Row[] => [
        {
            name: `429 that asks for 7 s (${form}), in every attempt`,
            effect: retryAfter(429, 7, form),
            posted: false,
            read: ["RATE_LIMITED/no", 3],
            post: ["RATE_LIMITED/no", 3],
            waits: [7000, 7000],
        },
        {
            name: `503 that asks for an hour (${form}), twice`,
            effect: retryAfter(503, 3600, form),
            times: 2,
            posted: true,
            read: ["done", 3],
            post: ["done", 3],
            waits: [30_000, 30_000],
        },
    ]),
    {
        name: "a body that is not JSON",
        effect: { kind: "not-json" },
        posted: true,
        read: ["UNEXPECTED_ANSWER/no", 3],
        write: ["done", 1],
        except: { DELETE: ["unconfirmed", 1] },
        post: ["UNEXPECTED_ANSWER/unknown", 1],
    },
    {
        name: "JSON of another shape, which PUT and DELETE do not need",
        effect: { kind: "wrong-shape" },
        posted: true,
        read: ["UNEXPECTED_ANSWER/no", 3],
        write: ["done", 1],
        post: ["UNEXPECTED_ANSWER/unknown", 1],
    },
    {
        name: "a certificate without its id",
        effect: { kind: "wrong-shape", field: "id" },
        posted: true,
        read: ["UNEXPECTED_ANSWER/no", 3],
        write: ["done", 1],
        post: ["UNEXPECTED_ANSWER/unknown", 1],
        except: { LIST: ["done", 1] },
    },
    ...["name", "expiry", "createdAt", "departmentId", "certificateType"].map((field): Row => {
        const done = ["done", 1] as const;
        return { name: `no ${field}`, effect: { kind: "wrong-shape", field }, posted: true, read: done, post: done };
    }),
    {
        name: "a response that drips within the timeout",
        effect: { kind: "slow-drip", everyMs: 1, bytes: 50 },
        posted: true,
        read: ["done", 1],
        post: ["done", 1],
    },
    {
        name: "200 with a page in place of JSON",
        effect: { kind: "answer", status: 200, body: "<html>Sign in</html>", contentType: "text/html" },
        posted: false,
        read: ["UNEXPECTED_ANSWER/no", 3],
        write: ["done", 1],
        except: { DELETE: ["unconfirmed", 1] },
        post: ["UNEXPECTED_ANSWER/unknown", 1],
    },
];

describe("each fault x each request", () => {
    let emulator: Emulator;
    beforeEach(async () => {
        emulator = await startEmulator({ now: () => NOW });
    });
    afterEach(() => emulator.stop());

    for (const row of rows) {
        for (const call of CALLS) {
            const [outcome, requests] = expectedOf(row, call);
            it(`${call}, ${row.name}: ${outcome}, ${requests} requests`, async () => {
                const { id } = await connect(emulator.url, emulator.token).certificates.upload(formOf(files.first));
                emulator.clearRequests();
                emulator.once({ match: { path: PATH, times: row.times ?? 3 }, effect: row.effect });
                const connected = connect(emulator.url, emulator.token, row.settings);
                const form = formOf(call === "POST" ? files.second : files.first);
                assert.equal(await outcomeOf(callsOf(connected, form, id)[call]()), outcome);
                assert.equal(emulator.requests().length, requests);
                assert.ok(emulator.requests().every(({ method }) => method === (call === "LIST" ? "GET" : call)));
                assert.deepEqual(connected.sleeps, (row.waits ?? [250, 500]).slice(0, requests - 1));
                assert.equal(connected.notes.length, requests - 1);
                if (call === "POST") {
                    // The client may have given up while it was still being stored.
                    await until(() => !row.posted || emulator.requests().at(-1)?.status !== undefined);
                    assert.equal(emulator.certificates().length, row.posted ? 2 : 1);
                } else if (outcome === "done") {
                    assert.equal(emulator.certificates().length, call === "DELETE" ? 0 : 1);
                }
            });
        }
    }
});

function expectedOf({ read, write = read, post, except }: Row, call: CallName): Outcome {
    return except?.[call] ?? { GET: read, LIST: read, PUT: write, DELETE: write, POST: post }[call];
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
    try {
        return (await work) === "unconfirmed" ? "unconfirmed" : "done";
    } catch (error) {
        assert.ok(error instanceof SignStationError, String(error));
        return `${error.code.replace("ERR_SIGNSTATION_", "")}/${error.processed}`;
    }
}
