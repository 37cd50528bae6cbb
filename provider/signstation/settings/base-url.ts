/** What a base URL may look like. Pure. */
import type { BaseUrlProblem } from "./setting-problem";

export type CheckedBaseUrl = { readonly baseUrl: string } | { readonly problem: BaseUrlProblem };

/**
 * Takes everything before `/api/v1`, with or without a slash at the end. `http:` is for loopback only, since the passkey
 * and the private key travel over it.
 */
export function checkBaseUrl(text: string): CheckedBaseUrl {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
        return { problem: { kind: "no-url" } };
    }
    if (url.username !== "" || url.password !== "") {
        return { problem: { kind: "credential-inside" } };
    }
    if (url.protocol === "http:" && !isLoopback(url.hostname)) {
        return { problem: { kind: "no-tls", host: url.host } };
    }
    if (url.search !== "" || url.hash !== "") {
        return { problem: { kind: "query-or-fragment" } };
    }
    const path = url.pathname.replace(/\/+$/, "");
    if (/\/api\/v1($|\/)/.test(path)) {
        return { problem: { kind: "path-of-the-api" } };
    }
    return { baseUrl: `${url.protocol}//${url.host}${path}` };
}

/** Whether a URL's host name is this machine. */
export function isLoopback(hostname: string): boolean {
    return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
