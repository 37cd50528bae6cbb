/** The certificate that programs create. */
import * as pulumi from "@pulumi/pulumi";
import { PASSKEY_ARGUMENTS } from "../provider/core/certificate/passkey-source";
import { FACT_NAMES } from "../provider/core/certificate/types";
import { DEFAULT_EXPIRY_WARNING_DAYS, validityWarnings } from "../provider/core/certificate/expiry";
import * as provider from "../provider/dynamic/provider";
import type { CertificateArgs } from "./certificate-args";
import { isInstance } from "./is-instance";
import { requireInstalled } from "./require-installed";

const SECRETS = ["passkey", "certificateBase64"];

/**
 * A signing certificate in a Leegality SignStation: a PKCS#12 file with its passkey.
 *
 * The file is opened at preview: a wrong passkey, a missing private key or an expired certificate stops the run before
 * anything is sent. A new file or passkey updates the certificate in place: the id, which signing integrations hold, stays.
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
     * Reads a certificate that exists already, without managing it. The facts of its file, from `fileHash` to `friendlyName`, and
     * the passkey are undefined. The run fails if SignStation has no certificate of this id (ERR_LEEGALITY_NOT_FOUND).
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
        return isInstance(value, Certificate.__pulumiType);
    }

    /** SHA-256 of the PKCS#12 file, lower-case hex. Known at preview; undefined on `Certificate.get`. */
    declare readonly fileHash: pulumi.Output<string | undefined>;
    /**
     * SHA-256 of the certificate's DER, lower-case hex without colons. Known at preview; undefined if `unverified` is set, and
     * on `Certificate.get`.
     */
    declare readonly fingerprint: pulumi.Output<string | undefined>;
    /**
     * Serial number, upper-case hex, as `openssl x509 -serial` prints it. Known at preview; undefined if `unverified` is set,
     * and on `Certificate.get`.
     */
    declare readonly serialNumber: pulumi.Output<string | undefined>;
    /**
     * Subject as an RFC 4514 string, for example `CN=Asha Rao,O=Acme,C=IN`. Known at preview; undefined if `unverified` is set,
     * and on `Certificate.get`.
     */
    declare readonly subject: pulumi.Output<string | undefined>;
    /**
     * Issuer as an RFC 4514 string. Known at preview; undefined if `unverified` is set, and on `Certificate.get`.
     */
    declare readonly issuer: pulumi.Output<string | undefined>;
    /**
     * Start of validity, ISO 8601 in UTC, whole seconds. Known at preview; undefined if `unverified` is set, and on
     * `Certificate.get`.
     */
    declare readonly notBefore: pulumi.Output<string | undefined>;
    /**
     * End of validity, ISO 8601 in UTC, whole seconds. Known at preview; undefined if `unverified` is set, and on
     * `Certificate.get`.
     */
    declare readonly notAfter: pulumi.Output<string | undefined>;
    /**
     * `RSA-2048`, `EC-P-256`, `Ed25519` and the like. Known at preview; undefined if `unverified` is set, and on
     * `Certificate.get`.
     */
    declare readonly keyAlgorithm: pulumi.Output<string | undefined>;
    /**
     * The key entry's friendlyName (RFC 2985, 5.5.1), if the file has one. Known at preview; undefined if `unverified` is
     * set, and on `Certificate.get`.
     */
    declare readonly friendlyName: pulumi.Output<string | undefined>;
    /** Why the file could not be verified on this machine. It is uploaded all the same. Known at preview; usually undefined. */
    declare readonly unverified: pulumi.Output<string | undefined>;
    /** The passkey, a secret; undefined if it is given by `passkeyEnv` or `passkeyFile`, and on `Certificate.get`. */
    declare readonly passkey: pulumi.Output<string | undefined>;
    /** Whether the certificate may sign; undefined on `Certificate.get` if SignStation does not report it. */
    declare readonly enabled: pulumi.Output<boolean | undefined>;
    /** Id of the department that owns the certificate. */
    declare readonly departmentId: pulumi.Output<string | undefined>;
    /** Name of that department, as SignStation reports it. */
    declare readonly departmentName: pulumi.Output<string | undefined>;
    /** Alias of the certificate in SignStation. */
    declare readonly certificateName: pulumi.Output<string | undefined>;
    /** `PKCS12_PFX`; for one that is only read also `PKCS12_HSM` or `PKCS11`. */
    declare readonly certificateType: pulumi.Output<string | undefined>;
    /**
     * End of validity as SignStation reports it: ISO 8601 in UTC (whole seconds) if it sends an instant, as sent otherwise. If
     * SignStation sends none, the file's `notAfter`; undefined if that is undefined too.
     */
    declare readonly expiry: pulumi.Output<string | undefined>;
    /** Time of the upload, in the form of `expiry`. */
    declare readonly createdAt: pulumi.Output<string | undefined>;
    /** Base URL of the SignStation that holds the certificate. */
    declare readonly endpoint: pulumi.Output<string>;

    /**
     * @param name The resource's name in this program.
     * @param args File, passkey and how SignStation keeps them.
     * @param opts Options of the resource.
     */
    constructor(name: string, args: CertificateArgs, opts: pulumi.CustomResourceOptions = {}) {
        requireInstalled();
        // For each property Pulumi's SDK makes four promises and keeps a stack trace of each, which ts-node then maps to the
        // sources: for some thirty properties ten milliseconds. Pulumi's SDK finds out by itself where a resource was created.
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
                    // A stack that was made with the plugin goes on with the same certificate.
                    aliases: [{ type: "leegality:index:Certificate" }, ...(opts.aliases ?? [])],
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

/** A property becomes an output only if it is there from the start. */
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

/** What the engine has to leave as it is if a program ignores changes of the file. */
const OF_THE_FILE = [...PASSKEY_ARGUMENTS, "unverified", ...FACT_NAMES];
/** Each of them, named in `ignoreChanges`, means the file. */
const THE_FILE = new Set<string>(["certificateFile", "certificateBase64", "unverified", ...FACT_NAMES]);

/**
 * A program that ignores changes of the file means its content, which shows as its facts, so all facts are ignored. The passkey
 * belongs to that file too, and another one would not open it.
 */
function ignoring(names: string[] | undefined): Pick<pulumi.CustomResourceOptions, "ignoreChanges"> {
    if (names === undefined) {
        return {};
    }
    if (names.some((name) => THE_FILE.has(name))) {
        return { ignoreChanges: [...names, ...OF_THE_FILE] };
    }
    // The engine puts the old argument back. Were only one of them ignored, two could be there after a switch between them.
    const passkeys: readonly string[] = PASSKEY_ARGUMENTS;
    return { ignoreChanges: names.some((name) => passkeys.includes(name)) ? [...names, ...passkeys] : names };
}

function secret<T>(value: pulumi.Input<T> | undefined): pulumi.Output<T> | undefined {
    return value === undefined ? undefined : (pulumi.secret(value) as pulumi.Output<T>);
}

/**
 * The file's facts are inputs, so a program knows them in a preview already, and also when nothing changes. Each warning
 * waits for its own output: one that a preview does not know would hold all of them back.
 */
function warn(certificate: Certificate, args: CertificateArgs): void {
    // If the file is not ours, or was not verified locally, only SignStation knows the end.
    const end = certificate.notAfter.apply((notAfter) => notAfter ?? certificate.expiry);
    pulumi.all([certificate.notBefore, end, args.expiryWarningDays]).apply(([notBefore, notAfter, days]) => {
        const warnings = validityWarnings({ notBefore, notAfter }, days ?? DEFAULT_EXPIRY_WARNING_DAYS, new Date());
        return Promise.all(warnings.map((warning) => pulumi.log.warn(warning, certificate)));
    });
    certificate.unverified.apply((reason) =>
        reason === undefined
            ? undefined
            : pulumi.log.warn(
                  `This PKCS#12 file could not be verified locally and will be uploaded unchecked: ${reason}`,
                  certificate,
              ),
    );
}
