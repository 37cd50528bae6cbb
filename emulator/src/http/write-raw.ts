/** Writes to the socket past fastify, which would touch up headers and never send half a body. */
import type { FastifyReply } from "fastify";
import type { AnswerEffect, SlowDripEffect } from "../faults/fault";
import { type HttpResponse, contentTypeOf, JSON_TYPE } from "./response";
import { waitFor } from "./wait-for";

/** Writes the response of a fault instead of the real one. */
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

/** Ends the exchange without a response. */
export function dropConnection(reply: FastifyReply): void {
    reply.hijack();
    reply.raw.destroy();
}

/** The last byte is never sent, however large the number is: a whole response would be no fault. */
export function writeCut(reply: FastifyReply, response: HttpResponse, body: string, bytes: number): void {
    const whole = Buffer.from(body, "utf8");
    const sent = whole.subarray(0, Math.min(bytes, whole.length - 1));
    writeHead(reply, response, whole.length);
    reply.raw.write(sent, () => reply.raw.destroy());
}

/** Sends drop after drop until the body, the client or the emulator has come to its end. */
export async function writeSlowly(
    reply: FastifyReply,
    response: HttpResponse,
    body: string,
    { everyMs, bytes = 1 }: SlowDripEffect,
    stopping: AbortSignal,
): Promise<void> {
    const whole = Buffer.from(body, "utf8");
    writeHead(reply, response, whole.length);
    for (let sent = 0; sent < whole.length; sent += bytes) {
        if (!(await waitFor(everyMs, stopping)) || reply.raw.destroyed) {
            reply.raw.destroy();
            return;
        }
        reply.raw.write(whole.subarray(sent, sent + bytes));
    }
    reply.raw.end();
}

function writeHead(reply: FastifyReply, response: HttpResponse, length: number): void {
    const type = contentTypeOf(response);
    const typed = type === undefined ? {} : { "content-type": type };
    reply.hijack();
    reply.raw.writeHead(response.status, { ...response.headers, ...typed, "content-length": length });
    reply.raw.flushHeaders();
}
