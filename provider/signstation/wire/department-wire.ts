/** Reads a department from a response, tolerantly: every response field is optional on the vendor's pages. */
import type { DepartmentRecord } from "../../model/department-record";
import { readId, text, time } from "./fields";
import { isObject } from "./wire";
import type { components } from "./wire.generated";

type DepartmentWire = components["schemas"]["DepartmentVO"];

/** Undefined if there is no id, or one that cannot stand in a path. */
export function readDepartment(json: unknown): DepartmentRecord | undefined {
    if (!isObject(json)) {
        return undefined;
    }
    const wire = json as { readonly [Key in keyof DepartmentWire | "createdAt"]?: unknown };
    const { name, enabled, createdAt } = wire;
    const id = readId(wire.id);
    if (id === undefined) {
        return undefined;
    }
    return {
        id,
        ...text("name", name),
        ...(typeof enabled === "boolean" ? { enabled } : {}),
        ...time("createdAt", createdAt),
    };
}
