/** A certificate's properties between the engine's view of them and the lifecycle's. */
import { createHash } from "node:crypto";
import { DEFAULT_EXPIRY_WARNING_DAYS } from "../../core/certificate/expiry";
import { FACT_NAMES, type CertificateInputs, type CertificateState } from "../../core/certificate/types";
import { PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import { validate } from "../../core/certificate/validate";
import { LeegalityError } from "../../lifecycle/errors/leegality-error";
import { Asset, encodeProperties, unknown, type Properties, type Unknown } from "../../engine-wire";
import type { Before, CallContext } from "../port";
import { CERTIFICATE_INPUTS, CERTIFICATE_OUTPUTS, pick, pickOutputs } from "./names";

/** Inputs as the lifecycle wants them, with these facts of the file. */
export function legacyInputs(call: CallContext, inputs: Properties, facts: Properties = {}): CertificateInputs {
    return {
        enabled: true,
        expiryWarningDays: DEFAULT_EXPIRY_WARNING_DAYS,
        ...encodeProperties({ ...pick(inputs, CERTIFICATE_INPUTS), ...facts }),
        __resourceName: call.name,
    };
}

/** Throws ERR_LEEGALITY_INVALID_ARGUMENT for inputs that Check would not let through. */
export function validInputs(call: CallContext, inputs: Properties): void {
    const { failures } = validate({ ...legacyInputs(call, inputs) });
    if (failures.length > 0) {
        const problems = failures.map(({ property, reason }) => (property === "" ? reason : `${property}: ${reason}`));
        throw new LeegalityError("ERR_LEEGALITY_INVALID_ARGUMENT", problems.join(" "));
    }
}

/** The state as the lifecycle wants it: the passkey, or where it is, stands in the inputs alone. */
export function legacyState(call: CallContext, { inputs, state }: Before): CertificateState {
    return {
        ...pickOutputs(state, CERTIFICATE_OUTPUTS),
        ...encodeProperties(pick(inputs, PASSKEY_ARGUMENTS)),
        __resourceName: call.name,
    };
}

/** The outputs that stand in the engine's state. */
export function outputsOf(state: CertificateState): Properties {
    return pick(state as Properties, CERTIFICATE_OUTPUTS);
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
