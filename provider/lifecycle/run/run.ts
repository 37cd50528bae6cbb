/** What one configured provider remembers during a run of the engine. */
import { AliasRegistry } from "./alias-registry";
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

/** `claims`: what the other provider processes of the run hold; `baseUrl`: of the SignStation that this one speaks to. */
export function startRun(claims?: Claims, baseUrl = ""): Run {
    return {
        aliases: new AliasRegistry(),
        certificateIds: new SharedIdRegistry({ claims, scope: `Certificate ${baseUrl}` }),
        departmentIds: new SharedIdRegistry({ claims, scope: `Department ${baseUrl}` }),
        listReach: new ListReach(),
        shown: new ShownLines(),
    };
}
