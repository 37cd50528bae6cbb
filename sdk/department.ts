/** The department that programs create. */
import * as pulumi from "@pulumi/pulumi";
import * as provider from "../provider/dynamic/department-provider";
import type { DepartmentArgs } from "./department-args";
import { isInstance } from "./is-instance";
import { requireInstalled } from "./require-installed";

/**
 * A department in a Leegality SignStation: what certificates belong to.
 *
 * SignStation does not delete departments: destroying this resource only disables the department, and says so. Its name stays
 * in SignStation; `adoptId` brings it back under management.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import * as leegality from "pulumi-leegality";
 *
 * const hr = new leegality.Department("hr", { name: "HR" });
 * const signing = new leegality.Certificate("signing", {
 *     certificateFile: "./signing.p12",
 *     passkey: new pulumi.Config().requireSecret("passkey"),
 *     departmentId: hr.id,
 * });
 * ```
 */
export class Department extends pulumi.dynamic.Resource {
    /** @internal */
    static readonly __pulumiType = "pulumi-nodejs:dynamic/leegality:Department";

    /**
     * Reads a department that exists already, without managing it. The run fails if SignStation has no department of this id
     * (ERR_LEEGALITY_NOT_FOUND), and on a SignStation without the request that reads one, which is not documented.
     *
     * @param name The resource's name in this program.
     * @param id The department's id in SignStation.
     * @param opts Options of the resource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Department {
        return new Department(name, {} as DepartmentArgs, { ...opts, id });
    }

    /** Whether a value is a `Department`, also one of another copy of this package. */
    static override isInstance(value: unknown): value is Department {
        return isInstance(value, Department.__pulumiType);
    }

    /** Name of the department in SignStation. */
    declare readonly name: pulumi.Output<string>;
    /** Whether certificates may be put into it. */
    declare readonly enabled: pulumi.Output<boolean>;
    /**
     * Time of creation, if SignStation reports it: ISO 8601 in UTC (whole seconds) if it sends an instant, as sent otherwise.
     */
    declare readonly createdAt: pulumi.Output<string | undefined>;
    /** The base URL of the SignStation that holds the department. */
    declare readonly endpoint: pulumi.Output<string>;

    /**
     * @param name The resource's name in this program.
     * @param args Name and state of the department.
     * @param opts Options of the resource.
     */
    constructor(name: string, args: DepartmentArgs, opts?: pulumi.CustomResourceOptions) {
        requireInstalled();
        // A property becomes an output only if it is there from the start.
        const outputsToCome = { name: undefined, enabled: undefined, createdAt: undefined, endpoint: undefined };
        // A stack that was made with the plugin goes on with the same department.
        const aliases = [{ type: "leegality:index:Department" }, ...(opts?.aliases ?? [])];
        const inputs = { ...outputsToCome, ...args, __resourceName: name };
        super(provider, name, inputs, { ...opts, aliases }, "leegality", "Department");
    }
}
