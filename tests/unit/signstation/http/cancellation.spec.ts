/** Which requests a cancelled call still sends, and how those under way end. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { createCancellation } from "../../../../provider/signstation/http/cancellation";
import { TransportError } from "../../../../provider/signstation/http/transport-error";
import { httpResponse } from "../http-response";

const GRACE_MS = 30;
const response = httpResponse(200, {});

type Send = (signal: AbortSignal | undefined) => Promise<typeof response>;

/** An exchange that only its signal ends, as the transport does it. */
const endless =
    (processed: "no" | "unknown"): Send =>
    (signal) =>
        new Promise((_resolve, reject) => {
            signal?.addEventListener("abort", () => {
                reject(new TransportError(processed, true, "the connection broke"));
            });
        });

const failure = async (work: Promise<unknown>): Promise<TransportError> =>
    work.then(
        () => assert.fail("it did not fail"),
        (error: unknown) => error as TransportError,
    );

const outcome = ({ processed, permanent, reason }: TransportError) => ({ processed, permanent, reason });

describe("a cancelled call", () => {
    let controller: AbortController;
    let cancellationFor: ReturnType<typeof createCancellation>;

    beforeEach(() => {
        controller = new AbortController();
        cancellationFor = createCancellation(() => controller.signal, GRACE_MS);
    });

    for (const kind of ["read", "write"] as const) {
        it(`begins no ${kind}`, async () => {
            controller.abort();
            const sent = cancellationFor(kind).exchange(() => assert.fail("it was sent"));
            const expected = { processed: "no", permanent: true, reason: "cancelled" };
            assert.deepEqual(outcome(await failure(sent)), expected);
        });

        for (const processed of ["no", "unknown"] as const) {
            it(`ends a ${kind} that is under way, and keeps whether it may have been processed: ${processed}`, async () => {
                const sent = failure(cancellationFor(kind).exchange(endless(processed)));
                controller.abort();
                const expected = { processed, permanent: true, reason: "cancelled" };
                assert.deepEqual(outcome(await sent), expected);
            });
        }
    }

    it("returns the response of a write that ends within the grace, and then lets the write be looked for", async () => {
        const { promise, resolve } = Promise.withResolvers<typeof response>();
        const write = cancellationFor("write").exchange(() => promise);
        controller.abort();
        resolve(response);
        assert.equal(await write, response);
        const read = cancellationFor("read").exchange(() => Promise.resolve(response));
        assert.equal(await read, response, "reading back finds out what became of it");
        const second = cancellationFor("write").exchange(() => assert.fail("it was sent"));
        assert.equal((await failure(second)).processed, "no", "no write begins any more");
    });

    it("has one grace for all reads that look for a write", async () => {
        await cancellationFor("write").exchange(() => Promise.resolve(response));
        controller.abort();
        const look = () => failure(cancellationFor("read").exchange(endless("unknown")));
        assert.equal((await look()).processed, "unknown");
        // A timer may fire a fraction of a millisecond early, which the next read then has.
        const next = [await look(), await look()];
        assert.equal(next.at(-1)?.processed, "no", "the last one is not sent");
    });

    it("waits no longer for what other calls wait for too", async () => {
        const { promise, resolve } = Promise.withResolvers<string>();
        const wait = failure(cancellationFor("read").wait(promise));
        controller.abort();
        assert.equal((await wait).processed, "no");
        resolve("token");
        controller = new AbortController();
        assert.equal(await cancellationFor("read").wait(promise), "token");
    });

    it("lets a write that is not sent yet wait no longer, whatever the grace", async () => {
        const slow = createCancellation(() => controller.signal, 3_600_000);
        const wait = failure(slow("write").wait(new Promise<never>(() => undefined)));
        controller.abort();
        assert.equal((await wait).processed, "no");
    });

    it("keeps the error of an exchange that ended by itself", async () => {
        const broken = new TransportError("unknown", false, "the connection broke");
        const sent = cancellationFor("read").exchange(() => Promise.reject(broken));
        assert.equal(await failure(sent), broken);
    });

    it("reports whether it was cancelled or its time was over", async () => {
        controller.abort();
        const send = () => cancellationFor("read").exchange(endless("no"));
        assert.match((await failure(send())).detail, /^the operation was cancelled before the request was sent$/);
        controller = new AbortController();
        const sent = failure(cancellationFor("read").exchange(endless("unknown")));
        controller.abort(new DOMException("", "TimeoutError"));
        assert.match((await sent).detail, /^the time for the operation was over before the response came$/);
    });

    it("leaves no listener behind", async () => {
        const { signal } = controller;
        let listeners = 0;
        const add = signal.addEventListener.bind(signal);
        const remove = signal.removeEventListener.bind(signal);
        signal.addEventListener = (...args: Parameters<typeof add>) => {
            listeners++;
            add(...args);
        };
        signal.removeEventListener = (...args: Parameters<typeof remove>) => {
            listeners--;
            remove(...args);
        };
        await cancellationFor("write").exchange(() => Promise.resolve(response));
        await cancellationFor("read").wait(Promise.resolve());
        assert.equal(listeners, 0);
    });
});

describe("a call that cannot be cancelled", () => {
    it("sends and waits as it is", async () => {
        const cancellation = createCancellation()("write");
        assert.equal(cancellation.signal, undefined);
        assert.equal(await cancellation.exchange(() => Promise.resolve(response)), response);
        assert.equal(await cancellation.wait(pause(0, "token")), "token");
    });
});
