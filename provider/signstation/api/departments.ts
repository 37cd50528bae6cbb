/** The department requests of SignStation's REST API (vendor pages create, update, delete); reading one is not documented. */
import type { ApiRequest, Decode, KnownSecrets } from "../client/api-request";
import type { Client } from "../client/client";
import { idPath } from "./id-path";
import { readDepartment } from "../wire/department-wire";
import type { DepartmentRecord } from "../../model/department-record";
import { isApiForm, withoutFields, recordOr, unlessNotFound } from "../client/decoded-record";
import { secretFinder } from "../client/redact";
import { SignStationError } from "../client/errors/signstation-error";
import type { HttpResponse } from "../http/transport";
import { readJson, unwrap } from "../wire/wire";
import { wrongId } from "./wrong-id";

/** The properties of a department. SignStation requires all of them, also for an update. */
export interface DepartmentProperties {
    /** 2 to 255 characters. */
    readonly name: string;
    readonly enabled: boolean;
}

/** Every method throws {@link SignStationError}. */
export interface Departments {
    /** POST. Returns the new department. The licence limits their number. */
    create(properties: DepartmentProperties): Promise<DepartmentRecord>;
    /**
     * Undefined if the API itself reports that there is no such department. The request is assumed: a server without it answers
     * 404 without the API's code, or 405.
     */
    get(id: string): Promise<DepartmentRecord | undefined>;
    /**
     * PUT of all properties. Returns what the response reports of them, perhaps only the id. A response of 2xx that is not the API's
     * counts if reading the department shows these properties.
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
    const send = <T>(request: ApiRequest<T>) => client.send({ ...request, subject: "department" });
    const pathOf = (id: string) => idPath(PATH, id, "department", client.explain.error);
    const get = async (id: string) =>
        unlessNotFound(
            send({ operation: `reading department ${id}`, method: "GET", path: pathOf(id), decode: decodeRecord(id) }),
        );

    /** Sends a write. If the response is not the API's, `isMade` decides by the department as it is read whether it was made. */
    async function write(
        request: Omit<ApiRequest<Reported>, "decode">,
        id: string,
        isMade: (found: DepartmentRecord | undefined) => boolean,
    ): Promise<Reported> {
        const reported = await send<Reported | undefined>({
            ...request,
            decode: (response, known) => (isApiForm(response) ? decodeWrite(response, known) : { value: undefined }),
        });
        // If reading does not show it, the write is sent once more: a gateway's page comes once; a login page comes each time, and is an error then.
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
            const operation = `updating department ${id}`;
            const reported = await write(
                { operation, method: "PUT", path: pathOf(id), ...encode(properties) },
                id,
                (found) => found?.name === name && found.enabled === enabled,
            );
            // A record of another department says nothing about this one.
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
type Reported = Partial<DepartmentRecord>;

const decodeWrite: Decode<Reported> = (response, known) =>
    isApiForm(response) ? { value: reportedBy(response, known) ?? {} } : { malformed: "a body that is not JSON" };

function reportedBy(response: HttpResponse, { credentials }: KnownSecrets): DepartmentRecord | undefined {
    const found = readDepartment(unwrap(readJson(response)));
    const finds = secretFinder(credentials);
    return found === undefined ? undefined : withoutFields(found, (value) => finds(String(value)));
}

/** Whether the server seems not to have the request that reads a department: then nothing is known about the department. */
export function isMissingCall(error: unknown): error is SignStationError {
    return error instanceof SignStationError && (error.status === 405 || isForeignNotFound(error));
}

/** A 404 without the API's code for a department that does not exist. */
function isForeignNotFound({ status, code }: SignStationError): boolean {
    return status === 404 && code === "ERR_SIGNSTATION_UNEXPECTED_ANSWER";
}
