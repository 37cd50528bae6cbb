/** The resource that programs create. */
import * as pulumi from "@pulumi/pulumi";
import { FACT_NAMES } from "../provider/core/certificate";
import { DEFAULT_EXPIRY_WARNING_DAYS, validityWarnings } from "../provider/core/expiry";
import * as provider from "../provider/dynamic/provider";
import type { CertificateArgs } from "./certificate-args";

const SECRETS = ["passkey", "certificateBase64"];

/**
 * A signing certificate in a Leegality SignStation: a PKCS#12 file with its passkey.
 *
 * The file is opened at preview: a wrong passkey, a missing private key or an expired certificate stops the run before
 * anything is sent. A new file or passkey is put in place of the old one under the same id, which integrations hold.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import * as leegality from "pulumi-leegality";
 *
 * const config = new pulumi.Config();
 * const signing = new leegality.Certificate("signing", {
 *     certificateFile: "./signing.p12",
 *     passkey: config.requireSecret("passkey"),
 *     departmentId: config.require("departmentId"),
 * });
 * export const expiry = signing.expiry;
 * ```
 */
export class Certificate extends pulumi.dynamic.Resource {
    /** @internal */
    static readonly __pulumiType = "pulumi-nodejs:dynamic/leegality:Certificate";

    /**
     * Looks at a certificate that exists already, without managing it.
     *
     * @param name The resource's name in this program.
     * @param id The certificate's id in SignStation.
     * @param opts Options of the resource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Certificate {
        return new Certificate(name, {}, { ...opts, id });
    }

    /** Whether a value is a `Certificate`, also one of another copy of this package. */
    static override isInstance(value: unknown): value is Certificate {
        return (
            typeof value === "object" &&
            value !== null &&
            (value as { __pulumiType?: unknown }).__pulumiType === Certificate.__pulumiType
        );
    }

    /** SHA-256 of the PKCS#12 file, lower-case hex. Known at preview. */
    declare readonly fileHash: pulumi.Output<string>;
    /** SHA-256 of the certificate's DER, lower-case hex without colons. Known at preview. */
    declare readonly fingerprint: pulumi.Output<string>;
    /** Serial number, upper-case hex. Known at preview. */
    declare readonly serialNumber: pulumi.Output<string>;
    /** Subject as an RFC 4514 string, for example `CN=Asha Rao,O=Acme,C=IN`. Known at preview. */
    declare readonly subject: pulumi.Output<string>;
    /** Issuer as an RFC 4514 string. Known at preview. */
    declare readonly issuer: pulumi.Output<string>;
    /** Start of validity, ISO 8601 in UTC, whole seconds. Known at preview. */
    declare readonly notBefore: pulumi.Output<string>;
    /** End of validity, ISO 8601 in UTC, whole seconds. Known at preview. */
    declare readonly notAfter: pulumi.Output<string>;
    /** `RSA-2048`, `EC-P-256`, `Ed25519` and the like. Known at preview. */
    declare readonly keyAlgorithm: pulumi.Output<string>;
    /** The key entry's friendlyName, where the file has one. Known at preview. */
    declare readonly friendlyName: pulumi.Output<string | undefined>;
    /** Why the file could not be verified on this machine, though it was uploaded; undefined in the ordinary case. */
    declare readonly unverified: pulumi.Output<string | undefined>;
    /** The passkey, a secret. */
    declare readonly passkey: pulumi.Output<string | undefined>;
    /** Whether the certificate may sign. */
    declare readonly enabled: pulumi.Output<boolean>;
    /** The department that owns the certificate. */
    declare readonly departmentId: pulumi.Output<string | undefined>;
    /** The department's name, as SignStation tells it. */
    declare readonly departmentName: pulumi.Output<string | undefined>;
    /** The name (alias) under which SignStation keeps the certificate. */
    declare readonly certificateName: pulumi.Output<string | undefined>;
    /** `PKCS12_PFX`. */
    declare readonly certificateType: pulumi.Output<string | undefined>;
    /**
     * When the certificate ends, as SignStation tells it: ISO 8601 in UTC (whole seconds) where it sends an instant, as sent
     * otherwise. Where SignStation sends none, the file's `notAfter`.
     */
    declare readonly expiry: pulumi.Output<string>;
    /** When SignStation took the certificate, in the form of `expiry`. */
    declare readonly createdAt: pulumi.Output<string | undefined>;
    /** The base URL of the SignStation that holds the certificate. */
    declare readonly endpoint: pulumi.Output<string>;

    /**
     * @param name The resource's name in this program.
     * @param args What to upload.
     * @param opts Options of the resource.
     */
    constructor(name: string, args: CertificateArgs, opts: pulumi.CustomResourceOptions = {}) {
        // For each property Pulumi's SDK makes four promises and keeps a stack trace of each, which ts-node then maps to the
        // sources: for some thirty properties ten milliseconds. Where a resource was created it finds out by itself.
        const { stackTraceLimit } = Error;
        Error.stackTraceLimit = 0;
        try {
            super(
                provider,
                name,
                {
                    ...outputsToCome(),
                    ...args,
                    __resourceName: name,
                    __replaceOnChanges: opts.replaceOnChanges,
                    passkey: secret(args.passkey),
                    certificateBase64: secret(args.certificateBase64),
                },
                {
                    // `pulumi up --replace` does not ask the provider, and two certificates cannot have one alias.
                    deleteBeforeReplace: true,
                    ...opts,
                    additionalSecretOutputs: [...SECRETS, ...(opts.additionalSecretOutputs ?? [])],
                    ...ignoring(opts.ignoreChanges),
                },
                "leegality",
                "Certificate",
            );
        } catch (error) {
            Error.stackTraceLimit = stackTraceLimit;
            if (error instanceof Error) {
                Error.captureStackTrace(error);
            }
            throw error;
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
        if (opts.id === undefined) {
            warn(this, args);
        }
    }
}

/** A property becomes an output only when it is there from the start. */
function outputsToCome(): Record<string, undefined> {
    return {
        fileHash: undefined,
        fingerprint: undefined,
        serialNumber: undefined,
        subject: undefined,
        issuer: undefined,
        notBefore: undefined,
        notAfter: undefined,
        keyAlgorithm: undefined,
        friendlyName: undefined,
        unverified: undefined,
        enabled: undefined,
        departmentId: undefined,
        departmentName: undefined,
        certificateName: undefined,
        certificateType: undefined,
        expiry: undefined,
        createdAt: undefined,
        endpoint: undefined,
    };
}

/** Whoever ignores changes of the file means its content, which shows as its facts. */
function ignoring(names: string[] | undefined): Pick<pulumi.CustomResourceOptions, "ignoreChanges"> {
    const file = names?.some((name) => name === "certificateFile" || name === "certificateBase64") ?? false;
    return names === undefined ? {} : { ignoreChanges: file ? [...names, ...FACT_NAMES, "unverified"] : names };
}

function secret<T>(value: pulumi.Input<T> | undefined): pulumi.Output<T> | undefined {
    return value === undefined ? undefined : (pulumi.secret(value) as pulumi.Output<T>);
}

/**
 * The file's facts are inputs, so a program knows them in a preview already, and also when nothing changes. Each warning
 * waits for its own output: one that a preview does not know would hold all of them back.
 */
function warn(certificate: Certificate, args: CertificateArgs): void {
    pulumi
        .all([certificate.notBefore, certificate.notAfter, args.expiryWarningDays])
        .apply(([notBefore, notAfter, days]) => {
            const warnings = validityWarnings({ notBefore, notAfter }, days ?? DEFAULT_EXPIRY_WARNING_DAYS, new Date());
            return Promise.all(warnings.map((warning) => pulumi.log.warn(warning, certificate)));
        });
    certificate.unverified.apply((reason) =>
        reason === undefined
            ? undefined
            : pulumi.log.warn(`Uploaded without being verified first: ${reason}`, certificate),
    );
}
