/** Spares a resource's constructor the stack traces that Pulumi's SDK takes for each property. */

/**
 * Node.js takes no stack traces until `resume`. Pulumi's SDK makes four promises for each property and keeps a stack trace of
 * each, which ts-node maps to the sources: ten milliseconds for thirty properties. It finds out by itself where a resource was
 * created. `withTrace` gives an error the stack trace that it was spared.
 * @internal
 */
export function suspendStackTraces(): { readonly resume: () => void; readonly withTrace: (error: unknown) => unknown } {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const resume = () => {
        Error.stackTraceLimit = stackTraceLimit;
    };
    const withTrace = (error: unknown) => {
        resume();
        if (error instanceof Error) {
            Error.captureStackTrace(error);
        }
        return error;
    };
    return { resume, withTrace };
}
