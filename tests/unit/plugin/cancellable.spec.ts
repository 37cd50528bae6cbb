/** Cancellation: which requests a cancelled run still sends, and how those in progress end. */
import assert from "node:assert/strict";
import { cancellable, cancellableSleep } from "../../../provider/plugin/adapter/cancellable";
import type { HttpRequest, Transport, TransportError } from "../../../provider/signstation";

const GRACE_MS = 30;
const request = (method: HttpRequest["method"]): HttpRequest => ({ method, url: "http://127.0.0.1/", headers: {} });
const never: Transport = () => new Promise(() => undefined);
const response = { status: 200 } as Awaited<ReturnType<Transport>>;

describe("a cancelled run", () => {
    let controller: AbortController;
    let sent: string[];
    const signalOf = () => controller.signal;

    beforeEach(() => {
        controller = new AbortController();
        sent = [];
    });

    function over(transport: Transport): Transport {
        const noted: Transport = (message) => {
            sent.push(message.method);
            return transport(message);
        };
        return cancellable(noted, signalOf, GRACE_MS);
    }

    const failure = async (work: Promise<unknown>): Promise<TransportError> =>
        work.then(
            () => assert.fail("it did not fail"),
            (error: unknown) => error as TransportError,
        );

    for (const method of ["GET", "POST", "PUT", "DELETE"] as const) {
        it(`sends no new ${method}`, async () => {
            controller.abort();
            const { processed, permanent } = await failure(over(never)(request(method)));
            assert.deepEqual({ processed, permanent, sent }, { processed: "no", permanent: true, sent: [] });
        });
    }

    it("ends a read in progress at once, and a write after the grace period with processed unknown", async () => {
        const transport = over(never);
        const read = failure(transport(request("GET")));
        controller.abort();
        assert.equal((await read).processed, "unknown");
        controller = new AbortController();
        const write = failure(transport(request("POST")));
        controller.abort();
        assert.equal((await write).permanent, true);
    });

    it("uses the response of a write that ends within the grace period, and still reads it back", async () => {
        let respond: (value: Awaited<ReturnType<Transport>>) => void = () => undefined;
        const transport = over(({ method }) =>
            method === "GET"
                ? Promise.resolve(response)
                : new Promise((resolve) => {
                      respond = resolve;
                  }),
        );
        const write = transport(request("POST"));
        controller.abort();
        respond(response);
        assert.equal(await write, response);
        assert.equal(await transport(request("GET")), response, "the read-back is sent");
        assert.equal((await failure(transport(request("PUT")))).processed, "no", "nothing is written any more");
    });

    it("says whether a person or customTimeouts ended the run", async () => {
        const transport = over(never);
        controller.abort();
        assert.match((await failure(transport(request("GET")))).detail, /^the run was cancelled/);
        controller = new AbortController();
        controller.abort(new DOMException("", "TimeoutError"));
        assert.match((await failure(transport(request("GET")))).detail, /^the operation's customTimeouts has passed/);
    });

    it("ends waits at once", async () => {
        const wait = cancellableSleep(signalOf)(600_000);
        controller.abort();
        await wait;
        await cancellableSleep(signalOf)(600_000);
    });

    it("does not end requests outside of operations", async () => {
        const transport = cancellable(
            () => Promise.resolve(response),
            () => undefined,
            GRACE_MS,
        );
        assert.equal(await transport(request("GET")), response);
    });
});
