/** Which argument gives the passkey: the passkey itself, or a reference to where the machine that runs Pulumi has it. */
import type { CertificateInputs, CertificateState } from "./types";
import type { CheckFailure } from "../failure";
import { isUnknown, type Known } from "../unknown";

/** The arguments that can give a passkey; at most one of them may be there. */
export const PASSKEY_ARGUMENTS = ["passkey", "passkeyEnv", "passkeyFile"] as const;

/** The arguments that say where the passkey is. State and configuration hold them, and never what they refer to. */
export const PASSKEY_REFERENCES = ["passkeyEnv", "passkeyFile"] as const satisfies readonly (keyof CertificateInputs)[];

export type PasskeyReference =
    | { readonly kind: "env"; readonly name: string }
    /** A relative path starts at the program's folder. */
    | { readonly kind: "file"; readonly path: string };

export type PasskeyChoice =
    /** The passkey itself, or none: there is nothing to look up. */
    | { readonly kind: "inline" }
    | { readonly kind: "reference"; readonly reference: PasskeyReference }
    /** A preview that does not know the reference yet. */
    | { readonly kind: "unknown" }
    | { readonly kind: "failed"; readonly failure: CheckFailure };

/** A failure never quotes the passkey, nor what was given in place of a variable's name: it may be the passkey itself. */
export function choosePasskey(raw: Readonly<Record<string, unknown>>): PasskeyChoice {
    const given = PASSKEY_ARGUMENTS.filter((name) => raw[name] !== undefined && raw[name] !== null);
    const [argument, ...others] = given;
    if (argument !== undefined && others.length > 0) {
        return failed(argument, `${given.join(" and ")} are given. Keep the one that gives the passkey of this file.`);
    }
    if (argument === undefined || argument === "passkey") {
        return { kind: "inline" };
    }
    const value = raw[argument];
    if (isUnknown(value)) {
        return { kind: "unknown" };
    }
    if (argument === "passkeyFile") {
        return typeof value === "string" && value !== ""
            ? { kind: "reference", reference: { kind: "file", path: value } }
            : failed(
                  "passkeyFile",
                  "passkeyFile is not a path. Set it to the path of the file that holds the passkey.",
              );
    }
    return typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value)
        ? { kind: "reference", reference: { kind: "env", name: value } }
        : failed(
              "passkeyEnv",
              "passkeyEnv is not the name of an environment variable (letters, digits and underscores). " +
                  "Set it to the name of the variable that holds the passkey, not to the passkey.",
          );
}

type WithPasskey = Pick<CertificateInputs, "passkey" | (typeof PASSKEY_REFERENCES)[number]>;

/** Whether the passkey is given by reference. */
export function hasPasskeyReference(given: Known<WithPasskey>): boolean {
    return PASSKEY_REFERENCES.some((name) => given[name] !== undefined);
}

/** The passkey as the state may hold it: none if it is given by reference. */
export function storedPasskey(given: WithPasskey): string | undefined {
    return hasPasskeyReference(given) ? undefined : given.passkey;
}

/**
 * Whether the state has to be written anew because the passkey moves into it or out of it. The certificate does not change by
 * that: the engine keeps the old outputs where `diff` finds no change, and a passkey that was in them would stay.
 */
export function movesPasskey(state: CertificateState, inputs: Known<CertificateInputs>): boolean {
    return hasPasskeyReference(inputs)
        ? state.passkey !== undefined
        : hasPasskeyReference(state) && inputs.passkey !== undefined;
}

/** What was given in the place of a name or a path may be the passkey itself. */
function failed(property: (typeof PASSKEY_ARGUMENTS)[number], reason: string): PasskeyChoice {
    return { kind: "failed", failure: { property, reason, secret: true } };
}
