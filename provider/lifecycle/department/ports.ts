/** What a department's lifecycle needs from outside. */
import type { IdRegistry } from "../run/id-registry";
import type { Caller, Departments } from "../../signstation";
import type { Ports } from "../certificate/ports";

export interface DepartmentPorts extends Pick<Ports, "settings" | "notify" | "now" | "sleep" | "random"> {
    /** The client for these settings, its calls made for this resource. Called only when there are settings. */
    readonly departments: (caller: Caller) => Departments;
    /** Of this run of the engine. */
    readonly departmentIds: IdRegistry;
    /** As `notify`, but a line that was shown in this run of the engine is not shown again. */
    readonly notifyOnce: (line: string) => void;
}
