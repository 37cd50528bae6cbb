/** Whether a request calls this machine by a name of its own, against web sites whose name points here. */
import type { FastifyRequest } from "fastify";

/** A site whose name was made to point to this machine (DNS rebinding) calls by that name. */
const OWN_NAMES = ["127.0.0.1", "localhost"];

/** By the Host header, whatever port it names. */
export function callsOwnName({ hostname }: FastifyRequest): boolean {
    return OWN_NAMES.includes(hostname);
}

/** The message for a request under another host name. @param what such as `This page`. */
export function forOwnNamesOnly(what: string): string {
    return `${what} is for ${OWN_NAMES.join(" and ")} only`;
}
