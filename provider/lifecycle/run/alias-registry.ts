/** Which resource of this program has which alias: the alias is unique in the organisation. */

/** One for each run of the engine. */
export class AliasRegistry {
    readonly #owners = new Map<string, string>();

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
}
