/** Import as a way on, for errors about what SignStation has already. */
import type { CallContext } from "../call-context";

/** A sentence behind a blank; empty where the front end has no import. `id`: of what exists, if it is known. */
export function orImport({ howToImport }: Pick<CallContext, "howToImport">, id?: string): string {
    return howToImport === undefined ? "" : ` ${howToImport(id)}`;
}
