/** A certificate's properties between the engine's view of them and the lifecycle's. */
import { createHash } from "node:crypto";
import { DEFAULT_EXPIRY_WARNING_DAYS } from "../../core/certificate/expiry";
import { FACT_NAMES, type CertificateInputs, type CertificateState } from "../../core/certificate/types";
import { PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import { validate } from "../../core/certificate/validate";
import { readServerTime } from "../../core/server-time";
import { LeegalityError } from "../../lifecycle/errors/leegality-error";
import type { Known } from "../../core/unknown";
import { Asset, unknown, type Properties, type Unknown } from "../../engine-wire";
import type { Before } from "../session/port";
import { CERTIFICATE_INPUTS, CERTIFICATE_OUTPUTS, pick, pickOutputs } from "./names";

/** The arguments as the lifecycle takes them: an asset is the place where its content is found. */
export function argumentsOf(args: Properties): Properties {
    const { certificateFile: file, ...rest } = pick(args, CERTIFICATE_INPUTS);
    return {
        ...rest,
        ...(file === undefined ? {} : { certificateFile: file instanceof Asset ? placeOf(file) : file }),
    };
}

function placeOf(asset: Asset): unknown {
    if (asset.path !== undefined) {
        return { kind: "path", path: asset.path };
    }
    return asset.uri === undefined ? asset : { kind: "remote", uri: asset.uri };
}

/** With defaults. */
export function inputsOf(inputs: Properties): Known<CertificateInputs> {
    const given = argumentsOf(inputs) as Partial<Known<CertificateInputs>>;
    return { enabled: true, expiryWarningDays: DEFAULT_EXPIRY_WARNING_DAYS, ...given };
}

/** Inputs that are all known. Throws ERR_LEEGALITY_INVALID_ARGUMENT for such as Check would not let through. */
export function validInputs(inputs: Properties): CertificateInputs {
    const { passkeyEnv: _env, passkeyFile: _file, ...checked } = inputsOf(inputs);
    const { failures } = validate(checked);
    if (failures.length > 0) {
        const problems = failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`));
        throw new LeegalityError("ERR_LEEGALITY_INVALID_ARGUMENT", problems.join(" "));
    }
    return inputsOf(inputs) as CertificateInputs;
}

/** The state as the lifecycle wants it: the passkey, or where it is, stands in the inputs alone. */
export function stateOf({ inputs, state }: Before): CertificateState {
    const passkeys = Object.entries(pick(inputs, PASSKEY_ARGUMENTS)).filter(([, value]) => typeof value === "string");
    return { ...pickOutputs(state, CERTIFICATE_OUTPUTS), ...Object.fromEntries(passkeys) };
}

/** The outputs that stand in the engine's state. */
export function outputsOf(state: CertificateState): Properties {
    return pick(state as Properties, CERTIFICATE_OUTPUTS);
}

/** Whose certificate it is and when it ends: by the file, or else as SignStation reports it. */
export function endIn(state: Properties): { readonly notAfter?: string; readonly subject?: string } {
    const { notAfter, expiry, subject } = pickOutputs(state, ["notAfter", "expiry", "subject"]) as Record<
        string,
        string
    >;
    const end = notAfter ?? readServerTime(expiry)?.at.toISOString();
    return { ...(end === undefined ? {} : { notAfter: end }), ...(subject === undefined ? {} : { subject }) };
}

export function factsIn(state: Properties): Properties {
    return pickOutputs(state, [...FACT_NAMES, "unverified"]);
}

/** SHA-256 of the file that the inputs name: `unknown` where a preview cannot see it, undefined where there is none. */
export function hashIn(inputs: Properties): string | Unknown | undefined {
    const { certificateFile: file, certificateBase64: base64, fileHash } = inputs;
    if (file === unknown || base64 === unknown) {
        return unknown;
    }
    if (file instanceof Asset && file.hash !== undefined) {
        return file.hash;
    }
    if (typeof base64 === "string") {
        return createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex");
    }
    // Inputs of the dynamic provider hold the path as it was given, and the hash beside it.
    return typeof fileHash === "string" ? fileHash : undefined;
}

export function hasFile({ certificateFile, certificateBase64 }: Properties): boolean {
    return certificateFile !== undefined || certificateBase64 !== undefined;
}
