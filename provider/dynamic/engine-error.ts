/** Errors in the form that the engine's launcher needs. */
import { CodedError } from "../errors/coded-error";
import { UnfinishedError } from "../lifecycle/errors/leegality-error";

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
    return error instanceof CodedError ? short(error, error.code) : error;
}

/** The launcher prints the stack behind the message; for an error that a person can mend, our call sites are noise. */
function short<T extends Error>(error: T, code: string): T {
    error.stack = code;
    return error;
}
