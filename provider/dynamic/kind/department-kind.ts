/** Departments, as a dynamic provider handles them. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { Kind } from "./kind";

export const DEPARTMENT: Kind<DepartmentInputs, object, DepartmentState> = {
    type: "Department",
    operations: ({ department }) => department,
    inputs: ["name", "enabled", "adoptId"],
    secrets: [],
    facts: [],
    kept: ["__resourceName"],
    state: ["name", "enabled", "createdAt", "endpoint"],
    replaces: () => [],
    replacement: {},
};
