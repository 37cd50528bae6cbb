/** Fetches a file from an address that a program names, with the CAs that the client trusts. It sends no credential. */
import { isLoopback } from "../settings/base-url";
import { lazyTransport } from "./lazy-transport";
import { createCancellation } from "./cancellation";
import { createLimit } from "./limit";
import { printable } from "../client/redact";
import {
    isSuccess,
    newAttempts,
    outcomeOf,
    settled,
    withRetries,
    type AttemptResult,
    type Effects,
} from "./retry-loop";
import { isNotProcessed } from "./retry";
import type { Settings } from "../settings/settings";
import { createTimeBound } from "./time-bound";
import type { TransportSettings } from "./transport";
import { TransportError } from "./transport-error";

/**
 * The file, or why it could not be fetched. If the file is larger than allowed, `bytes` is its beginning, which is larger than
 * allowed too. A failed request is retried as the client's GET is.
 */
export type Download = (address: string) => Promise<Downloaded>;

export type Downloaded = { readonly bytes: Buffer } | NotDownloaded;

/** Why a file could not be fetched, as far as it decides what helps: the keys of the front end's advice. */
export type DownloadReason =
    /** The address is none that can be fetched. */
    | "address"
    /** `http:` to another machine, or another scheme. */
    | "scheme"
    /** The address holds a user name or a password. */
    | "credential-inside"
    /** 401 or 403. */
    | "refused"
    /** 5xx, 408 and 429. */
    | "unavailable"
    /** No connection. */
    | "unreachable"
    | "ca-file"
    | "lost-response"
    /** The call was cancelled. */
    | "cancelled";

/** The texts hold no query, fragment, user name or password of an address: a signed address is a credential. */
interface NotDownloaded {
    /** What the other side reported, or what is wrong with the address. */
    readonly detail: string;
    /** What to do. */
    readonly advice: string;
}

export type DownloadSettings = TransportSettings & Pick<Settings, "maxRetries">;

/** Object stores and release pages redirect once or twice. */
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HEADERS = { accept: "*/*", "user-agent": "pulumi-leegality" };

export function createDownload(settings: DownloadSettings, effects: Effects, maxBytes: number): Download {
    const transport = lazyTransport(settings, { maxBytes, longer: "is cut" });
    const limit = createLimit(settings.maxConcurrency);
    const cancellationFor = createCancellation(effects.signal);
    const notDownloaded = (detail: string, reason: DownloadReason) => ({
        detail,
        advice: effects.explain.download(reason),
    });

    /** `at`: where in a chain of redirects it is. */
    async function fetchOnce(url: URL, first: URL, at: string): Promise<AttemptResult> {
        const cancellation = cancellationFor("read");
        const attempts = newAttempts(createTimeBound(effects.now), cancellation.signal);
        const attempt = async () => {
            const fetched = (signal: AbortSignal | undefined) =>
                transport({ method: "GET", url: url.href, headers: HEADERS, signal });
            const sent = await limit(
                async () => (attempts.time.begin() ? settled(cancellation.exchange(fetched)) : undefined),
                cancellation.signal,
            );
            if (sent === undefined) {
                return undefined;
            }
            const outcome = isSuccess(sent) ? undefined : outcomeOf(sent, effects.now());
            return { outcome, summary: `While fetching ${placeOf(first)}: ${at}${detailOf(sent)}`, sent };
        };
        const retrying = { repeatable: true, maxRetries: settings.maxRetries, attempts };
        return (await withRetries(attempt, retrying, effects)).sent;
    }

    return async (address) => {
        if (!URL.canParse(address)) {
            return notDownloaded("it is not a URL", "address");
        }
        const first = new URL(address);
        let url = first;
        let refusal = refusalOf(url, undefined);
        for (let redirects = 0; refusal === undefined; redirects++) {
            const at = redirects === 0 ? "" : `at ${placeOf(url)}, to which it redirects, `;
            const result = await fetchOnce(url, first, at);
            if (isSuccess(result)) {
                return { bytes: result.body };
            }
            const next = redirectOf(result, url);
            if (next === undefined) {
                return notDownloaded(`${at}${detailOf(result)}`, reasonOf(result));
            }
            if (redirects === MAX_REDIRECTS) {
                return notDownloaded(`it redirects more than ${MAX_REDIRECTS} times`, "address");
            }
            refusal = refusalOf(next, url);
            url = next;
        }
        return notDownloaded(refusal.detail, refusal.reason);
    };
}

/** An address as messages show it. */
function placeOf({ protocol, host, pathname }: URL): string {
    return printable(`${protocol}//${host}${pathname}`, []);
}

interface Refusal {
    readonly detail: string;
    readonly reason: DownloadReason;
}

/** Why nothing is sent to this address. `from` redirects to it: a download that began with TLS stays with TLS. */
function refusalOf(url: URL, from: URL | undefined): Refusal | undefined {
    const it = from === undefined ? "it" : `it redirects to ${placeOf(url)}, which`;
    const plainBefore = from === undefined || from.protocol === "http:";
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname) && plainBefore)) {
        return {
            detail: `${it} is an address of ${url.protocol} and nothing was asked of it`,
            reason: "scheme",
        };
    }
    if (url.username !== "" || url.password !== "") {
        return {
            detail: `${it} holds a user name or a password, and none is sent`,
            reason: "credential-inside",
        };
    }
    return undefined;
}

function redirectOf(result: AttemptResult, url: URL): URL | undefined {
    if (result instanceof TransportError || !REDIRECTS.has(result.status)) {
        return undefined;
    }
    const { location } = result;
    return location !== undefined && URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
}

function detailOf(result: AttemptResult): string {
    return result instanceof TransportError ? result.detail : `the server answered ${result.status}`;
}

function reasonOf(result: AttemptResult): DownloadReason {
    if (result instanceof TransportError) {
        if (result.reason === "ca-file" || result.reason === "cancelled") {
            return result.reason;
        }
        return result.processed === "no" ? "unreachable" : "lost-response";
    }
    if (result.status === 401 || result.status === 403) {
        return "refused";
    }
    return result.status >= 500 || isNotProcessed(result.status) ? "unavailable" : "address";
}
