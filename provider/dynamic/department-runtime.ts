/** What the serialised provider of departments requires: Pulumi's six calls on one side, the lifecycle on the other. */
import "./supported-node";
import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { DepartmentInputs, DepartmentState } from "../core/department/types";
import { checkDepartment } from "../lifecycle/department/check";
import { createDepartment } from "../lifecycle/department/create";
import { deleteDepartment } from "../lifecycle/department/delete";
import { diffDepartment } from "../lifecycle/department/diff";
import { readDepartment } from "../lifecycle/department/read";
import { updateDepartment } from "../lifecycle/department/update";
import { configure, current, guarded, withoutProvider, type Properties } from "./session";

export { configure };

export function check(_olds: unknown, news: unknown): Promise<dynamic.CheckResult> {
    return guarded(undefined, () => {
        const { inputs, failures } = checkDepartment(current(), news as Properties);
        return { inputs, failures: [...failures] };
    });
}

export function diff(id: string, olds: unknown, news: unknown): Promise<dynamic.DiffResult> {
    return guarded(news, () => diffDepartment(current(), id, olds as DepartmentState, news as DepartmentInputs));
}

export function create(inputs: unknown): Promise<dynamic.CreateResult> {
    return guarded(inputs, async () => {
        const { id, state } = await createDepartment(current(), inputs as DepartmentInputs);
        return { id, outs: state };
    });
}

export function read(id: string, props: unknown): Promise<dynamic.ReadResult> {
    return guarded(props, async () => {
        const found = await readDepartment(current(), id, withoutProvider(props));
        return found === undefined ? { id: "", props: {} } : { id, props: found.state, inputs: found.inputs };
    });
}

export function update(id: string, olds: unknown, news: unknown): Promise<dynamic.UpdateResult> {
    return guarded(news, async () => {
        const before = withoutProvider(olds);
        return { outs: await updateDepartment(current(), id, before, news as DepartmentInputs) };
    });
}

function remove(id: string, props: unknown): Promise<void> {
    return guarded(props, () => deleteDepartment(current(), id, props as DepartmentState));
}
export { remove as delete };
