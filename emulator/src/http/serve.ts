/** The one adapter between fastify and the handlers: body, credentials, handler, fault, response, in this order. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { responseInDialect } from "../dialect/response/response-in-dialect";
import { refusesId } from "../dialect/response/framework-failure";
import { lagAfter } from "../dialect/replica";
import type { AnswerEffect, FaultEffect } from "../faults/fault";
import { problems } from "../problems/problems";
import type { HttpResponse } from "./response";
import type { Exchange, ServingContext } from "./exchange";
import { type Body, readBody } from "./request/read-body";
import type { ApiRequest, Operation, Services } from "./route";
import { waitFor } from "./wait-for";
import { writeResponse } from "./write-response";
import { dropConnection, writeInstead } from "./write-raw";

/** Serves one request from the end of its head to its response. */
export async function serve(
    operation: Operation,
    request: FastifyRequest,
    reply: FastifyReply,
    exchange: Exchange,
    context: ServingContext,
): Promise<FastifyReply> {
    const { fault, path, record } = exchange;
    const { services, stopping } = context;
    const body = await readBody(operation.body, request, path, record, services.dialect).catch(() => undefined);
    const instead = responseInstead(fault, services.now);
    if (body === undefined) {
        // The client went away in the middle of its request: there is nobody to respond to and nothing to do.
        dropConnection(reply);
    } else if (instead !== undefined) {
        record.status = instead.status;
        writeInstead(reply, instead);
    } else if (fault?.kind === "delay" && fault.when === "before" && !(await waitFor(fault.ms, stopping))) {
        dropConnection(reply);
    } else {
        const decided = (): HttpResponse => decide(operation, request, body, exchange, context);
        const lag = fault?.kind === "stale" ? fault : lagAfter(services.dialect.replica, request.method);
        const response = lag === undefined ? decided() : services.reads.withhold(lag, decided);
        record.status = fault?.kind === "answer" ? fault.status : response.status;
        await writeResponse(reply, response, fault, stopping);
    }
    return reply;
}

/** The response that the fault sends instead of handling the request, if it has one. */
function responseInstead(fault: FaultEffect | undefined, now: () => Date): AnswerEffect | undefined {
    if (fault?.kind === "answer") {
        return fault.when === "after" ? undefined : fault;
    }
    if (fault?.kind !== "retry-after") {
        return undefined;
    }
    const { status, seconds, form } = fault;
    const date = new Date(Math.ceil(now().getTime() / 1000 + seconds) * 1000);
    const value = form === "http-date" ? date.toUTCString() : String(seconds);
    return { kind: "answer", status, headers: { "retry-after": value } };
}

/** The response in the emulator's dialect. */
function decide(
    operation: Operation,
    request: FastifyRequest,
    body: Body,
    exchange: Exchange,
    context: ServingContext,
): HttpResponse {
    const { dialect, now } = context.services;
    const { method } = request;
    const response = documentedResponse(operation, request, body, exchange, context);
    const isUpload = method === "POST" && operation.body === "form" && response.status < 400;
    const outcome = isUpload && dialect.createOutcome === "fails-after" ? problems.internal() : response;
    return responseInDialect(dialect, outcome, { method, path: exchange.path }, now);
}

/** Credentials come first, so that a caller without them learns nothing about its body. */
function documentedResponse(
    operation: Operation,
    request: FastifyRequest,
    body: Body,
    { path, record }: Exchange,
    { services }: ServingContext,
): HttpResponse {
    if (operation.access === "token" && record.authenticatedBy === undefined) {
        return problems.unauthorized();
    }
    if (body.refusal !== undefined) {
        return body.refusal;
    }
    try {
        const search = request.url.indexOf("?");
        const query = new URLSearchParams(search < 0 ? "" : request.url.slice(search));
        const id = idOf(request);
        return id !== undefined && operation.access === "token" && refusesId(services.dialect, id)
            ? problems.unreadableRequest(path, "The id in the path is not a UUID")
            : handle(operation, { path, id: id ?? "", query }, body, services);
    } catch (error) {
        warnOfFailure(request.method, path, error);
        return problems.internal();
    }
}

function handle(operation: Operation, request: ApiRequest, body: Body, services: Services): HttpResponse {
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
