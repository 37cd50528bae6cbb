/** An HTTP exchange without a whole response, and whether the server may have processed the request all the same. */
import type { Reason } from "../client/errors/reason";
import type { Processed } from "../client/errors/signstation-error";

/** System and TLS codes under which no byte of the request left: another attempt is safe. */
const NO_CONNECTION: Readonly<Record<string, string>> = {
    ECONNREFUSED: "the connection was refused",
    ENOTFOUND: "the host name is unknown",
    EAI_AGAIN: "the host name could not be looked up",
    EHOSTUNREACH: "the host cannot be reached",
    ENETUNREACH: "the network cannot be reached",
    UND_ERR_CONNECT_TIMEOUT: "there was no connection in time",
};

/** Undici's codes for a request that cannot be sent at all. */
const INVALID_REQUEST = /^UND_ERR_INVALID_/;

/** Node's and OpenSSL's codes for a peer that is not trusted or speaks no TLS. */
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$)/;

/** How far an exchange had come when it failed. */
interface Exchange {
    /** The time limit of the whole exchange. */
    readonly timeoutMs: number;
    /** The request had begun to go out, so it may have been processed. */
    readonly started: boolean;
    /** The environment names a proxy for it. */
    readonly proxied: boolean;
}

/** Thrown by the transport only; the client turns it into a `SignStationError`. */
export class TransportError extends Error {
    override readonly name = "TransportError";
    /** Why it failed, if more is known than `processed` says. */
    readonly reason: Reason | undefined;

    constructor(
        readonly processed: Processed,
        /** Another attempt cannot end differently. */
        readonly permanent: boolean,
        /** In words, without secrets. */
        readonly detail: string,
        { cause, reason }: { readonly cause?: unknown; readonly reason?: Reason } = {},
    ) {
        super(detail, cause === undefined ? undefined : { cause });
        this.reason = reason;
    }

    /**
     * Classifies the errors of undici and Node by their codes only. A request that had begun to go out may have been processed,
     * whatever the code. The cause keeps the system's code, but not its object.
     */
    static from(error: unknown, exchange: Exchange): TransportError {
        const { name, code } = describe(error);
        const system = code === undefined ? {} : { cause: { code } };
        const { timeoutMs } = exchange;
        if (!exchange.started) {
            return new TransportError("no", isPermanent(name, code), whyNoConnection(name, code, exchange), system);
        }
        if (name === "TimeoutError") {
            return new TransportError("unknown", false, `there was no response within ${timeoutMs / 1000} s`, system);
        }
        // An error without a code is a mistake in a program, not a network failure: another attempt ends the same way.
        return new TransportError(
            "unknown",
            code === undefined,
            `the connection broke before the response was complete (${code ?? name})`,
            system,
        );
    }
}

function isPermanent(name: string, code: string | undefined): boolean {
    return code === undefined ? name !== "TimeoutError" : TLS_CODE.test(code) || INVALID_REQUEST.test(code);
}

function whyNoConnection(name: string, code: string | undefined, { timeoutMs, proxied }: Exchange): string {
    const proxyHint = proxied ? "; HTTPS_PROXY is set, so the cause may be the proxy" : "";
    const known = code === undefined ? undefined : NO_CONNECTION[code];
    if (known !== undefined) {
        return `${known} (${String(code)})${proxyHint}`;
    }
    if (code !== undefined && TLS_CODE.test(code)) {
        return `the server's TLS certificate or protocol is not accepted (${code})${proxyHint}`;
    }
    const what = name === "TimeoutError" ? `within ${timeoutMs / 1000} s` : `(${code ?? name})`;
    return `there was no connection ${what}${proxyHint}`;
}

function describe(error: unknown): { name: string; code: string | undefined } {
    if (!(error instanceof Error)) {
        return { name: typeof error, code: undefined };
    }
    const { code } = error as NodeJS.ErrnoException;
    return { name: error.name, code: typeof code === "string" ? code : undefined };
}
