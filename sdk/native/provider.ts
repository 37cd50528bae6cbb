/** An explicit provider: one SignStation, and how to reach it. */
import * as pulumi from "@pulumi/pulumi";
import { isInstance } from "../is-instance";
import { PACKAGE_VERSION } from "./package-version";

/**
 * Give exactly one of `baseUrl` and `environment`, and `authToken` or both `clientId` and `clientSecret`. Each argument that is
 * left out comes from the process environment.
 */
export interface ProviderArgs {
    /** Base URL of your own SignStation: everything before `/api/v1`. Environment: `LEEGALITY_BASE_URL`. */
    readonly baseUrl?: pulumi.Input<string> | undefined;
    /** Hosted SignStation. Environment: `LEEGALITY_ENVIRONMENT`. */
    readonly environment?: pulumi.Input<"production" | "sandbox"> | undefined;
    /** Token that is sent as `X-Auth-Token`. Always stored as a secret. Environment: `LEEGALITY_AUTH_TOKEN`. */
    readonly authToken?: pulumi.Input<string> | undefined;
    /** Client id, exchanged together with `clientSecret` for a token. Environment: `LEEGALITY_CLIENT_ID`. */
    readonly clientId?: pulumi.Input<string> | undefined;
    /** Secret of `clientId`. Always stored as a secret. Environment: `LEEGALITY_CLIENT_SECRET`. */
    readonly clientSecret?: pulumi.Input<string> | undefined;
    /** Path of a PEM file with the certificates of a private CA. Environment: `LEEGALITY_CA_FILE`. */
    readonly caFile?: pulumi.Input<string> | undefined;
    /**
     * Seconds that one attempt of a request may take, 1 to 3600. Environment: `LEEGALITY_TIMEOUT`.
     * @default 60
     */
    readonly timeout?: pulumi.Input<number> | undefined;
    /**
     * Number of times that a failed request is retried at most, 0 to 100. Environment: `LEEGALITY_MAX_RETRIES`.
     * @default 5
     */
    readonly maxRetries?: pulumi.Input<number> | undefined;
    /**
     * Number of requests under way at a time, 1 to 256. Environment: `LEEGALITY_MAX_CONCURRENCY`.
     * @default 8
     */
    readonly maxConcurrency?: pulumi.Input<number> | undefined;
}

/**
 * A provider for one SignStation. Two of them manage two SignStations in one program. A changed address or token updates the
 * provider and replaces nothing.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import * as leegality from "pulumi-leegality/native";
 *
 * const config = new pulumi.Config();
 * const sandbox = new leegality.Provider("sandbox", {
 *     environment: "sandbox",
 *     authToken: config.requireSecret("sandboxToken"),
 * });
 * const hr = new leegality.Department("hr", { name: "HR" }, { provider: sandbox });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
    /** @internal */
    static readonly __pulumiType = "leegality";

    /** Whether a value is a `Provider` of this package, also one of another copy of it. */
    static override isInstance(value: unknown): value is Provider {
        return isInstance(value, `pulumi:providers:${Provider.__pulumiType}`);
    }

    /**
     * @param name The provider's name in this program.
     * @param args Which SignStation, and how to reach it.
     * @param opts Options of the provider.
     */
    constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
        super(
            Provider.__pulumiType,
            name,
            // The engine takes the configuration of a provider as text.
            {
                ...args,
                authToken: secret(args.authToken),
                clientSecret: secret(args.clientSecret),
                timeout: text(args.timeout),
                maxRetries: text(args.maxRetries),
                maxConcurrency: text(args.maxConcurrency),
            },
            pulumi.mergeOptions({ version: PACKAGE_VERSION }, opts),
        );
    }
}

function secret(value: pulumi.Input<string> | undefined): pulumi.Output<string> | undefined {
    return value === undefined ? undefined : pulumi.secret(value);
}

function text(value: pulumi.Input<number> | undefined): pulumi.Output<string> | undefined {
    return value === undefined ? undefined : pulumi.output(value).apply(String);
}
