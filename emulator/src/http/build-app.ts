/** Puts the routes, both prefixes, the page, and the responses for everything that is not a route into a fastify application. */
import multipart from "@fastify/multipart";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { dateHeader } from "../dialect/response/date-header";
import { addPage, isOfPage } from "../page/add-page";
import { problems } from "../problems/problems";
import { routeTable } from "../routes/route-table";
import type { HttpResponse } from "./response";
import { API_PREFIXES, apiPathOf } from "./request/api-path";
import { Exchanges, type ServingContext } from "./exchange";
import type { Operation } from "./route";
import { idOf, serve } from "./serve";

/** A longer id is refused as a path that cannot be read. */
const MAX_ID_LENGTH = 1024;

/** Builds the application; it does not listen yet. */
export async function buildApp(context: ServingContext): Promise<FastifyInstance> {
    const exchanges = new Exchanges(context);
    const app = fastify({
        exposeHeadRoutes: false,
        // Open keep-alive connections must not hold up the end of a test.
        forceCloseConnections: true,
        routerOptions: { maxParamLength: MAX_ID_LENGTH },
        frameworkErrors: (error, request, reply) => {
            stamp(reply);
            exchanges.begin(request, reply);
            void refuse(request, reply, problems.unreadableRequest(apiPathOf(request.url), error.code));
        },
    });
    const run = (operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
        serve(operation, request, reply, exchanges.of(request), context);
    const refuse = (request: FastifyRequest, reply: FastifyReply, response: HttpResponse): Promise<FastifyReply> =>
        run({ access: "public", body: "none", handle: () => response }, request, reply);
    const unknownPath = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
        refuse(request, reply, problems.unknownPath(apiPathOf(request.url)));

    app.removeAllContentTypeParsers();
    await app.register(multipart, { throwFileSizeLimit: false });
    // The adapter reads every other body itself, once it knows the route and whether a fault comes first.
    app.addContentTypeParser("*", (_request, _payload, done) => {
        done(null);
    });
    app.addHook("onRequest", (request, reply, done) => {
        if (!isOfPage(request)) {
            exchanges.begin(request, reply);
        }
        stamp(reply);
        done();
    });
    app.setErrorHandler((_error, request, reply) =>
        refuse(request, reply, problems.unreadableRequest(apiPathOf(request.url), "The request cannot be read")),
    );
    app.setNotFoundHandler(unknownPath);
    addPage(app, context.services);

    for (const prefix of API_PREFIXES) {
        for (const route of routeTable) {
            add([route.method], prefix + route.path, (request, reply) => run(route, request, reply));
        }
        for (const [path, allowed] of methodsByPath()) {
            const others = app.supportedMethods.filter((method) => !allowed.includes(method));
            add(others, prefix + path, (request, reply) =>
                refuse(request, reply, problems.methodNotAllowed(apiPathOf(request.url), allowed)),
            );
        }
    }
    return app;

    /** Not by Node's own clock: a client that compares the response's date with a creation time must see one clock. */
    function stamp(reply: FastifyReply): void {
        const { dialect, now } = context.services;
        const date = dateHeader(dialect.date, now());
        if (date === undefined) {
            reply.raw.sendDate = false;
        } else {
            reply.raw.setHeader("date", date);
        }
    }

    function add(method: string[], url: string, handler: typeof unknownPath): void {
        // The router lets `/certificates/` through as a certificate with an empty id.
        app.route({ method, url, handler: (...given) => (idOf(given[0]) === "" ? unknownPath : handler)(...given) });
    }
}

function methodsByPath(): Map<string, string[]> {
    const methods = new Map<string, string[]>();
    for (const { method, path } of routeTable) {
        methods.set(path, [...(methods.get(path) ?? []), method]);
    }
    return methods;
}
