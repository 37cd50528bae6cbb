/** Which requests a cancelled run still sends, and how those under way end. */
import assert from "node:assert/strict";
import { cancellable, cancellableSleep } from "../../../provider/plugin/adapter/cancellable";
import type { HttpRequest, Transport, TransportError } from "../../../provider/signstation";

const GRACE_MS = 30;
const request = (method: HttpRequest["method"]): HttpRequest => ({ method, url: "http://127.0.0.1/", headers: {} });
const never: Transport = () => new Promise(() => undefined);
const answer = { status: 200 } as Awaited<ReturnType<Transport>>;

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
        it(`begins no ${method}`, async () => {
            controller.abort();
            const { processed, permanent } = await failure(over(never)(request(method)));
            assert.deepEqual({ processed, permanent, sent }, { processed: "no", permanent: true, sent: [] });
        });
    }

    it("ends a read that is under way at once, and a write after the grace, whose outcome is not known", async () => {
        const transport = over(never);
        const read = failure(transport(request("GET")));
        controller.abort();
        assert.equal((await read).processed, "unknown");
        controller = new AbortController();
        const write = failure(transport(request("POST")));
        controller.abort();
        assert.equal((await write).permanent, true);
    });

    it("takes the response of a write that ends within the grace, and then lets it be looked for", async () => {
        let respond: (response: typeof answer) => void = () => undefined;
        const transport = over(({ method }) =>
            method === "GET"
                ? Promise.resolve(answer)
                : new Promise((resolve) => {
                      respond = resolve;
                  }),
        );
        const write = transport(request("POST"));
        controller.abort();
        respond(answer);
        assert.equal(await write, answer);
        assert.equal(await transport(request("GET")), answer, "reading back finds out what became of it");
        assert.equal((await failure(transport(request("PUT")))).processed, "no", "nothing is written any more");
    });

    it("says whether a person or customTimeouts has ended it", async () => {
        const transport = over(never);
        controller.abort();
        assert.match((await failure(transport(request("GET")))).detail, /^the run was cancelled/);
        controller = new AbortController();
        controller.abort(new DOMException("", "TimeoutError"));
        assert.match((await failure(transport(request("GET")))).detail, /^the operation's customTimeouts has passed/);
    });

    it("waits no longer", async () => {
        const wait = cancellableSleep(signalOf)(600_000);
        controller.abort();
        await wait;
        await cancellableSleep(signalOf)(600_000);
    });

    it("leaves what is sent outside of calls alone", async () => {
        const transport = cancellable(
            () => Promise.resolve(answer),
            () => undefined,
            GRACE_MS,
        );
        assert.equal(await transport(request("GET")), answer);
    });
});
