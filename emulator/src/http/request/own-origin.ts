/** Whether a web page of another origin sends a request that changes something: a browser sends some without asking. */
import type { FastifyRequest } from "fastify";

/** Methods that change nothing; a page of another origin cannot read the response. */
const READS = ["GET", "HEAD", "OPTIONS"];

/** What a browser says of a request that the user started, or a page of this very origin. */
const OWN_SITES = ["none", "same-origin"];

/** By the Origin and Sec-Fetch-Site headers, which only a browser sends and no page can change. */
export function changesFromElsewhere({ method, headers }: FastifyRequest): boolean {
    if (READS.includes(method)) {
        return false;
    }
    const { origin, host = "" } = headers;
    const site = headers["sec-fetch-site"];
    return (
        (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) ||
        (site !== undefined && !OWN_SITES.includes(site))
    );
}
