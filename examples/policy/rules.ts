/** The rules as functions of a certificate's properties: each gives what is wrong, as sentences. */
import type { Unwrap } from "@pulumi/pulumi";
import type { CertificateArgs } from "pulumi-leegality/native";

/** What the program gives. A property that is left out is absent. */
export type Inputs = Unwrap<CertificateArgs>;

/** The outputs that the rules look at. */
export interface Outputs {
    readonly keyAlgorithm?: string;
    readonly unverified?: string;
}

const MIN_RSA_BITS = 2048;
const TYPES: readonly string[] = ["leegality:index:Certificate", "pulumi-nodejs:dynamic/leegality:Certificate"];

/** Whether a resource is a certificate: the plugin's, or the dynamic provider's. */
export function isCertificate(type: string): boolean {
    return TYPES.includes(type);
}

/** An imported certificate without a file has nothing that could be refused. */
export function refusesExpiry(inputs: Inputs): string[] {
    const hasFile = isSet(inputs, "certificateFile") || isSet(inputs, "certificateBase64");
    return hasFile && !isSet(inputs, "failIfExpiresWithinDays")
        ? ["Set failIfExpiresWithinDays, for example to 30."]
        : [];
}

export function secretsInState(inputs: Inputs): string[] {
    return [
        ...(isSet(inputs, "passkey") ? ["Set passkeyEnv or passkeyFile instead of passkey."] : []),
        ...(isSet(inputs, "certificateBase64")
            ? ["Set certificateFile instead of certificateBase64, which holds the private key."]
            : []),
    ];
}

/** Without a file there is no key to look at. */
export function weakKey({ keyAlgorithm, unverified }: Outputs): string[] {
    if (unverified !== undefined) {
        return [`The key cannot be checked on this machine: ${unverified}`];
    }
    const bits = /^RSA(?:-PSS)?-(\d+)$/.exec(keyAlgorithm ?? "")?.[1];
    return bits !== undefined && Number(bits) < MIN_RSA_BITS
        ? [`The key is ${String(keyAlgorithm)}. Get a certificate with a new key of at least ${MIN_RSA_BITS} bits.`]
        : [];
}

/** Also where the value is not known yet, which reading it would turn into an error. */
function isSet(inputs: Inputs, name: keyof CertificateArgs): boolean {
    return name in inputs;
}
