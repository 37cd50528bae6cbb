/** Errors as the engine's launcher wants them. */
import { LeegalityError, UnfinishedError } from "../lifecycle/errors/leegality-error";
import { Pkcs12Error } from "../pkcs12";
import { SignStationError } from "../signstation";

/** The form in which the launcher reports a resource as created but unfinished, keeping its id. */
export interface ResourceInitError extends Error {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly reasons: readonly string[];
}

/** `providerText` is the serialised provider: without it in the properties, refresh and destroy fail for ever after. */
export function engineError(error: unknown, providerText: unknown): unknown {
    if (error instanceof UnfinishedError) {
        const { id, message, state } = error;
        const unfinished = Object.assign(new Error(message), { id, reasons: [message] });
        // A getter: the properties hold the passkey, and whoever prints the error must not print that.
        Object.defineProperty(unfinished, "properties", { get: () => ({ ...state, __provider: providerText }) });
        return short(unfinished, error.code);
    }
    return isCoded(error) ? short(error, error.code) : error;
}

function isCoded(error: unknown): error is LeegalityError | SignStationError | Pkcs12Error {
    return error instanceof LeegalityError || error instanceof SignStationError || error instanceof Pkcs12Error;
}

/** The launcher prints the stack behind the message; for an error that a person can mend, our call sites are noise. */
function short<T extends Error>(error: T, code: string): T {
    error.stack = code;
    return error;
}
