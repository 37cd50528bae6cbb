/** The operations of departments. */
import type { DepartmentInputs, DepartmentState } from "../../core/department/types";
import { validateDepartment } from "../../core/department/validate";
import { unknown, type Properties } from "../../engine-wire";
import { LeegalityError } from "../../lifecycle/errors/leegality-error";
import { notFound } from "../../lifecycle/errors/not-found";
import { configuredBaseUrl } from "../../lifecycle/run/base-url";
import type { Before, CallContext, Found, Listed, ResourceOperations } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";
import { finishing } from "./finishing";
import { DEPARTMENT_INPUTS, DEPARTMENT_OUTPUTS, pick, pickOutputs } from "./names";

export function departmentOperations(ports: AdapterPorts): ResourceOperations {
    const { during } = ports;
    const { department } = ports.lifecycle;
    return {
        secrets: new Set(),
        check: async (call, args) => {
            const { failures, warnings } = await department.check(call, pick(args, DEPARTMENT_INPUTS));
            return { inputs: withDefaults(args), failures, warnings };
        },
        diff: (call, id, before, inputs) => {
            department.claim(call, id, stateOf(before));
            const changed = (["name", "enabled"] as const).filter((name) => inputs[name] !== before.state[name]);
            return { changed, warnings: [], deleteBeforeReplace: false };
        },
        preview: (call, inputs, before) => {
            const known = withDefaults(inputs) as unknown as DepartmentInputs;
            const previewed = department.preview(call, known, before === undefined ? undefined : stateOf(before));
            const outputs = Object.entries(pick({ ...previewed }, DEPARTMENT_OUTPUTS));
            return Promise.resolve({
                state: Object.fromEntries(outputs.filter(([name, value]) => value !== unknown || name in inputs)),
                notes: [],
            });
        },
        create: (call, inputs) =>
            during(call, async () => {
                const { id, state } = await finishing(outputsOf, () => department.create(call, validInputs(inputs)));
                return { id, state: outputsOf(state) };
            }),
        read: (call, id, before) => during(call, () => readDepartment(ports, call, id, before)),
        update: (call, id, before, inputs) =>
            during(call, async () =>
                outputsOf(
                    await finishing(outputsOf, () => department.update(call, id, stateOf(before), validInputs(inputs))),
                ),
            ),
        delete: (call, id, before) => during(call, () => department.delete(call, id, stateOf(before))),
        list: (call) => during(call, () => listDepartments(ports, call)),
    };
}

async function readDepartment(
    ports: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before | undefined,
): Promise<Found | undefined> {
    const known = before === undefined ? undefined : { inputs: {}, state: stateOf(before) };
    const found = await ports.lifecycle.department.read(call, id, known);
    if (found === undefined) {
        if (before === undefined) {
            throw notFound("pulumi import, or Department.get", "department", id, configuredBaseUrl(ports));
        }
        return undefined;
    }
    const state = outputsOf(found.state);
    const inputs = { ...pick(before?.inputs ?? {}, ["adoptId"]), ...pick(state, ["name", "enabled"]) };
    return { state, inputs, warnings: [] };
}

/** SignStation has no list of departments: those of the certificates that it lists are found. */
async function listDepartments({ lifecycle }: AdapterPorts, call: CallContext): Promise<readonly Listed[]> {
    const found = new Map<string, Listed>();
    const { records } = await lifecycle.listCertificates(call);
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

/** Throws ERR_LEEGALITY_INVALID_ARGUMENT for inputs that Check would not let through. */
function validInputs(inputs: Properties): DepartmentInputs {
    const { inputs: valid, failures } = validateDepartment(pick(inputs, DEPARTMENT_INPUTS));
    if (failures.length > 0) {
        const problems = failures.map(({ property, reason }) => `${property}: ${reason}`);
        throw new LeegalityError("ERR_LEEGALITY_INVALID_ARGUMENT", problems.join(" "));
    }
    return valid as DepartmentInputs;
}

function stateOf({ state }: Before): DepartmentState {
    return pickOutputs(state, DEPARTMENT_OUTPUTS);
}

function outputsOf(state: DepartmentState): Properties {
    return pick(state as Properties, DEPARTMENT_OUTPUTS);
}
