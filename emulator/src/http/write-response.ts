/** Writes the response of a handled request: whole, late, malformed, cut off, or not at all. */
import type { FastifyReply } from "fastify";
import type { FaultEffect } from "../faults/fault";
import { type HttpResponse, contentTypeOf } from "./response";
import { waitFor } from "./wait-for";
import { dropConnection, writeCut, writeInstead, writeSlowly } from "./write-raw";

/** What stands in a body whose content type promises JSON, and what stands in one of another shape. */
const NOT_JSON = "this is not JSON";
const OTHER_SHAPE = { result: "ok" };

/** Writes in the way that the fault, if any, asks for. */
export async function writeResponse(
    reply: FastifyReply,
    response: HttpResponse,
    fault: FaultEffect | undefined,
    stopping: AbortSignal,
): Promise<void> {
    const body = bodyOf(response, fault);
    if (fault?.kind === "drop") {
        dropConnection(reply);
    } else if (fault?.kind === "answer") {
        writeInstead(reply, fault);
    } else if (fault?.kind === "truncate") {
        writeCut(reply, response, body, fault.bytes);
    } else if (fault?.kind === "slow-drip") {
        await writeSlowly(reply, response, body, fault, stopping);
    } else if (fault?.kind === "delay" && fault.when !== "before" && !(await waitFor(fault.ms, stopping))) {
        dropConnection(reply);
    } else {
        const type = contentTypeOf(response);
        reply.code(response.status).headers({ ...response.headers });
        await (type === undefined ? reply : reply.type(type)).send(type === undefined ? undefined : body);
    }
}

function bodyOf({ body }: HttpResponse, fault: FaultEffect | undefined): string {
    if (fault?.kind === "not-json") {
        return NOT_JSON;
    }
    const field = fault?.kind === "wrong-shape" ? fault.field : undefined;
    if (fault?.kind !== "wrong-shape" || (typeof body !== "object" && field !== undefined)) {
        return typeof body === "object" ? JSON.stringify(body) : (body ?? "");
    }
    return field === undefined
        ? JSON.stringify(OTHER_SHAPE)
        : JSON.stringify(body, (name, value: unknown) => (name === field ? undefined : value));
}
