/** Which resource owns which id in this run: a certificate, or a department, belongs to one resource. */

/** One for each kind in each run of the engine. An owner is the resource's URN; undefined if the front end does not know it. */
export class IdRegistry {
    readonly #owners = new Map<string, string | undefined>();
    /** Ids that a new resource has claimed in this run. */
    readonly #claimed = new Set<string>();
    readonly #deleted = new Set<string>();

    /** Registers a resource that is in the state already as the owner. False if a new one has claimed the id in this run. */
    register(id: string, owner: string | undefined): boolean {
        if (this.#claimed.has(id)) {
            return false;
        }
        this.#owners.set(id, owner);
        return true;
    }

    /** Makes a new resource the owner. False, and nothing changes, if the id has an owner. */
    claim(id: string, owner: string | undefined): boolean {
        if (this.hasOwner(id)) {
            return false;
        }
        this.#owners.set(id, owner);
        this.#claimed.add(id);
        return true;
    }

    /** Undoes a claim, because the new resource was not created. */
    release(id: string): void {
        this.#owners.delete(id);
        this.#claimed.delete(id);
    }

    hasOwner(id: string): boolean {
        return this.#owners.has(id);
    }

    /** Whether `resource`, which is about to be deleted, must leave the id to another resource. */
    isOwnedByOther(id: string, resource: string | undefined): boolean {
        const owner = this.#owners.get(id);
        return this.#claimed.has(id) || (owner !== undefined && resource !== undefined && owner !== resource);
    }

    markDeleted(id: string): void {
        this.#owners.delete(id);
        this.#deleted.add(id);
    }

    wasDeleted(id: string): boolean {
        return this.#deleted.has(id);
    }
}
