/** The operations of a department. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import type { DepartmentPorts } from "../ports";
import type { ResourceOperations } from "../resource-operations";
import { checkDepartment } from "./check";
import { claimDepartment } from "./claim";
import { createDepartment } from "./create";
import { deleteDepartment } from "./delete";
import { diffDepartment } from "./diff";
import { previewDepartment } from "./preview";
import { readDepartment } from "./read";
import { updateDepartment } from "./update";

/** A department has no facts besides its inputs. */
export type DepartmentOperations = ResourceOperations<DepartmentInputs, object, DepartmentState>;

export function departmentOperations(ports: DepartmentPorts): DepartmentOperations {
    return {
        check: (call, args) => Promise.resolve(checkDepartment(ports, call, args)),
        preview: (...args) => previewDepartment(ports, ...args),
        diff: diffDepartment,
        create: (...args) => createDepartment(ports, ...args),
        read: (...args) => readDepartment(ports, ...args),
        update: (...args) => updateDepartment(ports, ...args),
        delete: (...args) => deleteDepartment(ports, ...args),
        claim: (...args) => {
            claimDepartment(ports, ...args);
        },
    };
}
