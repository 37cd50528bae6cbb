/** The department that programs create through the plugin. */
import * as pulumi from "@pulumi/pulumi";
import type { DepartmentArgs } from "../department-args";
import { isInstance } from "../is-instance";
import { resourceOptions } from "./resource-options";

/**
 * A department in a Leegality SignStation: what certificates belong to.
 *
 * SignStation does not delete departments: destroying this resource disables the department, and says so. Its name stays in
 * SignStation; `adoptId` and `pulumi import` bring it back under management.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import * as leegality from "pulumi-leegality/native";
 *
 * const hr = new leegality.Department("hr", { name: "HR" });
 * const signing = new leegality.Certificate("signing", {
 *     certificateFile: "./signing.p12",
 *     passkey: new pulumi.Config().requireSecret("passkey"),
 *     departmentId: hr.id,
 * });
 * ```
 */
export class Department extends pulumi.CustomResource {
    /** @internal */
    static readonly __pulumiType = "leegality:index:Department";

    /**
     * Reads a department that exists already, without managing it. The run fails if SignStation has no department of this id
     * (ERR_LEEGALITY_NOT_FOUND), and on a SignStation without the call that reads one, which is not documented.
     *
     * @param name The resource's name in this program.
     * @param id The department's id in SignStation.
     * @param opts Options of the resource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Department {
        return new Department(name, {} as DepartmentArgs, { ...opts, id });
    }

    /** Whether a value is a `Department` of the plugin, also one of another copy of this package. */
    static override isInstance(value: unknown): value is Department {
        return isInstance(value, Department.__pulumiType);
    }

    /** Name of the department in SignStation. */
    declare readonly name: pulumi.Output<string>;
    /** Whether certificates may be put into it. */
    declare readonly enabled: pulumi.Output<boolean>;
    /** Time of creation, if SignStation reports it: ISO 8601 in UTC if it sends an instant, as sent otherwise. */
    declare readonly createdAt: pulumi.Output<string | undefined>;
    /** Base URL of the SignStation that holds the department. */
    declare readonly endpoint: pulumi.Output<string>;

    /**
     * @param name The resource's name in this program.
     * @param args Name and state of the department.
     * @param opts Options of the resource.
     */
    constructor(name: string, args: DepartmentArgs, opts?: pulumi.CustomResourceOptions) {
        // A property becomes an output only if it is there from the start.
        const outputs = { name: undefined, enabled: undefined, createdAt: undefined, endpoint: undefined };
        super(
            Department.__pulumiType,
            name,
            { ...outputs, ...args },
            resourceOptions("pulumi-nodejs:dynamic/leegality:Department", opts),
        );
    }
}
