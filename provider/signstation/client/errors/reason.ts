/** Why a request failed, as far as it decides what helps: the keys of the front end's advice. */
import type { SettingName } from "../../settings/setting-sources";

/** The setting that helps, for each reason; undefined if none does. */
const SETTINGS = {
    /** The id is not one path segment, so nothing was sent. */
    "invalid-id": undefined,
    /** No connection. */
    unreachable: "baseUrl",
    /** The call was cancelled, or its time was over. */
    cancelled: undefined,
    /** The CA file cannot be used. */
    "ca-file": "caFile",
    /** The connection broke or timed out after the request was on its way. */
    "lost-response": "timeout",
    /** The response is longer than the API's longest one. */
    "response-too-long": "baseUrl",
    /** The token exchange left no time for the request itself. */
    "no-time-left": undefined,
    /** A response of 2xx that is not what the API sends. */
    malformed: "baseUrl",
    redirected: "baseUrl",
    "bad-token": undefined,
    forbidden: undefined,
    "not-found": undefined,
    /** A 404 that is not the API's own. */
    "not-api-404": "baseUrl",
    /** The server does not have the request that reads a department. */
    "no-department-reads": "baseUrl",
    /** 408. */
    "slow-request": undefined,
    conflict: undefined,
    /** 413. */
    "too-large": undefined,
    /** 415. */
    "media-type": "baseUrl",
    "rate-limited": "maxConcurrency",
    /** A 4xx that is the API's own, or the Java server's. */
    refused: undefined,
    /** A 4xx that is neither. */
    "not-api-refusal": "baseUrl",
    /** The same for a request without TLS: the port may speak TLS. */
    "plain-http-refusal": "baseUrl",
    /** 500, with which some servers answer every request that fails. */
    "server-failed": "baseUrl",
    /** Every other 5xx. */
    "server-unavailable": undefined,
} as const satisfies Readonly<Record<string, SettingName | undefined>>;

export type Reason = keyof typeof SETTINGS;

export function settingFor(reason: Reason): SettingName | undefined {
    return SETTINGS[reason];
}
