/** Names of Pulumi resources for certificates that exist already, made of their aliases. Pure but for a hash. */
import { createHash } from "node:crypto";

/** A certificate as a name is made of it. */
export interface Named {
    readonly id: string;
    /** The alias; undefined where SignStation reports none. */
    readonly name?: string | undefined;
}

/** Names that YAML, the package's own import in a generated program, or Pulumi's program model keep for themselves. */
const RESERVED: ReadonlySet<string> = new Set(["pulumi", "leegality", "true", "false", "null"]);
const PREFIX = "certificate";
/** A name stands in URNs, and in the state once for each resource. */
const MAX_LENGTH = 80;
/** The first group of a UUID. */
const SHORT_ID_LENGTH = 8;

/** The forms of one certificate's name, from the shortest to one that no other certificate can have. */
const FORMS: readonly ((alias: string, id: string) => string)[] = [
    (alias) => alias,
    (alias, id) => clean(`${alias} ${clean(id).slice(0, SHORT_ID_LENGTH)}`),
    (alias, id) => clean(`${alias} ${id}`),
    (alias, id) => `${alias}-${createHash("sha256").update(id).digest("hex")}`,
];

/**
 * A name for each certificate, by id: lower-case letters, digits and single hyphens, the first a letter, so that it is a label in
 * every generated program. Where certificates would have one name, all of these get their id into it. The names depend on the set of
 * certificates alone, not on its order.
 */
export function resourceNames(certificates: readonly Named[]): ReadonlyMap<string, string> {
    const rows = [...new Map(certificates.map(({ id, name }) => [id, baseName(name)]))];
    const forms = new Map(rows.map(([id]) => [id, 0]));
    const nameOf = ([id, alias]: readonly [string, string]): string => FORMS[forms.get(id) ?? 0]?.(alias, id) ?? id;
    for (;;) {
        const byName = Map.groupBy(rows, nameOf);
        const clashing = [...byName.values()]
            .filter((group) => group.length > 1)
            .flat()
            .filter(([id]) => (forms.get(id) ?? 0) < FORMS.length - 1);
        if (clashing.length === 0) {
            return new Map(rows.map((row) => [row[0], nameOf(row)]));
        }
        for (const [id] of clashing) {
            forms.set(id, (forms.get(id) ?? 0) + 1);
        }
    }
}

function baseName(alias: string | undefined): string {
    const cleaned = clean(alias ?? "")
        .slice(0, MAX_LENGTH)
        .replace(/-$/, "");
    if (cleaned === "") {
        return PREFIX;
    }
    return /^\d/.test(cleaned) || RESERVED.has(cleaned) ? `${PREFIX}-${cleaned}` : cleaned;
}

/** Accents go, letters of other scripts too; whatever else a name cannot have becomes one hyphen. */
function clean(text: string): string {
    return text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
}
