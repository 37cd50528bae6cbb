/** An id registry that also knows what the other provider processes of the run hold. */
import type { Claims } from "./claim-files";
import { IdRegistry } from "./id-registry";

export interface SharedIds {
    /** Undefined where there is no engine to share a run of. */
    readonly claims: Claims | undefined;
    /** What is claimed besides the id: the kind of resource, and the SignStation that holds it. */
    readonly scope: string;
}

export class SharedIdRegistry extends IdRegistry {
    readonly #claims: Claims | undefined;
    readonly #scope: string;

    constructor({ claims, scope }: SharedIds) {
        super();
        this.#claims = claims;
        this.#scope = scope;
    }

    override note(id: string, resource: string | undefined): boolean {
        if (this.#others(id)?.taken === true || !super.note(id, resource)) {
            return false;
        }
        this.#claims?.claim(this.#key(id), { owner: resource ?? "", taken: false });
        return true;
    }

    override take(id: string, resource: string | undefined): boolean {
        if (!super.take(id, resource)) {
            return false;
        }
        if (this.#claims?.claim(this.#key(id), { owner: resource ?? "", taken: true }) === false) {
            super.giveBack(id);
            return false;
        }
        return true;
    }

    override giveBack(id: string): void {
        super.giveBack(id);
        this.#claims?.release(this.#key(id));
    }

    override isHeld(id: string): boolean {
        return super.isHeld(id) || this.#others(id) !== undefined;
    }

    override isAnothers(id: string, resource: string | undefined): boolean {
        return super.isAnothers(id, resource) || this.#others(id) !== undefined;
    }

    override noteDeleted(id: string): void {
        super.noteDeleted(id);
        this.#claims?.release(this.#key(id));
    }

    #others(id: string) {
        return this.#claims?.others(this.#key(id));
    }

    #key(id: string): string {
        return `${this.#scope} ${id}`;
    }
}
