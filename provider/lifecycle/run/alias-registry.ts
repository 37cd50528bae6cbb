/** Which resource of this program has which alias: the alias is unique in the organisation. */
import { foldCase } from "../../core/certificate/possible-aliases";

/** One for each run of the engine. */
export class AliasRegistry {
    readonly #owners = new Map<string, string>();
    readonly #unnamed = new Set<string>();

    /**
     * Notes that `resource` has `alias`, and gives the other resource that has it, if there is one. A resource is checked more
     * than once in a run, and may come with another file the next time.
     */
    claim(alias: string, resource: string): string | undefined {
        for (const [taken, owner] of this.#owners) {
            if (owner === resource && taken !== alias) {
                this.#owners.delete(taken);
            }
        }
        const owner = this.#owners.get(alias);
        if (owner === undefined) {
            this.#owners.set(alias, resource);
        }
        return owner === resource ? undefined : owner;
    }

    /** This resource and another one whose alias differs from `alias` in case only, in the order of their names. */
    differingInCase(alias: string, resource: string): readonly [string, string] | undefined {
        for (const [taken, owner] of this.#owners) {
            if (owner !== resource && taken !== alias && foldCase(taken) === foldCase(alias)) {
                return owner < resource ? [owner, resource] : [resource, owner];
            }
        }
        return undefined;
    }

    /** Notes whether the resource's file has no friendlyName. Gives the first two of such resources, if there are two. */
    noteUnnamed(resource: string, isUnnamed: boolean): readonly [string, string] | undefined {
        if (!isUnnamed) {
            this.#unnamed.delete(resource);
            return undefined;
        }
        this.#unnamed.add(resource);
        const [first, second] = this.#unnamed;
        return first === undefined || second === undefined ? undefined : [first, second];
    }
}
