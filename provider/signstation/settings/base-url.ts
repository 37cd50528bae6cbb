/** What a base URL may look like. Pure. */

export type CheckedBaseUrl = { readonly baseUrl: string } | { readonly problem: string };

/**
 * Takes everything before `/api/v1`, with or without a slash at the end. `http:` is for loopback only, since the passkey
 * and the private key travel over it. `from` names the setting in the problem's text.
 */
export function checkBaseUrl(text: string, from: string): CheckedBaseUrl {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
        return { problem: `${from} is not a URL. Set it like this: https://signstation.example.com` };
    }
    if (url.username !== "" || url.password !== "") {
        return {
            problem:
                `${from} carries a user name or a password, and it is stored in clear in the state. ` +
                "Take it out and set leegality:authToken.",
        };
    }
    if (url.protocol === "http:" && !isLoopback(url.hostname)) {
        return {
            problem:
                `${from} uses http: to ${url.host}: the private key and its passkey would travel unprotected. ` +
                "Use https:. (http: is accepted for loopback only; for a private CA set leegality:caFile.)",
        };
    }
    if (url.search !== "" || url.hash !== "") {
        return { problem: `${from} has a query or a fragment. Set everything before /api/v1, and nothing else.` };
    }
    const path = url.pathname.replace(/\/+$/, "");
    if (/\/api\/v1($|\/)/.test(path)) {
        return { problem: `${from} has to end before /api/v1, which is added to it: take that part away.` };
    }
    return { baseUrl: `${url.protocol}//${url.host}${path}` };
}

/** Whether a URL's host name is this machine. */
export function isLoopback(hostname: string): boolean {
    return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
