/** Reads a department as it travels, tolerantly: every response field is optional on the vendor's pages. */
import { isObject, text, time } from "./wire";
import type { components } from "./wire.generated";

type DepartmentWire = components["schemas"]["DepartmentVO"];

/** A department as SignStation tells it. Only the id is certain. */
export interface DepartmentRecord {
    readonly id: string;
    readonly name?: string;
    readonly enabled?: boolean;
    /** Not documented for departments; taken where a server sends it, as it sends it. */
    readonly createdAt?: string | number;
}

/** Undefined where there is no usable id. */
export function readDepartment(json: unknown): DepartmentRecord | undefined {
    if (!isObject(json)) {
        return undefined;
    }
    const { id, name, enabled, createdAt } = json as { readonly [Key in keyof DepartmentWire | "createdAt"]?: unknown };
    if (typeof id !== "string" || id === "") {
        return undefined;
    }
    return {
        id,
        ...text("name", name),
        ...(typeof enabled === "boolean" ? { enabled } : {}),
        ...time("createdAt", createdAt),
    };
}
