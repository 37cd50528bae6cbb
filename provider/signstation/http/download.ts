/** Fetches a file from an address that a program names, trusting whom the client trusts. It sends no credential at all. */
import { isLoopback } from "../settings/base-url";
import { lazyTransport } from "./lazy-transport";
import { createLimit } from "./limit";
import { printable } from "../client/redact";
import { isGood, newAttempts, outcomeOf, settled, withRetries, type Effects, type TryResult } from "./retry-loop";
import { isNotProcessed } from "./retry";
import type { Settings } from "../settings/settings";
import { createTimeBound } from "./time-bound";
import type { TransportSettings } from "./transport";
import { TransportError } from "./transport-error";

/**
 * The file, or why it was not to be had. Of a larger file than allowed it is a beginning, which is larger than allowed too.
 * What is broken is asked for again as the client's GET is.
 */
export type Download = (address: string) => Promise<Downloaded>;

export type Downloaded = { readonly bytes: Buffer } | NotDownloaded;

/** The texts hold no query, fragment, user name or password of an address: a signed address is a credential. */
interface NotDownloaded {
    /** What the other side said, or what is wrong with the address. */
    readonly said: string;
    /** What the reader can do. */
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

    /** `at`: where in a chain of redirects it is. */
    async function fetchOnce(url: URL, first: URL, at: string): Promise<TryResult> {
        const attempts = newAttempts(createTimeBound(effects.now));
        const attempt = async () => {
            const sent = await limit(async () =>
                attempts.time.begin()
                    ? settled(transport({ method: "GET", url: url.href, headers: HEADERS }))
                    : undefined,
            );
            if (sent === undefined) {
                return undefined;
            }
            const outcome = isGood(sent) ? undefined : outcomeOf(sent, effects.now());
            return { outcome, said: `While fetching ${placeOf(first)}: ${at}${saidOf(sent)}`, sent };
        };
        const retrying = { repeatable: true, maxRetries: settings.maxRetries, attempts };
        return (await withRetries(attempt, retrying, effects)).sent;
    }

    return async (address) => {
        if (!URL.canParse(address)) {
            return { said: "it is not a URL", advice: CHECK_ADDRESS };
        }
        const first = new URL(address);
        let url = first;
        let refusal = refusalOf(url, undefined);
        for (let redirects = 0; refusal === undefined; redirects++) {
            const at = redirects === 0 ? "" : `at ${placeOf(url)}, to which it redirects, `;
            const result = await fetchOnce(url, first, at);
            if (isGood(result)) {
                return { bytes: result.body };
            }
            const next = redirectOf(result, url);
            if (next === undefined) {
                return { said: `${at}${saidOf(result)}`, advice: adviceFor(result) };
            }
            if (redirects === MAX_REDIRECTS) {
                return { said: `it redirects more than ${MAX_REDIRECTS} times`, advice: CHECK_ADDRESS };
            }
            refusal = refusalOf(next, url);
            url = next;
        }
        return refusal;
    };
}

/** An address as messages show it. */
function placeOf({ protocol, host, pathname }: URL): string {
    return printable(`${protocol}//${host}${pathname}`, []);
}

const CHECK_ADDRESS = "Check the RemoteAsset's address.";

/** Why nothing is sent to this address. `from` redirects to it: whoever began with TLS stays with it. */
function refusalOf(url: URL, from: URL | undefined): NotDownloaded | undefined {
    const it = from === undefined ? "it" : `it redirects to ${placeOf(url)}, which`;
    const plainBefore = from === undefined || from.protocol === "http:";
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname) && plainBefore)) {
        return {
            said: `${it} is an address of ${url.protocol} and nothing was asked of it`,
            advice: "Only https: is fetched, and http: from loopback. For a file on this machine set certificateFile to its path.",
        };
    }
    if (url.username !== "" || url.password !== "") {
        return {
            said: `${it} holds a user name or a password, and none is sent`,
            advice: "Use an address that needs none, like a signed one.",
        };
    }
    return undefined;
}

function redirectOf(result: TryResult, url: URL): URL | undefined {
    if (result instanceof TransportError || !REDIRECTS.has(result.status)) {
        return undefined;
    }
    const { location } = result;
    return location !== undefined && URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
}

function saidOf(result: TryResult): string {
    return result instanceof TransportError ? result.detail : `the server answered ${result.status}`;
}

function adviceFor(result: TryResult): string {
    if (result instanceof TransportError) {
        return result.processed === "no"
            ? "Check the address, the network and, for a private CA, leegality:caFile."
            : "Run the same command again; if the server is slow, raise leegality:timeout.";
    }
    if (result.status === 401 || result.status === 403) {
        return "No credential is sent, so the address has to be public or signed; a signed one may have expired.";
    }
    return result.status >= 500 || isNotProcessed(result.status) ? "Run the same command again later." : CHECK_ADDRESS;
}
