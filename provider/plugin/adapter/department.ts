/** The operations of departments. */
import { validateDepartment } from "../../core/department/validate";
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import { encodeProperties, unknown, type Properties } from "../../engine-wire";
import { connect } from "../../lifecycle/certificate/connect";
import { checkDepartment } from "../../lifecycle/department/check";
import { createDepartment } from "../../lifecycle/department/create";
import { deleteDepartment } from "../../lifecycle/department/delete";
import { diffDepartment } from "../../lifecycle/department/diff";
import { readDepartment } from "../../lifecycle/department/read";
import { updateDepartment } from "../../lifecycle/department/update";
import { LeegalityError, UnfinishedError } from "../../lifecycle/errors/leegality-error";
import { configuredEndpoint } from "../../lifecycle/run/endpoint";
import type { Before, CallContext, Listed, ResourceOperations } from "../port";
import { Unfinished } from "../unfinished";
import type { AdapterPorts } from "./adapter-ports";
import { DEPARTMENT_INPUTS, DEPARTMENT_OUTPUTS, pick, pickOutputs } from "./names";

export function departmentOperations(ports: AdapterPorts): ResourceOperations {
    return {
        secrets: new Set(),
        check: (_call, args) => {
            const given = encodeProperties(pick(args, DEPARTMENT_INPUTS));
            const { failures } = checkDepartment(ports, given);
            return Promise.resolve({ inputs: withDefaults(args), failures, warnings: [] });
        },
        diff: (call, id, before, inputs) =>
            ports.during(call, () => {
                diffDepartment(ports, id, legacyState(call, before), {
                    name: "",
                    enabled: true,
                    ...pick(inputs, ["name"]),
                });
                const changed = (["name", "enabled"] as const).filter(
                    (name) => inputs[name] === unknown || inputs[name] !== before.state[name],
                );
                return { changed, warnings: [], deleteBeforeReplace: false };
            }),
        preview: (_call, inputs, before) =>
            Promise.resolve({
                state: {
                    ...pick(before?.state ?? {}, ["createdAt"]),
                    ...pick(inputs, ["name", "enabled"]),
                    endpoint: configuredEndpoint(ports, "department", undefined),
                },
                notes: [],
            }),
        create: (call, inputs) =>
            ports.during(call, async () => {
                const { id, state } = await finishing(() => createDepartment(ports, legacyInputs(call, inputs)));
                return { id, state: outputsOf(state) };
            }),
        read: (call, id, before) =>
            ports.during(call, async () => {
                const found = await readDepartment(ports, id, before === undefined ? {} : legacyState(call, before));
                if (found === undefined) {
                    return undefined;
                }
                const state = outputsOf(found.state);
                const inputs = { ...pick(before?.inputs ?? {}, ["adoptId"]), ...pick(state, ["name", "enabled"]) };
                return { state, inputs, warnings: [] };
            }),
        update: (call, id, before, inputs) =>
            ports.during(call, async () =>
                outputsOf(
                    await finishing(() =>
                        updateDepartment(ports, id, legacyState(call, before), legacyInputs(call, inputs)),
                    ),
                ),
            ),
        delete: (call, id, before) => ports.during(call, () => deleteDepartment(ports, id, legacyState(call, before))),
        list: (call) => ports.during(call, () => listDepartments(ports)),
    };
}

/** SignStation has no list of departments: those of the certificates that it lists are found. */
async function listDepartments(ports: AdapterPorts): Promise<readonly Listed[]> {
    const { records } = await ports.listReach.longest(connect(ports).certificates);
    const found = new Map<string, Listed>();
    for (const { departmentId: id, departmentName: name } of records) {
        if (typeof id === "string") {
            found.set(id, { id, name: name ?? id });
        }
    }
    return [...found.values()];
}

function withDefaults(args: Properties): Properties {
    return { enabled: true, ...pick(args, DEPARTMENT_INPUTS) };
}

function legacyInputs(call: CallContext, inputs: Properties): DepartmentInputs {
    const { inputs: valid, failures } = validateDepartment(encodeProperties(pick(inputs, DEPARTMENT_INPUTS)));
    if (failures.length > 0) {
        const problems = failures.map(({ property, reason }) => `${property}: ${reason}`);
        throw new LeegalityError("ERR_LEEGALITY_INVALID_ARGUMENT", problems.join(" "));
    }
    return { ...valid, __resourceName: call.name };
}

function legacyState(call: CallContext, { state }: Before): DepartmentState {
    return { ...pickOutputs(state, DEPARTMENT_OUTPUTS), __resourceName: call.name };
}

function outputsOf(state: DepartmentState): Properties {
    return pick(state as Properties, DEPARTMENT_OUTPUTS);
}

async function finishing<T>(work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw error instanceof UnfinishedError
            ? new Unfinished(error.message, error.code, error.id, outputsOf(error.state))
            : error;
    }
}
