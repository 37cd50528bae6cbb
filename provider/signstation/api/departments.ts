/** The department calls of SignStation's REST API (vendor pages create, update, delete); reading one is not documented. */
import type { Call, Client } from "../client/client";
import { unexpectedAnswer } from "../client/answer-error";
import { idPath } from "./id-path";
import { readDepartment, type DepartmentRecord } from "../wire/department-wire";
import { assertFromApi, keepUnless, unlessNotFound, useless } from "../client/good-answer";
import { secretFinder } from "../client/redact";
import { SignStationError, type SignStationErrorCode } from "../client/signstation-error";
import type { HttpAnswer } from "../http/transport";
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
    /** PUT of all properties. Gives what the answer tells of them, perhaps only the id. */
    replace(id: string, properties: DepartmentProperties): Promise<DepartmentRecord>;
    /** DELETE, which only disables. False when the department was not there. */
    disable(id: string): Promise<boolean>;
}

const PATH = "/api/v1/departments";

export function createDepartments(client: Client): Departments {
    return {
        async create(properties) {
            const call = withJson(`creating department ${JSON.stringify(properties.name)}`, "POST", PATH, properties);
            return record(client, call, await send(client, call));
        },
        async get(id) {
            const call: Call = { attempting: `reading department ${id}`, method: "GET", path: pathOf(id) };
            const answer = await unlessNotFound(send(client, call));
            return answer === undefined ? undefined : record(client, call, answer, id);
        },
        async replace(id, properties) {
            const call = withJson(`updating department ${id}`, "PUT", pathOf(id), properties);
            const answer = await send(client, call);
            assertFromApi(client, call, answer, "department");
            const found = told(client, answer);
            // What is said of another department is not taken for this one's.
            return found?.id.toLowerCase() === id.toLowerCase() ? { ...found, id } : { id };
        },
        async disable(id) {
            const call: Call = { attempting: `disabling department ${id}`, method: "DELETE", path: pathOf(id) };
            const answer = await unlessNotFound(send(client, call));
            if (answer !== undefined) {
                assertFromApi(client, call, answer, "department");
            }
            return answer !== undefined;
        },
    };
}

function withJson(attempting: string, method: "POST" | "PUT", path: string, properties: DepartmentProperties): Call {
    const { name, enabled } = properties;
    const body = Buffer.from(JSON.stringify({ name, enabled }), "utf8");
    return { attempting, method, path, headers: { "content-type": "application/json" }, body };
}

function pathOf(id: string): string {
    return idPath(PATH, id, "department");
}

function record(client: Client, call: Call, answer: HttpAnswer, requested?: string): DepartmentRecord {
    const found = told(client, answer);
    if (found === undefined) {
        throw useless(client, call, answer, "department");
    }
    const wrong = wrongId(found.id, { subject: "department", requested, repeats: secretFinder(client.secrets()) });
    if (wrong !== undefined) {
        throw unexpectedAnswer(answer, wrong, client.context(call));
    }
    return found;
}

function told(client: Client, answer: HttpAnswer): DepartmentRecord | undefined {
    const found = readDepartment(unwrap(readJson(answer)));
    const finds = secretFinder(client.secrets());
    return found === undefined ? undefined : keepUnless(found, (value) => finds(String(value)));
}

/** The client's advice is about certificates, where it depends on what was sent. */
async function send(client: Client, call: Call): Promise<HttpAnswer> {
    try {
        return await client.send(call);
    } catch (error) {
        const advice = error instanceof SignStationError ? adviceFor(call, error) : undefined;
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

function adviceFor({ method }: Call, error: SignStationError): string | undefined {
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
