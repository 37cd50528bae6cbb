/** The certificate that programs create through the plugin. */
import * as pulumi from "@pulumi/pulumi";
import type { CertificateArgs } from "../certificate-args";
import { isInstance } from "../is-instance";
import { resourceOptions } from "./resource-options";
import { suspendStackTraces } from "./stack-traces";

/**
 * A signing certificate in a Leegality SignStation: a PKCS#12 file with its passkey.
 *
 * The plugin opens the file at preview: a wrong passkey, a missing private key or an expired certificate stops the run before
 * anything is sent. A new file or passkey updates the certificate in place: the id, which signing integrations hold, stays.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import * as leegality from "pulumi-leegality/native";
 *
 * const config = new pulumi.Config();
 * const signing = new leegality.Certificate("signing", {
 *     certificateFile: "./signing.p12",
 *     passkey: config.requireSecret("passkey"),
 * });
 * export const expiry = signing.expiry;
 * ```
 */
export class Certificate extends pulumi.CustomResource {
    /** @internal */
    static readonly __pulumiType = "leegality:index:Certificate";

    /**
     * Reads a certificate that exists already, without managing it. The facts of its file, from `fileHash` to `friendlyName`,
     * are undefined. The run fails if SignStation has no certificate of this id (ERR_LEEGALITY_NOT_FOUND).
     *
     * @param name The resource's name in this program.
     * @param id The certificate's id in SignStation.
     * @param opts Options of the resource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Certificate {
        return new Certificate(name, {}, { ...opts, id });
    }

    /** Whether a value is a `Certificate` of the plugin, also one of another copy of this package. */
    static override isInstance(value: unknown): value is Certificate {
        return isInstance(value, Certificate.__pulumiType);
    }

    /** SHA-256 of the PKCS#12 file, lower-case hex. Known at preview; undefined if no file is given. */
    declare readonly fileHash: pulumi.Output<string | undefined>;
    /** SHA-256 of the certificate's DER, lower-case hex. Known at preview; undefined if `unverified` is set or no file is given. */
    declare readonly fingerprint: pulumi.Output<string | undefined>;
    /** Serial number, upper-case hex. Known at preview; undefined if `unverified` is set or no file is given. */
    declare readonly serialNumber: pulumi.Output<string | undefined>;
    /**
     * Subject as an RFC 4514 string, for example `CN=Asha Rao,O=Acme,C=IN`. Known at preview; undefined if `unverified` is set
     * or no file is given.
     */
    declare readonly subject: pulumi.Output<string | undefined>;
    /** Issuer as an RFC 4514 string. Known at preview; undefined if `unverified` is set or no file is given. */
    declare readonly issuer: pulumi.Output<string | undefined>;
    /** Start of validity, ISO 8601 in UTC. Known at preview; undefined if `unverified` is set or no file is given. */
    declare readonly notBefore: pulumi.Output<string | undefined>;
    /** End of validity, ISO 8601 in UTC. Known at preview; undefined if `unverified` is set or no file is given. */
    declare readonly notAfter: pulumi.Output<string | undefined>;
    /**
     * `RSA-2048`, `EC-P-256`, `Ed25519` and the like. Known at preview; undefined if `unverified` is set or no file is given.
     */
    declare readonly keyAlgorithm: pulumi.Output<string | undefined>;
    /**
     * friendlyName of the key entry (RFC 2985, 5.5.1), if the file has one. Known at preview; undefined if `unverified` is set or
     * no file is given.
     */
    declare readonly friendlyName: pulumi.Output<string | undefined>;
    /** Why the file could not be verified on this machine. Known at preview; usually undefined. */
    declare readonly unverified: pulumi.Output<string | undefined>;
    /** Whether the certificate may sign. */
    declare readonly enabled: pulumi.Output<boolean>;
    /** Id of the department that owns the certificate. */
    declare readonly departmentId: pulumi.Output<string | undefined>;
    /** Name of that department, as SignStation reports it. */
    declare readonly departmentName: pulumi.Output<string | undefined>;
    /** Alias of the certificate in SignStation. */
    declare readonly certificateName: pulumi.Output<string | undefined>;
    /** `PKCS12_PFX`; for one that is only read also `PKCS12_HSM` or `PKCS11`. */
    declare readonly certificateType: pulumi.Output<string | undefined>;
    /** End of validity as SignStation reports it: ISO 8601 in UTC if it sends an instant, as sent otherwise. */
    declare readonly expiry: pulumi.Output<string | undefined>;
    /** Time of the upload, in the form of `expiry`. */
    declare readonly createdAt: pulumi.Output<string | undefined>;
    /** Base URL of the SignStation that holds the certificate. */
    declare readonly endpoint: pulumi.Output<string>;

    /**
     * @param name The resource's name in this program.
     * @param args File, passkey and how SignStation keeps them.
     * @param opts Options of the resource. Default: `deleteBeforeReplace`, since SignStation keeps one certificate an alias.
     */
    constructor(name: string, args: CertificateArgs, opts?: pulumi.CustomResourceOptions) {
        const traces = suspendStackTraces();
        try {
            super(
                Certificate.__pulumiType,
                name,
                opts?.id === undefined ? inputs(args) : OUTPUTS,
                // `pulumi up --replace` creates the new one first without asking the plugin.
                resourceOptions("pulumi-nodejs:dynamic/leegality:Certificate", opts, { deleteBeforeReplace: true }),
            );
        } catch (error) {
            throw traces.withTrace(error);
        } finally {
            traces.resume();
        }
    }
}

/** A property becomes an output only if it is there from the start. */
const OUTPUTS = {
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

function inputs(args: CertificateArgs): pulumi.Inputs {
    const { passkey, certificateBase64 } = args;
    return { ...OUTPUTS, ...args, passkey: secret(passkey), certificateBase64: secret(certificateBase64) };
}

/** An empty passkey is a passkey: only undefined is none. */
function secret(value: pulumi.Input<string> | undefined): pulumi.Output<string> | undefined {
    return value === undefined ? undefined : pulumi.secret(value);
}
