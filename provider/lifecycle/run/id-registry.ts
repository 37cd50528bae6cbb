/** Which ids the resources of one kind hold in this run: a certificate, or a department, belongs to one resource. */

/** One for each kind in each run of the engine. Resources are told apart by their name, as far as they have one. */
export class IdRegistry {
    readonly #holders = new Map<string, string | undefined>();
    readonly #taken = new Set<string>();
    readonly #deleted = new Set<string>();

    /** A resource that is in the state already has this id. False when a new one has taken it over in this run. */
    note(id: string, resource: string | undefined): boolean {
        if (this.#taken.has(id)) {
            return false;
        }
        this.#holders.set(id, resource);
        return true;
    }

    /** A new resource wants this id. False, and nothing is noted, when another one has it. */
    take(id: string, resource: string | undefined): boolean {
        if (this.isHeld(id)) {
            return false;
        }
        this.#holders.set(id, resource);
        this.#taken.add(id);
        return true;
    }

    /** What was taken is given back, because the new resource did not come about. */
    giveBack(id: string): void {
        this.#holders.delete(id);
        this.#taken.delete(id);
    }

    isHeld(id: string): boolean {
        return this.#holders.has(id);
    }

    /** Whether this resource, which is on its way out, must leave what it has to another one. */
    isAnothers(id: string, resource: string | undefined): boolean {
        const holder = this.#holders.get(id);
        return this.#taken.has(id) || (holder !== undefined && resource !== undefined && holder !== resource);
    }

    /** What had this id was deleted. */
    noteDeleted(id: string): void {
        this.#holders.delete(id);
        this.#deleted.add(id);
    }

    wasDeleted(id: string): boolean {
        return this.#deleted.has(id);
    }
}
