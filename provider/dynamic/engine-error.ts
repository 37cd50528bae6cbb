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

/**
 * `besides`: what the properties of an unfinished resource hold besides its state, for the error's code. The serialised provider is
 * among it: without that, refresh and destroy fail for ever after.
 */
export function engineError(error: unknown, besides: (code: string) => Readonly<Record<string, unknown>>): unknown {
    if (error instanceof UnfinishedError) {
        const { id, message, state, code } = error;
        const properties = besides(code);
        const unfinished = Object.assign(new Error(message), { id, reasons: [message] });
        // A getter: the properties hold the passkey, and nothing that prints the error may print that.
        Object.defineProperty(unfinished, "properties", { get: () => ({ ...properties, ...state }) });
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
