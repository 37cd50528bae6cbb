/** The department calls of SignStation's REST API (vendor pages create, update, delete); reading one is not documented. */
import type { ApiRequest, Decode, KnownSecrets } from "../client/api-request";
import type { Client } from "../client/client";
import { idPath } from "./id-path";
import { readDepartment, type DepartmentRecord } from "../wire/department-wire";
import { isApiForm, keepUnless, recordOr, unlessNotFound } from "../client/good-answer";
import { secretFinder } from "../client/redact";
import { SignStationError, type SignStationErrorCode } from "../client/signstation-error";
import type { HttpResponse } from "../http/transport";
import { readJson, unwrap } from "../wire/wire";
import { wrongId } from "./wrong-id";

/** What a department is: SignStation wants all of it, even to change one. */
export interface DepartmentProperties {
    /** 2 to 255 characters. */
    readonly name: string;
    readonly enabled: boolean;
}

/** Every method throws {@link SignStationError}. */
export interface Departments {
    /** POST, answered with the new department. Subject to the licence's limits. */
    create(properties: DepartmentProperties): Promise<DepartmentRecord>;
    /**
     * Undefined when the API itself says that there is no such department. The call is assumed: a server that does not have
     * it answers 404 without the API's word for it, or 405.
     */
    get(id: string): Promise<DepartmentRecord | undefined>;
    /**
     * PUT of all properties. Gives what the response reports of them, perhaps only the id. A response of 2xx that is not the API's
     * counts if reading the department shows what was asked for.
     */
    update(id: string, properties: DepartmentProperties): Promise<DepartmentRecord>;
    /**
     * DELETE, which only disables. False if the department was not there. A response of 2xx that is not the API's counts if reading
     * the department shows that it is disabled or not there.
     */
    disable(id: string): Promise<boolean>;
}

const PATH = "/api/v1/departments";

export function createDepartments(client: Client): Departments {
    const send = <T>(request: ApiRequest<T>) => sendWithAdvice(client, request);
    const get = async (id: string) =>
        unlessNotFound(
            send({ operation: `reading department ${id}`, method: "GET", path: pathOf(id), decode: decodeRecord(id) }),
        );

    /** Sends a write. If the response is not the API's, `isMade` says by what reading it gives whether it was made all the same. */
    async function write(
        request: Omit<ApiRequest<Reported>, "decode">,
        id: string,
        isMade: (found: DepartmentRecord | undefined) => boolean,
    ): Promise<Reported> {
        const reported = await send({
            ...request,
            decode: (response, known) => (isApiForm(response) ? decodeWrite(response, known) : { value: undefined }),
        });
        // Without the proof it is sent once more: a gateway's page comes once, a login page each time, and is an error then.
        return reported ?? ((await isMadeFor()) ? {} : send({ ...request, decode: decodeWrite }));

        async function isMadeFor(): Promise<boolean> {
            try {
                return isMade(await get(id));
            } catch (error) {
                if (error instanceof SignStationError) {
                    return false;
                }
                throw error;
            }
        }
    }
    return {
        create: (properties) =>
            send({
                operation: `creating department ${JSON.stringify(properties.name)}`,
                method: "POST",
                path: PATH,
                ...encode(properties),
                decode: decodeRecord(),
            }),
        get,
        async update(id, properties) {
            const { name, enabled } = properties;
            const attempting = `updating department ${id}`;
            const reported: Partial<DepartmentRecord> =
                (await write(
                    { operation: attempting, method: "PUT", path: pathOf(id), ...encode(properties) },
                    id,
                    (found) => found?.name === name && found.enabled === enabled,
                )) ?? {};
            // What is reported of another department is not taken for this one's.
            return reported.id?.toLowerCase() === id.toLowerCase() ? { ...reported, id } : { id };
        },
        async disable(id) {
            const written = write(
                { operation: `disabling department ${id}`, method: "DELETE", path: pathOf(id) },
                id,
                (found) => found === undefined || found.enabled === false,
            );
            return (await unlessNotFound(written)) !== undefined;
        },
    };
}

function encode({ name, enabled }: DepartmentProperties): Pick<ApiRequest<unknown>, "headers" | "body"> {
    const body = Buffer.from(JSON.stringify({ name, enabled }), "utf8");
    return { headers: { "content-type": "application/json" }, body };
}

function pathOf(id: string): string {
    return idPath(PATH, id, "department");
}

/** `requested`: the id that the request names; undefined for a create. */
function decodeRecord(requested?: string): Decode<DepartmentRecord> {
    return (response, known) => {
        const found = reportedBy(response, known);
        const repeats = secretFinder(known.credentials);
        const wrong =
            found === undefined ? undefined : wrongId(found.id, { subject: "department", requested, repeats });
        return wrong === undefined ? recordOr(found, response, "department") : { malformed: wrong };
    };
}

/** What the response to a write reports of the department: perhaps nothing. */
type Reported = Partial<DepartmentRecord> | undefined;

const decodeWrite: Decode<Reported> = (response, known) =>
    isApiForm(response) ? { value: reportedBy(response, known) ?? {} } : { malformed: "a body that is not JSON" };

function reportedBy(response: HttpResponse, { credentials }: KnownSecrets): DepartmentRecord | undefined {
    const found = readDepartment(unwrap(readJson(response)));
    const finds = secretFinder(credentials);
    return found === undefined ? undefined : keepUnless(found, (value) => finds(String(value)));
}

/** The client's advice is about certificates, if it depends on what was sent. */
async function sendWithAdvice<T>(client: Client, request: ApiRequest<T>): Promise<T> {
    try {
        return await client.send(request);
    } catch (error) {
        const advice = error instanceof SignStationError ? adviceFor(request, error) : undefined;
        throw error instanceof SignStationError && advice !== undefined ? error.withAdvice(advice) : error;
    }
}

/** Whether the server seems not to have the call that reads a department: then nothing is known of the department. */
export function isMissingCall(error: unknown): error is SignStationError {
    return error instanceof SignStationError && (error.status === 405 || isForeignNotFound(error));
}

/** A 404 that is not the API's own word for a department that does not exist. */
function isForeignNotFound({ status, code }: SignStationError): boolean {
    return status === 404 && code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
}

/** For the API's own words; what something in front of it says is not about the department. */
const ADVICE: Partial<Record<SignStationErrorCode, string>> = {
    ERR_SIGNSTATION_BAD_REQUEST:
        "SignStation refuses this department. Check name, enabled and the licence's limits against what it says.",
    ERR_SIGNSTATION_NOT_FOUND: "SignStation has no such department: run pulumi refresh.",
    ERR_SIGNSTATION_CONFLICT: "A department of this name exists already. Give this one another name.",
};

function adviceFor({ method }: Pick<ApiRequest<unknown>, "method">, error: SignStationError): string | undefined {
    if (method === "GET" && isMissingCall(error)) {
        return (
            "Reading a department is not documented, and this server does not seem to have the call. " +
            "If it should have it, check that leegality:baseUrl is everything before /api/v1."
        );
    }
    return isForeignNotFound(error)
        ? "This 404 is not SignStation's own word (LE_ERR_SS_001) for a missing department, so nothing is concluded from it. " +
              "Check that leegality:baseUrl is everything before /api/v1."
        : error.code === "ERR_SIGNSTATION_BAD_REQUEST" && !error.fromApi
          ? undefined
          : ADVICE[error.code];
}
