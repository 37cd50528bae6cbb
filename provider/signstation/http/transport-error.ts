/** An exchange that brought no whole answer, and whether the server may have acted on it all the same. */
import type { Processed } from "../client/signstation-error";

/** System and TLS codes under which no byte of the request left: another try is safe. */
const NO_CONNECTION: Readonly<Record<string, string>> = {
    ECONNREFUSED: "the connection was refused",
    ENOTFOUND: "the host name is unknown",
    EAI_AGAIN: "the host name could not be looked up",
    EHOSTUNREACH: "the host cannot be reached",
    ENETUNREACH: "the network cannot be reached",
    UND_ERR_CONNECT_TIMEOUT: "no connection came about in time",
};

/** Undici's codes for a request that no try can send. */
const FAULT_OF_A_PROGRAM = /^UND_ERR_INVALID_/;

/** Node's and OpenSSL's codes for a peer that is not trusted or speaks no TLS. */
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$)/;

/** How far an exchange had come when it broke. */
interface Exchange {
    /** What the whole of it may take. */
    readonly timeoutMs: number;
    /** The request had begun to go out, so it may have been taken. */
    readonly started: boolean;
    /** It was to go through the environment's proxy. */
    readonly proxied: boolean;
}

/** Thrown by the transport only; the client turns it into a `SignStationError`. */
export class TransportError extends Error {
    override readonly name = "TransportError";
    /** What the reader can do, where it is not what one can always do. */
    readonly advice: string | undefined;

    constructor(
        readonly processed: Processed,
        /** Another try cannot end differently. */
        readonly permanent: boolean,
        /** In words, without secrets. */
        readonly detail: string,
        { cause, advice }: { readonly cause?: unknown; readonly advice?: string } = {},
    ) {
        super(detail, cause === undefined ? undefined : { cause });
        this.advice = advice;
    }

    /**
     * Sorts what undici and Node throw, by code only; what had begun to go out may have been taken, whatever the code. The
     * system's code is kept as cause, its object is not.
     */
    static from(error: unknown, exchange: Exchange): TransportError {
        const { name, code } = describe(error);
        const system = code === undefined ? {} : { cause: { code } };
        const { timeoutMs } = exchange;
        if (!exchange.started) {
            return new TransportError("no", isPermanent(name, code), whyNoConnection(name, code, exchange), system);
        }
        if (name === "TimeoutError") {
            return new TransportError("unknown", false, `there was no answer within ${timeoutMs / 1000} s`, system);
        }
        // Without a code it is no network failure but a fault of a program, which another try does not mend.
        return new TransportError(
            "unknown",
            code === undefined,
            `the connection broke before the answer was complete (${code ?? name})`,
            system,
        );
    }
}

function isPermanent(name: string, code: string | undefined): boolean {
    return code === undefined ? name !== "TimeoutError" : TLS_CODE.test(code) || FAULT_OF_A_PROGRAM.test(code);
}

function whyNoConnection(name: string, code: string | undefined, { timeoutMs, proxied }: Exchange): string {
    const by = proxied ? "; HTTPS_PROXY is set, so the trouble may be the proxy's" : "";
    const known = code === undefined ? undefined : NO_CONNECTION[code];
    if (known !== undefined) {
        return `${known} (${String(code)})${by}`;
    }
    if (code !== undefined && TLS_CODE.test(code)) {
        return `the server's TLS certificate or protocol is not accepted (${code})${by}`;
    }
    const what = name === "TimeoutError" ? `within ${timeoutMs / 1000} s` : `(${code ?? name})`;
    return `no connection came about ${what}${by}`;
}

function describe(error: unknown): { name: string; code: string | undefined } {
    if (!(error instanceof Error)) {
        return { name: typeof error, code: undefined };
    }
    const { code } = error as NodeJS.ErrnoException;
    return { name: error.name, code: typeof code === "string" ? code : undefined };
}
