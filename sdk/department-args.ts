/** The arguments of a department. */
import type * as pulumi from "@pulumi/pulumi";

/** A department, which certificates can be put into. */
export interface DepartmentArgs {
    /** Name of the department in SignStation: 2 to 255 characters, without a blank at either end. */
    readonly name: pulumi.Input<string>;
    /**
     * Whether certificates may be put into it.
     * @default true
     */
    readonly enabled?: pulumi.Input<boolean> | undefined;
    /**
     * Id of a department to adopt instead of creating a new one; `enabled` is then made as given here. Its name has to be `name`,
     * if SignStation reports it. Used at create only.
     * @default a new one is created
     */
    readonly adoptId?: pulumi.Input<string> | undefined;
}
