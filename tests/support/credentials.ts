/** A fixed token and client credentials of the client's settings, for tests. */
import type { Settings } from "../../provider/signstation";

export const TOKEN_CREDENTIAL = {
    kind: "token",
    token: "t0ken",
    source: { setting: "authToken", source: "configuration" },
} as const satisfies Settings["credential"];

export const CLIENT_CREDENTIAL = {
    kind: "client",
    clientId: "me",
    clientSecret: "s3cret",
    source: { setting: "clientId", source: "configuration" },
} as const satisfies Settings["credential"];
