/** An id registry that also knows what the other provider processes of the run have claimed. */
import type { Claims } from "./claim-files";
import { IdRegistry } from "./id-registry";

export interface SharedIds {
    /** Undefined if no engine is known. */
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

    override register(id: string, resource: string | undefined): boolean {
        if (this.#others(id)?.adopted === true || !super.register(id, resource)) {
            return false;
        }
        this.#claims?.claim(this.#key(id), { owner: resource ?? "", adopted: false });
        return true;
    }

    override claim(id: string, resource: string | undefined): boolean {
        if (!super.claim(id, resource)) {
            return false;
        }
        if (this.#claims?.claim(this.#key(id), { owner: resource ?? "", adopted: true }) === false) {
            super.release(id);
            return false;
        }
        return true;
    }

    override release(id: string): void {
        super.release(id);
        this.#claims?.release(this.#key(id));
    }

    override hasOwner(id: string): boolean {
        return super.hasOwner(id) || this.#others(id) !== undefined;
    }

    override isOwnedByOther(id: string, resource: string | undefined): boolean {
        return super.isOwnedByOther(id, resource) || this.#others(id) !== undefined;
    }

    override markDeleted(id: string): void {
        super.markDeleted(id);
        this.#claims?.release(this.#key(id));
    }

    #others(id: string) {
        return this.#claims?.others(this.#key(id));
    }

    #key(id: string): string {
        return `${this.#scope} ${id}`;
    }
}
