/** A SignStation with a canned response for each certificate, which it recognises by its file's name. */
import type { ServerResponse } from "node:http";
import { jsonResponse, startRawServer, type CannedResponse, type RawServer } from "../../support/raw-server";

/** How the server treats one certificate. What is left out is answered as a good server does. */
export interface HostileResponses {
    /** The upload's response; "lost" stores nothing that a list shows, closes the connection, and conflicts from then on. */
    readonly upload?: CannedResponse | "lost";
    /** The response to a read of the id that the upload was answered with. */
    readonly read?: CannedResponse;
    /** What every list shows beside the others' records. */
    readonly listed?: object;
}

const CERTIFICATES = "/api/v1/certificates";
/** A clock that nobody can believe: every response has it. */
const YEARS_AGO = "Thu, 01 Jan 1970 00:00:00 GMT";
const CONFLICT = jsonResponse(409, { code: "LE_ERR_SS_409", errors: [{ message: "already exists", code: null }] });
const ABSENT = jsonResponse(404, { code: "LE_ERR_SS_404", errors: [{ message: "not found", code: "LE_ERR_SS_001" }] });

/** The id that a good upload of this certificate is answered with. */
export function idOf(name: string): string {
    return `id-${name}`;
}

/**
 * Listens on a port of the system's choice. `expiry` is the end of every certificate. The first uploads are answered together, once
 * each certificate's has come: a program ends with its first failed resource, and would not upload the others.
 */
export async function startHostileServer(
    certificates: Readonly<Record<string, HostileResponses>>,
    expiry: string,
): Promise<RawServer> {
    const waiting = new Map<string, () => void>();

    function respondToUpload(name: string, response: ServerResponse): CannedResponse | undefined {
        const { upload = jsonResponse(201, record(name)) } = certificates[name] ?? {};
        if (waiting.has(name)) {
            return upload === "lost" ? CONFLICT : upload;
        }
        waiting.set(name, () => {
            if (upload === "lost") {
                response.destroy();
            } else {
                response.writeHead(upload.status ?? 200, upload.headers).end(upload.body);
            }
        });
        if (waiting.size === Object.keys(certificates).length) {
            waiting.forEach((respond) => {
                respond();
            });
        }
        return undefined;
    }

    const record = (name: string) => ({ data: { id: idOf(name), name, expiry } });
    const listed = Object.values(certificates).flatMap((responses) => responses.listed ?? []);
    return startRawServer(({ method, url, body }, response) => {
        response.setHeader("date", YEARS_AGO);
        if (method === "POST") {
            return respondToUpload(/filename="([^"]+)\.p12"/.exec(body.toString("latin1"))?.[1] ?? "", response);
        }
        if (method === "DELETE") {
            return jsonResponse(200, { code: "LE_SS_002", message: "deleted" });
        }
        if (url.startsWith(`${CERTIFICATES}/expiring-soon`)) {
            return jsonResponse(200, { data: listed });
        }
        const name = Object.keys(certificates).find((each) => url === `${CERTIFICATES}/${idOf(each)}`);
        return name === undefined ? ABSENT : (certificates[name]?.read ?? jsonResponse(200, record(name)));
    });
}
