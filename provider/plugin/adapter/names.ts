/** The properties of the resources, as the schema has them. */

export const CERTIFICATE_INPUTS = [
    "certificateFile",
    "certificateBase64",
    "passkey",
    "passkeyEnv",
    "passkeyFile",
    "departmentId",
    "enabled",
    "adoptId",
    "onConflict",
    "expiryWarningDays",
    "failIfExpiresWithinDays",
] as const;

/** Inputs that stand in the outputs too are those that the server can change: departmentId and enabled. */
export const CERTIFICATE_OUTPUTS = [
    "fileHash",
    "fingerprint",
    "serialNumber",
    "subject",
    "issuer",
    "notBefore",
    "notAfter",
    "keyAlgorithm",
    "friendlyName",
    "unverified",
    "enabled",
    "departmentId",
    "departmentName",
    "certificateName",
    "certificateType",
    "expiry",
    "createdAt",
    "endpoint",
] as const;

export const DEPARTMENT_INPUTS = ["name", "enabled", "adoptId"] as const;
export const DEPARTMENT_OUTPUTS = ["name", "enabled", "createdAt", "endpoint"] as const;

/** The outputs of these names. A state that somebody has edited may hold anything: what has another type is left out. */
export function pickOutputs(
    state: Readonly<Record<string, unknown>>,
    names: readonly string[],
): Record<string, string | boolean> {
    const typed = names.filter((name) => typeof state[name] === (name === "enabled" ? "boolean" : "string"));
    return Object.fromEntries(typed.map((name) => [name, state[name] as string | boolean]));
}

/** Those of the properties that have these names and are not undefined. */
export function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
    return Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]));
}
