/** Reads a department as it travels, tolerantly: every response field is optional on the vendor's pages. */
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
    if (typeof json !== "object" || json === null) {
        return undefined;
    }
    const { id, name, enabled, createdAt } = json as { readonly [Key in keyof DepartmentWire | "createdAt"]?: unknown };
    if (!isText(id)) {
        return undefined;
    }
    return {
        id,
        ...(isText(name) ? { name } : {}),
        ...(typeof enabled === "boolean" ? { enabled } : {}),
        ...(isText(createdAt) || typeof createdAt === "number" ? { createdAt } : {}),
    };
}

function isText(value: unknown): value is string {
    return typeof value === "string" && value !== "";
}
