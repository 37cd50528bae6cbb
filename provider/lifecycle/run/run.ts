/** What one configured provider remembers during a run of the engine. */
import { AliasRegistry } from "./alias-registry";
import type { Settings } from "../../signstation";
import type { Claims } from "./claim-files";
import type { IdRegistry } from "./id-registry";
import { ListReach } from "./list-reach";
import { SharedIdRegistry } from "./shared-id-registry";
import { ShownLines } from "./shown-lines";

export interface Run {
    readonly aliases: AliasRegistry;
    readonly certificateIds: IdRegistry;
    readonly departmentIds: IdRegistry;
    readonly listReach: ListReach;
    readonly shown: ShownLines;
}

type Server = Pick<Settings, "baseUrl" | "credential">;

/** `claims`: what the other provider processes of the run have claimed; `server`: the SignStation that this one speaks to. */
export function startRun(claims?: Claims, server?: Server): Run {
    const baseUrl = server?.baseUrl ?? "";
    return {
        aliases: new AliasRegistry({ claims, scope: server === undefined ? "" : organisation(server) }),
        certificateIds: new SharedIdRegistry({ claims, scope: `Certificate ${baseUrl}` }),
        departmentIds: new SharedIdRegistry({ claims, scope: `Department ${baseUrl}` }),
        listReach: new ListReach(),
        shown: new ShownLines(),
    };
}

/**
 * One SignStation serves many organisations. Which one a credential belongs to is not known here, so only the same credential counts
 * as the same organisation: with two credentials, SignStation itself refuses the second certificate of an alias.
 */
function organisation({ baseUrl, credential }: Server): string {
    return `${baseUrl} ${credential.kind === "token" ? credential.token : credential.clientId}`;
}
