/** What the lookups of a program share: the way to SignStation or to a unit test's mocks, and the form for outputs. */
import * as pulumi from "@pulumi/pulumi";
import type * as dynamic from "../../provider/dynamic/lookups";
import { CodedError } from "../../provider/errors/coded-error";
import { LeegalityError } from "../../provider/lifecycle/errors/leegality-error";
import { SignStationError } from "../../provider/signstation/client/errors/signstation-error";

/** Options of a lookup's `...Output` form. */
export interface LookupOutputOptions {
    /**
     * Resources to wait for, besides those whose outputs are arguments. While one of them is still to be created, as in a
     * preview, the result is unknown. A component has no id to wait for: name its resources.
     */
    readonly dependsOn?:
        pulumi.Input<pulumi.Input<pulumi.CustomResource>[]> | pulumi.Input<pulumi.CustomResource> | undefined;
}

/**
 * Asks SignStation, by the configuration of this moment: an Automation API program may run stack after stack. In a unit test
 * with `pulumi.runtime.setMocks` it asks the mocks instead, for the token `leegality:index:` and the lookup's name, and
 * nothing else: no setting of the shell can lead a unit test to a server. `secrets`: the arguments, where they are secret.
 * @internal
 */
export async function ask<Result>(
    lookup: keyof dynamic.Lookups,
    args: object,
    askSignStation: (lookups: dynamic.Lookups) => Promise<Result>,
    secrets?: readonly string[],
): Promise<Result> {
    if (hasMocks()) {
        return (await pulumi.runtime.invoke(`leegality:index:${lookup}`, args)) as Result;
    }
    // A program without lookups does without the HTTP client, which is loaded here.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it with this package
    const { openLookups } = require("../../provider/dynamic/lookups") as typeof dynamic;
    const notify = (line: string) => {
        void pulumi.log.info(line);
    };
    // getConfig gives secrets in clear: from here they go to the client only.
    return askSignStation(openLookups(pulumi.runtime.getConfig, process.env, notify, secrets));
}

/** The monitor that `setMocks` puts in place of the engine's carries them. */
function hasMocks(): boolean {
    const monitor = pulumi.runtime.getMonitor() as { readonly mocks?: unknown } | undefined;
    return monitor?.mocks !== undefined;
}

/**
 * Calls a lookup once its arguments are known. The result is secret where an argument is.
 * @internal
 */
export function lookUp<Args extends object, Result>(
    lookup: (args: Args, secrets: readonly string[]) => Promise<Result>,
    args: { readonly [Name in keyof Args]: pulumi.Input<NonNullable<Args[Name]>> | undefined },
    { dependsOn = [] }: LookupOutputOptions = {},
): pulumi.Output<Result> {
    const given: pulumi.Output<unknown> = pulumi.output(args);
    const ready = pulumi.output(dependsOn).apply((resources) => pulumi.all([resources].flat().map(idOf)));
    return pulumi.all([given, ready]).apply<Result>(async ([plain]) => {
        const secret = await pulumi.isSecret(given);
        try {
            return await lookup(plain, secret ? Object.values(plain).map(String) : []);
        } catch (error) {
            throw secret ? withoutArguments(error) : error;
        }
    });
}

function idOf(resource: pulumi.CustomResource): pulumi.Output<pulumi.ID> {
    if (!pulumi.CustomResource.isInstance(resource)) {
        throw new LeegalityError(
            "ERR_LEEGALITY_INVALID_ARGUMENT",
            "dependsOn of a lookup takes resources that have an id; of a component, name its resources.",
        );
    }
    return resource.id;
}

const LEFT_OUT = "An argument of it is secret, so what was reported about it is left out.";

/** An error about arguments quotes them, and SignStation's message may. The code says nothing about them. */
function withoutArguments(error: unknown): unknown {
    if (error instanceof SignStationError) {
        const { code, reason, processed, status } = error;
        const facts = { code, reason, processed, status, operation: "making a lookup", detail: "it failed" };
        return new SignStationError(facts, () => LEFT_OUT);
    }
    if (error instanceof LeegalityError) {
        return new LeegalityError(error.code, `A lookup failed. ${LEFT_OUT}`);
    }
    const { code } = error as { readonly code?: unknown };
    return typeof code === "string" ? new CodedError(code, `A lookup failed. ${LEFT_OUT}`) : error;
}
