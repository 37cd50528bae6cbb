/** Writes an answer to the socket: whole, late, cut off, or not at all. */
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import type { AnswerEffect, FaultEffect } from "../faults/fault";
import type { Answer } from "./answer";

const JSON_TYPE = "application/json; charset=utf-8";

/** Waits; `false` when the emulator was stopped meanwhile. */
export async function waitFor(ms: number, stopping: AbortSignal): Promise<boolean> {
    try {
        await pause(ms, undefined, { signal: stopping });
        return true;
    } catch {
        return false;
    }
}

/** Writes the answer of a handled request in the way that the fault, if any, asks for. */
export async function writeAnswer(
    reply: FastifyReply,
    answer: Answer,
    fault: FaultEffect | undefined,
    stopping: AbortSignal,
): Promise<void> {
    const body = JSON.stringify(answer.body);
    if (fault?.kind === "drop") {
        dropConnection(reply);
    } else if (fault?.kind === "truncate") {
        writeCut(reply, answer, body, fault.bytes);
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

/** Writes the answer that a test asked for in place of the real one, past fastify, which would touch up its headers. */
export function writeInstead(reply: FastifyReply, { status, body, headers, contentType }: AnswerEffect): void {
    const isJson = typeof body === "object";
    const bytes = Buffer.from(isJson ? JSON.stringify(body) : (body ?? ""), "utf8");
    const type = contentType ?? (isJson ? JSON_TYPE : body === undefined ? undefined : "text/plain; charset=utf-8");
    const mayHaveBody = status !== 204 && status !== 304;
    reply.hijack();
    reply.raw.writeHead(status, {
        ...(type === undefined ? {} : { "content-type": type }),
        ...(mayHaveBody ? { "content-length": bytes.length } : {}),
        ...headers,
    });
    reply.raw.end(mayHaveBody ? bytes : undefined);
}

/** Ends the exchange without an answer. */
export function dropConnection(reply: FastifyReply): void {
    reply.hijack();
    reply.raw.destroy();
}

/** The last byte is never sent, however large the number is: a whole answer would be no fault. */
function writeCut(reply: FastifyReply, answer: Answer, body: string, bytes: number): void {
    const whole = Buffer.from(body, "utf8");
    const sent = whole.subarray(0, Math.min(bytes, whole.length - 1));
    reply.hijack();
    reply.raw.writeHead(answer.status, {
        ...answer.headers,
        "content-type": JSON_TYPE,
        "content-length": whole.length,
    });
    reply.raw.flushHeaders();
    reply.raw.write(sent, () => reply.raw.destroy());
}
