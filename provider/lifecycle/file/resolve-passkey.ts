/** Reads a passkey that is given by reference, and puts it beside its reference, in memory only. */
import { choosePasskey, hasPasskeyReference, PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import type { CertificateInputs } from "../../core/certificate/types";
import type { CheckFailure } from "../../core/failure";
import { unknown, type Known } from "../../core/unknown";
import { argumentFailures } from "../errors/argument-failures";
import { LeegalityError } from "../errors/leegality-error";
import type { Adapters } from "../ports";

type Properties = Readonly<Record<string, unknown>>;
type Passkeys = Pick<CertificateInputs, (typeof PASSKEY_ARGUMENTS)[number]>;

type PasskeyPorts = Pick<Adapters, "readPasskey">;

/** The arguments for `check`, and what is wrong with how the passkey is given. */
export interface CheckArguments {
    /** With `passkey` only: unknown if there is none to check, so that the file is looked at all the same. */
    readonly raw: Properties;
    readonly failures: readonly CheckFailure[];
    /** The inputs of `check`, fit for the state: with the reference in place of the passkey. */
    readonly withReference: (inputs: Known<CertificateInputs>) => Known<CertificateInputs>;
}

/** `pinned`: the program ignores changes of the file, so its passkey is not looked for. */
export async function resolveForCheck(
    { readPasskey }: PasskeyPorts,
    raw: Properties,
    pinned: boolean,
): Promise<CheckArguments> {
    const { passkeyEnv, passkeyFile, ...rest } = raw;
    const choice = choosePasskey(raw);
    if (choice.kind === "inline") {
        return { raw: rest, failures: [], withReference: (inputs) => inputs };
    }
    const withReference = ({ passkey: _passkey, ...inputs }: Known<CertificateInputs>) => ({
        ...inputs,
        ...references({ passkeyEnv, passkeyFile }),
    });
    const unresolved = { raw: { ...rest, passkey: unknown }, withReference };
    if (choice.kind === "failed") {
        return { ...unresolved, failures: argumentFailures([choice.failure]) };
    }
    if (choice.kind === "unknown" || pinned) {
        return { ...unresolved, failures: [] };
    }
    try {
        return { raw: { ...rest, passkey: await readPasskey(choice.reference) }, withReference, failures: [] };
    } catch (error) {
        return { ...unresolved, failures: [toFailure(error, raw)] };
    }
}

/** For a call that sends the passkey. Throws ERR_LEEGALITY_PASSKEY_UNAVAILABLE. */
export async function withPasskey<T extends Passkeys>({ readPasskey }: PasskeyPorts, given: T): Promise<T> {
    const choice = hasPasskeyReference(given) ? choosePasskey({ ...given, passkey: undefined }) : undefined;
    return choice?.kind === "reference" ? { ...given, passkey: await readPasskey(choice.reference) } : given;
}

/** For a call that needs the passkey only to keep it out of messages: a missing one is no error. */
export async function withPasskeyIfThere<T extends Passkeys>(ports: PasskeyPorts, given: T): Promise<T> {
    try {
        return await withPasskey(ports, given);
    } catch (error) {
        if (error instanceof LeegalityError) {
            return given;
        }
        throw error;
    }
}

function references(given: Properties): Properties {
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}

/** The property holds a name or a path, so it can be named. */
function toFailure(error: unknown, { passkeyEnv }: Properties): CheckFailure {
    if (error instanceof LeegalityError) {
        const property = passkeyEnv === undefined || passkeyEnv === null ? "passkeyFile" : "passkeyEnv";
        return { property, reason: error.message };
    }
    throw error;
}
