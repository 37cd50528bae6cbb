/** Which headers carry which credential, as a dialect says. */
import type { Dialect } from "./dialect-table";

/** `token` stands for X-Auth-Token, `bearer` for Authorization: Bearer. */
type Header = "token" | "bearer";

/** Where the fixed token is accepted, and where one from POST /api/v1/auth/token. */
export interface AcceptedHeaders {
    readonly fixed: readonly Header[];
    readonly issued: readonly Header[];
}

/** By the value of the dialect `auth`. */
export const ACCEPTED_HEADERS: Readonly<Record<Dialect["auth"], AcceptedHeaders>> = {
    documented: { fixed: ["token"], issued: ["bearer"] },
    swapped: { fixed: ["bearer"], issued: ["token"] },
    header: { fixed: ["token"], issued: ["token"] },
    bearer: { fixed: ["bearer"], issued: ["bearer"] },
    either: { fixed: ["token", "bearer"], issued: ["token", "bearer"] },
};
