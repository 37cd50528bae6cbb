/** Which resource of this program has which alias: the alias is unique in the organisation. */
import { foldCase } from "../../core/certificate/matching/possible-aliases";
import type { Claims } from "./claim-files";

/** A resource, by the key that only it has and by the name that messages use. */
export interface Owner {
    readonly urn: string;
    readonly name: string;
}

/** What the other provider processes of the run have claimed. */
export interface SharedAliases {
    /** Undefined if no engine is known. */
    readonly claims: Claims | undefined;
    /** The organisation, in which an alias is unique. */
    readonly scope: string;
}

/** One for each run of the engine. The resources of a preview, or of an up, are checked by processes that run side by side. */
export class AliasRegistry {
    readonly #owners = new Map<string, Owner>();
    readonly #unnamed = new Map<string, Owner>();
    readonly #shared: SharedAliases;

    constructor(shared: SharedAliases = { claims: undefined, scope: "" }) {
        this.#shared = shared;
    }

    /**
     * Registers that `resource` has `alias`, and returns the name of the other resource that has it, if there is one. A resource is
     * checked more than once in a run, and may come with another file the next time. A resource that is about to be deleted is not
     * checked, so a new one can have its alias.
     */
    claim(alias: string, resource: Owner): string | undefined {
        for (const [known, owner] of this.#owners) {
            if (owner.urn === resource.urn && known !== alias) {
                this.#owners.delete(known);
                this.#shared.claims?.release(this.#key(known));
            }
        }
        const owner = this.#owners.get(alias) ?? this.#ownerElsewhere(alias, resource);
        if (owner === undefined) {
            this.#owners.set(alias, resource);
        }
        return owner === undefined || owner.urn === resource.urn ? undefined : owner.name;
    }

    /** Claims the alias for `resource`, unless another process of the run has it for a resource of its own. */
    #ownerElsewhere(alias: string, { urn, name }: Owner): Owner | undefined {
        const { claims } = this.#shared;
        if (claims === undefined || claims.claim(this.#key(alias), { owner: urn, adopted: false, name })) {
            return undefined;
        }
        const other = claims.others(this.#key(alias));
        return other === undefined ? undefined : { urn: other.owner, name: other.name ?? other.owner };
    }

    #key(alias: string): string {
        return `Alias ${this.#shared.scope} ${alias}`;
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
