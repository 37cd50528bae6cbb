/** Which resource of this program has which alias: the alias is unique in the organisation. */
import { foldCase } from "../../core/certificate/matching/possible-aliases";

/** A resource, by the key that only it has and by the name that messages use. */
export interface Owner {
    readonly urn: string;
    readonly name: string;
}

/** One for each run of the engine. */
export class AliasRegistry {
    readonly #owners = new Map<string, Owner>();
    readonly #unnamed = new Map<string, Owner>();

    /**
     * Registers that `resource` has `alias`, and returns the name of the other resource that has it, if there is one. A resource is
     * checked more than once in a run, and may come with another file the next time.
     */
    claim(alias: string, resource: Owner): string | undefined {
        for (const [known, owner] of this.#owners) {
            if (owner.urn === resource.urn && known !== alias) {
                this.#owners.delete(known);
            }
        }
        const owner = this.#owners.get(alias);
        if (owner === undefined) {
            this.#owners.set(alias, resource);
        }
        return owner === undefined || owner.urn === resource.urn ? undefined : owner.name;
    }

    /** The names of this resource and of another one whose alias differs from `alias` in case only, sorted. */
    differingInCase(alias: string, resource: Owner): readonly [string, string] | undefined {
        for (const [known, owner] of this.#owners) {
            if (owner.urn !== resource.urn && known !== alias && foldCase(known) === foldCase(alias)) {
                return owner.name < resource.name ? [owner.name, resource.name] : [resource.name, owner.name];
            }
        }
        return undefined;
    }

    /** Registers whether the resource's file has no friendlyName. Returns the names of the first two such resources, if there are two. */
    registerUnnamed(resource: Owner, isUnnamed: boolean): readonly [string, string] | undefined {
        if (!isUnnamed) {
            this.#unnamed.delete(resource.urn);
            return undefined;
        }
        this.#unnamed.set(resource.urn, resource);
        const [first, second] = this.#unnamed.values();
        return first === undefined || second === undefined ? undefined : [first.name, second.name];
    }
}
