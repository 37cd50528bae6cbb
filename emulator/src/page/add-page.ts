/** Adds the page that shows what the emulator holds, and its data: read only, without a token, past history and faults. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { isoSeconds } from "../dialect/response/time-form";
import { JSON_TYPE } from "../http/response";
import { callsOwnName, forOwnNamesOnly } from "../http/request/own-name";
import type { Services } from "../http/route";
import { certificateView } from "./certificate-view";

/** Beside `src` and `bin`: served as they stand there, so that nothing has to copy them. */
const FOLDER = join(__dirname, "../../page");

/** By their path. All but the page itself lie where no path of the API can ever be. */
const FILES: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
    "/": { name: "index.html", type: "text/html; charset=utf-8" },
    "/view/page.css": { name: "page.css", type: "text/css; charset=utf-8" },
    "/view/page.js": { name: "page.js", type: "text/javascript; charset=utf-8" },
    "/view/icon.svg": { name: "icon.svg", type: "image/svg+xml" },
};
const DATA = "/view/certificates";

const HEADERS = {
    "cache-control": "no-store",
    "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
};

/** Whether a request is for the page or something that belongs to it. */
export function isOfPage({ method, routeOptions: { url = "" } }: FastifyRequest): boolean {
    return method === "GET" && (url === DATA || Object.hasOwn(FILES, url));
}

/** Adds the routes. */
export function addPage(app: FastifyInstance, { certificates, now }: Services): void {
    app.register((page, _options, done) => {
        page.addHook("onRequest", async (request, reply) => {
            reply.headers(HEADERS);
            if (!callsOwnName(request)) {
                await reply.code(403).send(`${forOwnNamesOnly("This page")}.\n`);
            }
        });
        page.setErrorHandler((_error, _request, reply) => reply.code(500).send("This cannot be shown.\n"));
        for (const [path, { name, type }] of Object.entries(FILES)) {
            page.get(path, async (_request, reply) => reply.type(type).send(await readFile(join(FOLDER, name))));
        }
        page.get(DATA, (_request, reply) => {
            const time = now();
            // The truth, whatever reads a fault withholds: looking must not use any of them up.
            const shown = certificates.list().map((certificate) => certificateView(certificate, time));
            return reply.type(JSON_TYPE).send(JSON.stringify({ now: isoSeconds(time), certificates: shown }));
        });
        done();
    });
}
