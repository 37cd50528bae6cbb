/** What one configured provider remembers during a run of the engine. */
import { AliasRegistry } from "./alias-registry";
import { IdRegistry } from "./id-registry";
import { ListReach } from "./list-reach";
import { ShownLines } from "./shown-lines";

export interface Run {
    readonly aliases: AliasRegistry;
    readonly certificateIds: IdRegistry;
    readonly departmentIds: IdRegistry;
    readonly listReach: ListReach;
    readonly shown: ShownLines;
}

export function startRun(): Run {
    return {
        aliases: new AliasRegistry(),
        certificateIds: new IdRegistry(),
        departmentIds: new IdRegistry(),
        listReach: new ListReach(),
        shown: new ShownLines(),
    };
}
