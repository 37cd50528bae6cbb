/** SignStation's departments in memory, and the department lifecycle's other ports. */
import type { CallContext } from "../../../../provider/lifecycle/call-context";
import type { DepartmentInputs, DepartmentState } from "../../../../provider/core/department/types";
import type { DepartmentRecord } from "../../../../provider/model/department-record";
import type { DepartmentPorts } from "../../../../provider/lifecycle/ports";
import { startRun } from "../../../../provider/lifecycle/run/run";
import type {
    DepartmentProperties,
    Departments,
    SettingsResult,
    SignStationError,
} from "../../../../provider/signstation";
import { CONFIGURED, ENDPOINT, fakePorts, signStationError } from "../fake-certificates";

type Method = keyof Departments;

/** What the fake server reports of a department beside its id. */
export type Reported = "everything" | "nothing";

/** Does as SignStation does, unless `failures` says otherwise. Names may repeat. */
export class FakeDepartments implements Departments {
    /** Method, id and what was sent, in the order of arrival. */
    readonly calls: { readonly method: Method; readonly id?: string; readonly sent?: DepartmentProperties }[] = [];
    readonly stored = new Map<string, DepartmentRecord>();
    /** Errors to throw, per method, in order; `acted`: after doing what was asked. */
    readonly failures: { readonly method: Method; readonly error: Error; readonly acted?: boolean }[] = [];
    /** How much the responses to POST and PUT report. */
    reports: Reported = "everything";
    /** What the server makes of what it is sent. */
    keep: (sent: DepartmentProperties) => Partial<DepartmentRecord> = ({ name, enabled }) => ({ name, enabled });
    #made = 0;

    methods(): Method[] {
        return this.calls.map(({ method }) => method);
    }

    create(sent: DepartmentProperties): Promise<DepartmentRecord> {
        return this.#run({ method: "create", sent }, () => this.#store(`id-${++this.#made}`, sent));
    }

    get(id: string): Promise<DepartmentRecord | undefined> {
        return this.#run({ method: "get", id }, () => this.stored.get(id));
    }

    update(id: string, sent: DepartmentProperties): Promise<DepartmentRecord> {
        return this.#run({ method: "update", id, sent }, () => {
            if (!this.stored.has(id)) {
                throw signStationError("NOT_FOUND", "no", 404);
            }
            return this.#store(id, sent);
        });
    }

    disable(id: string): Promise<boolean> {
        return this.#run({ method: "disable", id }, () => {
            const before = this.stored.get(id);
            if (before !== undefined) {
                this.stored.set(id, { ...before, enabled: false });
            }
            return before !== undefined;
        });
    }

    #store(id: string, sent: DepartmentProperties): DepartmentRecord {
        const record = { ...this.stored.get(id), ...this.keep(sent), id };
        this.stored.set(id, record);
        return this.reports === "everything" ? record : { id };
    }

    async #run<T>({ sent, ...call }: (typeof this.calls)[number], act: () => T): Promise<T> {
        this.calls.push(sent === undefined ? call : { ...call, sent: { name: sent.name, enabled: sent.enabled } });
        const at = this.failures.findIndex(({ method }) => method === call.method);
        const [failure] = at < 0 ? [] : this.failures.splice(at, 1);
        await Promise.resolve();
        if (failure === undefined) {
            return act();
        }
        if (failure.acted === true) {
            act();
        }
        throw failure.error;
    }
}

/** The server's ways of not having the call that reads a department. */
export const MISSING_CALL: readonly (readonly [name: string, error: SignStationError])[] = [
    ["a 404 that is not the API's", signStationError("UNEXPECTED_ANSWER", "no", 404)],
    ["a 405", signStationError("BAD_REQUEST", "no", 405)],
];

export interface FakeDepartmentPorts extends DepartmentPorts {
    readonly departments: () => FakeDepartments;
    /** The call of the resource `hr`. */
    readonly call: CallContext;
    /** The call of the resource of this name. */
    readonly callOf: (name: string | undefined) => CallContext;
    /** Lines for the person, in order. */
    readonly lines: string[];
    /** Milliseconds of every wait, in order. */
    readonly sleeps: number[];
}

export function fakeDepartmentPorts(settings?: SettingsResult): FakeDepartmentPorts {
    const departments = new FakeDepartments();
    const lines: string[] = [];
    const configured: SettingsResult = settings ?? CONFIGURED;
    const { now, sleep, sleeps, random } = fakePorts();
    const callOf = (name: string | undefined): CallContext => ({
        urn: name === undefined ? undefined : `urn:${name}`,
        name,
        log: (_severity, line) => lines.push(line),
    });
    return {
        lines,
        now,
        sleep,
        sleeps,
        random,
        settings: () => configured,
        advise: (reason) => `Do something about ${reason}.`,
        departments: () => departments,
        ...startRun(),
        call: callOf("hr"),
        callOf,
    };
}

/** Makes the server unable to read a department, for this many requests. */
export function withoutReading(ports: FakeDepartmentPorts, error = MISSING_CALL[1]?.[1], times = 9): void {
    for (let at = 0; at < times && error !== undefined; at++) {
        ports.departments().failures.push({ method: "get", error });
    }
}

export const HR: DepartmentInputs = { name: "HR", enabled: true };
export const HR_STATE: DepartmentState = { name: "HR", enabled: true, endpoint: ENDPOINT };

/** Ports whose server holds HR as `id-1`, in the state that {@link HR_STATE} says. */
export function portsWithHr(): FakeDepartmentPorts {
    const ports = fakeDepartmentPorts();
    ports.departments().stored.set("id-1", { id: "id-1", name: "HR", enabled: true });
    return ports;
}
