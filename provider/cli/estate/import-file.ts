/** The file that `pulumi import --file` reads. Pure. */
import { resourceNames, type Named } from "./resource-names";

const TYPE = "leegality:index:Certificate";

/** Pulumi's documented form. Neither parent nor provider, so the table of their names is empty. */
export interface ImportFile {
    readonly nameTable: Readonly<Record<string, string>>;
    /** In the order of their names. */
    readonly resources: readonly { readonly type: string; readonly name: string; readonly id: string }[];
}

/** The same certificates give the same file, in whichever order they come. */
export function importFile(certificates: readonly Named[]): ImportFile {
    const names = resourceNames(certificates);
    const resources = Array.from(names, ([id, name]) => ({ type: TYPE, name, id }));
    return { nameTable: {}, resources: resources.sort((one, other) => (one.name < other.name ? -1 : 1)) };
}
