/** What the adapters need: the lifecycle, what it is made of, and a way to say which call they work for. */
import type { Lifecycle } from "../../lifecycle";
import type { Adapters } from "../../lifecycle/ports";
import type { CallContext } from "../session/port";
import type { Postponed } from "./check/postponed";

export interface AdapterPorts extends Adapters {
    readonly lifecycle: Lifecycle;
    readonly postponed: Postponed;
    /** Does the work for a call: messages go to its resource, waits and requests end with its signal. */
    readonly during: <T>(call: CallContext, work: () => T) => T;
}
