/** The two spellings of an API path, and the one that error envelopes and faults use. */
import { ANY_PATH } from "../../problems/problems";

/** On-premise servers have one prefix, the vendor's hosted ones an `/api` before it (create-1). */
export const API_PREFIXES = ["/api/v1", "/api/api/v1"] as const;

/**
 * The path of a request target with a single `/api/v1` prefix and without the query.
 *
 * @param url the request target as sent; outside the API the result is `/api/v1/*`.
 */
export function apiPathOf(url: string): string {
    const path = url.replace(/\?.*$/s, "").replace(/^\/api(?=\/api\/v1\/)/, "");
    return path.startsWith("/api/v1/") ? path : ANY_PATH;
}
