/** The options that every resource of the plugin begins with. */
import * as pulumi from "@pulumi/pulumi";
import { PACKAGE_VERSION } from "./package-version";

/**
 * `dynamicType` is the type that the resource has in a stack made with the dynamic provider: the alias makes the engine take
 * one for the other. What the program gives goes before these options, and its aliases are added to this one.
 * @internal
 */
export function resourceOptions(
    dynamicType: string,
    given: pulumi.CustomResourceOptions | undefined,
    more: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
    return pulumi.mergeOptions({ version: PACKAGE_VERSION, aliases: [{ type: dynamicType }], ...more }, given);
}
