/** POST, GET, PUT and DELETE of departments. */
import type { HttpResponse } from "../http/response";
import type { ApiRequest, JsonRequest, Services } from "../http/route";
import { problems } from "../problems/problems";
import type { Department } from "../store/department-store";

/** 200 `{code, message, data}` (create); `enabled` is true when absent (assumed). */
export function createDepartment(request: JsonRequest, { departments, newId }: Services): HttpResponse {
    const { name, enabled = true } = request.json;
    if (!isName(name) || typeof enabled !== "boolean") {
        return invalid(request.path);
    }
    const department = { id: newId(), name, enabled };
    departments.insert(department);
    return done("LE_SS_001", "Department created successfully", department);
}

/** 200 `{code, message, data}` (assumed: only the other three calls are documented); 404 for an unknown id. */
export function getDepartment({ id, path }: ApiRequest, { departments }: Services): HttpResponse {
    const department = departments.find(id);
    return department === undefined
        ? problems.departmentNotFound(path, id)
        : done("LE_SS_001", "Department found", department);
}

/** 200 `{code, message, data}`; both properties are needed, even to change one (update). */
export function updateDepartment(request: JsonRequest, { departments }: Services): HttpResponse {
    const { id, path, json } = request;
    const { name, enabled } = json;
    if (departments.find(id) === undefined) {
        return problems.departmentNotFound(path, id);
    }
    if (!isName(name) || typeof enabled !== "boolean") {
        return invalid(path);
    }
    const department = { id, name, enabled };
    departments.replace(department);
    return done("LE_SS_001", "Department updated successfully", department);
}

/** 200 `{code, message, data}`; disables only (delete), certificates stay where they are (assumed). */
export function deleteDepartment({ id, path }: ApiRequest, { departments }: Services): HttpResponse {
    const department = departments.find(id);
    if (department === undefined) {
        return problems.departmentNotFound(path, id);
    }
    departments.replace({ ...department, enabled: false });
    return done("LE_SS_002", "Department disabled successfully", null);
}

function isName(value: unknown): value is string {
    return typeof value === "string" && value.length >= 2 && value.length <= 255;
}

function invalid(path: string): HttpResponse {
    return problems.unreadableRequest(path, "name must have 2 to 255 characters and enabled must be a boolean");
}

function done(code: string, message: string, data: Department | null): HttpResponse {
    return { status: 200, body: { code, message, data } };
}
