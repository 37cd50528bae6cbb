/** The one adapter between fastify and the handlers: body, credentials, handler, fault, answer, in this order. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { problems } from "../problems/problems";
import type { Answer } from "./answer";
import type { Exchange, ServingContext } from "./exchange";
import { type Body, readBody } from "./read-body";
import type { ApiRequest, Operation, Services } from "./route";
import { dropConnection, waitFor, writeAnswer, writeInstead } from "./write-answer";

/** Serves one request from the end of its head to its answer. */
export async function serve(
    operation: Operation,
    request: FastifyRequest,
    reply: FastifyReply,
    exchange: Exchange,
    context: ServingContext,
): Promise<FastifyReply> {
    const { fault, path, record } = exchange;
    const body = await readBody(operation.body, request, path, record).catch(() => undefined);
    if (body === undefined) {
        // The client went away in the middle of its request: there is nobody to answer and nothing to do.
        dropConnection(reply);
    } else if (fault?.kind === "answer") {
        record.status = fault.status;
        writeInstead(reply, fault);
    } else if (fault?.kind === "delay" && fault.when === "before" && !(await waitFor(fault.ms, context.stopping))) {
        dropConnection(reply);
    } else {
        const answer = decide(operation, request, body, exchange, context);
        record.status = answer.status;
        await writeAnswer(reply, answer, fault, context.stopping);
    }
    return reply;
}

/** Credentials come first, so that a caller without them learns nothing about its body. */
function decide(
    operation: Operation,
    request: FastifyRequest,
    body: Body,
    { path, record }: Exchange,
    { services }: ServingContext,
): Answer {
    if (operation.access === "token" && record.authenticatedBy === undefined) {
        return problems.unauthorized();
    }
    if (body.refusal !== undefined) {
        return body.refusal;
    }
    try {
        const search = request.url.indexOf("?");
        const query = new URLSearchParams(search < 0 ? "" : request.url.slice(search));
        return handle(operation, { path, id: idOf(request) ?? "", query }, body, services);
    } catch (error) {
        warnOfFailure(request.method, path, error);
        return problems.internal();
    }
}

function handle(operation: Operation, request: ApiRequest, body: Body, services: Services): Answer {
    switch (operation.body) {
        case "none":
            return operation.handle(request, services);
        case "form":
            return operation.handle({ ...request, form: body.form ?? {} }, services);
        case "json":
            return operation.handle({ ...request, json: body.json ?? {} }, services);
    }
}

/** The `{id}` of the path, `undefined` for a path without one; there is no `params` where a path cannot be decoded. */
export function idOf(request: FastifyRequest): string | undefined {
    return (request.params as { id?: string } | null)?.id;
}

/** Says where the emulator broke, without the error's text, which might repeat what a request held. */
function warnOfFailure(method: string, path: string, error: unknown): void {
    const name = error instanceof Error ? error.name : typeof error;
    const frames =
        error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line)) : [];
    process.emitWarning(`${name} while answering ${method} ${path}`, {
        type: "SignStationEmulatorWarning",
        detail: frames.join("\n"),
    });
}
