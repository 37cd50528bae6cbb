/** What the adapters need: the lifecycle's ports, and a way to say which call they are used in. */
import type { Ports } from "../../lifecycle/certificate/ports";
import type { DepartmentPorts } from "../../lifecycle/department/ports";
import type { PasskeyPorts } from "../../lifecycle/file/resolve-passkey";
import type { LookupPorts } from "../../lifecycle/lookup/lookup-ports";
import type { CallContext } from "../port";

export interface AdapterPorts extends Ports, DepartmentPorts, LookupPorts, PasskeyPorts {
    /** Does the work for a call: messages go to its resource, what is owned is its resource's, waits end with its signal. */
    readonly during: <T>(call: CallContext, work: () => T) => T;
}
