/** Whether a value is a resource of a class of this package, also of another copy of it: several can be loaded at once. */

/**
 * `type` is the resource's type token, by which Pulumi's SDK marks every instance.
 * @internal
 */
export function isInstance(value: unknown, type: string): boolean {
    return (
        typeof value === "object" &&
        value !== null &&
        (value as { readonly __pulumiType?: unknown }).__pulumiType === type
    );
}
