/** Writes the answer of a handled request: whole, late, spoilt, cut off, or not at all. */
import type { FastifyReply } from "fastify";
import type { FaultEffect } from "../faults/fault";
import { type Answer, JSON_TYPE } from "./answer";
import { waitFor } from "./wait-for";
import { dropConnection, writeCut, writeInstead, writeSlowly } from "./write-raw";

/** What stands in a body whose content type promises JSON, and what stands in one of another shape. */
const NOT_JSON = "this is not JSON";
const OTHER_SHAPE = { result: "ok" };

/** Writes in the way that the fault, if any, asks for. */
export async function writeAnswer(
    reply: FastifyReply,
    answer: Answer,
    fault: FaultEffect | undefined,
    stopping: AbortSignal,
): Promise<void> {
    const body = bodyOf(answer, fault);
    if (fault?.kind === "drop") {
        dropConnection(reply);
    } else if (fault?.kind === "answer") {
        writeInstead(reply, fault);
    } else if (fault?.kind === "truncate") {
        writeCut(reply, answer, body, fault.bytes);
    } else if (fault?.kind === "slow-drip") {
        await writeSlowly(reply, answer, body, fault, stopping);
    } else if (fault?.kind === "delay" && fault.when !== "before" && !(await waitFor(fault.ms, stopping))) {
        dropConnection(reply);
    } else {
        await reply
            .code(answer.status)
            .headers({ ...answer.headers })
            .type(JSON_TYPE)
            .send(body);
    }
}

function bodyOf({ body }: Answer, fault: FaultEffect | undefined): string {
    if (fault?.kind === "not-json") {
        return NOT_JSON;
    }
    if (fault?.kind !== "wrong-shape") {
        return JSON.stringify(body);
    }
    const { field } = fault;
    return field === undefined
        ? JSON.stringify(OTHER_SHAPE)
        : JSON.stringify(body, (name, value: unknown) => (name === field ? undefined : value));
}
