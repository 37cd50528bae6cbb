/** The control port: what a test in the same process does with an emulator, over HTTP and in JSON. */
import fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import type { Emulator } from "../emulator";
import { callsOwnName, forOwnNamesOnly } from "../http/request/own-name";
import { changesFromElsewhere } from "../http/request/own-origin";
import { readFault } from "./read-fault";
import { showFault } from "./show-fault";

const BAD_INPUT = 400;
const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** Builds the application; it does not listen yet. */
export function buildControlApp(emulator: Emulator): FastifyInstance {
    const app = fastify({ exposeHeadRoutes: false, forceCloseConnections: true });
    // A web page may send text to any port unasked, but not JSON.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
        const json = parse(String(body));
        done(json === undefined ? Object.assign(new Error(), { statusCode: BAD_INPUT }) : null, json);
    });
    app.addHook("onRequest", async (request, reply) => {
        if (!callsOwnName(request)) {
            await refuse(reply, FORBIDDEN, forOwnNamesOnly("The control port"));
        } else if (changesFromElsewhere(request)) {
            await refuse(reply, FORBIDDEN, "The control port accepts no request from a web page of another origin");
        }
    });
    app.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
        refuse(reply, error.statusCode ?? 500, REASONS[error.statusCode ?? 500] ?? "The request cannot be handled"),
    );
    app.setNotFoundHandler((_request, reply) => refuse(reply, NOT_FOUND, "There is no such call"));

    app.get("/health", () => ({ status: "ok", url: emulator.url }));

    app.get("/faults", () => shownFaults(emulator));
    app.post("/faults", (request, reply) => {
        const reading = readFault(request.body);
        if ("refused" in reading) {
            return refuse(reply, BAD_INPUT, reading.refused);
        }
        try {
            emulator.once(reading.fault);
        } catch (error) {
            return refuse(reply, BAD_INPUT, error instanceof Error ? error.message : "The fault cannot be queued");
        }
        return reply.code(201).send(shownFaults(emulator));
    });
    app.delete("/faults", () => {
        const removed = emulator.pendingFaults().length;
        emulator.clearFaults();
        return { removed };
    });

    app.get("/requests", () => ({ requests: emulator.requests() }));
    app.delete("/requests", () => {
        const removed = emulator.requests().length;
        emulator.clearRequests();
        return { removed };
    });

    app.get("/certificates", () => ({ certificates: emulator.certificates() }));
    app.post<{ Params: { id: string } }>("/certificates/:id/remove", ({ params: { id } }, reply) => {
        if (!emulator.certificates().some((certificate) => certificate.id === id)) {
            return refuse(reply, NOT_FOUND, "There is no such certificate");
        }
        emulator.removeCertificate(id);
        return { removed: 1 };
    });
    return app;
}

const REASONS: Readonly<Record<number, string>> = {
    [BAD_INPUT]: "The body must be JSON",
    413: "The body is too large",
    415: "Content-Type must be application/json",
};

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
    return reply.code(status).send({ message });
}

function shownFaults(emulator: Emulator): object {
    return { faults: emulator.pendingFaults().map(showFault) };
}

/** An empty body counts as `null`: clients give its type also where they send none. */
function parse(text: string): unknown {
    try {
        return text === "" ? null : (JSON.parse(text) as unknown);
    } catch {
        return undefined;
    }
}
