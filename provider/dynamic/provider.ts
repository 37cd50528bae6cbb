/**
 * The dynamic provider as the engine keeps it: its text is stored in the state of every resource and runs again, perhaps
 * years later, to refresh or delete it. So it only names the package, and every line of behaviour is behind `runtime`,
 * in whichever version is installed then. Changing this text changes every state: tests/engine holds its size.
 */
import type * as dynamic from "@pulumi/pulumi/dynamic";

type Runtime = Required<dynamic.ResourceProvider>;

export function configure(request: dynamic.ConfigureRequest): Promise<void> {
    return (require("pulumi-leegality/runtime") as Runtime).configure(request);
}

export function check(olds: unknown, news: unknown): Promise<dynamic.CheckResult> {
    return (require("pulumi-leegality/runtime") as Runtime).check(olds, news);
}

export function diff(id: string, olds: unknown, news: unknown): Promise<dynamic.DiffResult> {
    return (require("pulumi-leegality/runtime") as Runtime).diff(id, olds, news);
}

export function create(inputs: unknown): Promise<dynamic.CreateResult> {
    return (require("pulumi-leegality/runtime") as Runtime).create(inputs);
}

export function read(id: string, props: unknown): Promise<dynamic.ReadResult> {
    return (require("pulumi-leegality/runtime") as Runtime).read(id, props);
}

export function update(id: string, olds: unknown, news: unknown): Promise<dynamic.UpdateResult> {
    return (require("pulumi-leegality/runtime") as Runtime).update(id, olds, news);
}

function remove(id: string, props: unknown): Promise<void> {
    return (require("pulumi-leegality/runtime") as Runtime).delete(id, props);
}
// `delete` is no name that a function can have.
export { remove as delete };
