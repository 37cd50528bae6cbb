/** What a run remembers, by the URN of the resource that a call is for: names alone are not unique. */
import type { AsyncLocalStorage } from "node:async_hooks";
import { AliasRegistry } from "../../lifecycle/run/alias-registry";
import type { Claims } from "../../lifecycle/run/claim-files";
import { SharedIdRegistry, type SharedIds } from "../../lifecycle/run/shared-id-registry";
import type { CallContext } from "../port";

type Calls = AsyncLocalStorage<CallContext>;

/** Gives names where the lifecycle wants them for its messages. */
export class AliasesByUrn extends AliasRegistry {
    readonly #claimed = new Map<string, string>();

    constructor(
        private readonly calls: Calls,
        private readonly claims: Claims | undefined,
        private readonly scope: string,
    ) {
        super();
    }

    /** An alias is also another's where a resource of another provider of the run has it. */
    override claim(alias: string, resource: string): string | undefined {
        const urn = this.#urn(resource);
        const key = `${this.scope} ${alias}`;
        const before = this.#claimed.get(urn);
        if (before !== undefined && before !== key) {
            this.claims?.release(before);
        }
        const other = super.claim(alias, urn) ?? this.claims?.others(key)?.owner;
        if (other === undefined) {
            this.claims?.claim(key, { owner: urn, taken: false });
            this.#claimed.set(urn, key);
        }
        return other === undefined ? undefined : nameIn(other);
    }

    override differingInCase(alias: string, resource: string): readonly [string, string] | undefined {
        return namesIn(super.differingInCase(alias, this.#urn(resource)));
    }

    override noteUnnamed(resource: string, isUnnamed: boolean): readonly [string, string] | undefined {
        return namesIn(super.noteUnnamed(this.#urn(resource), isUnnamed));
    }

    #urn(resource: string): string {
        return this.calls.getStore()?.urn ?? resource;
    }
}

export class IdsByUrn extends SharedIdRegistry {
    constructor(
        private readonly calls: Calls,
        shared: SharedIds,
    ) {
        super(shared);
    }

    override note(id: string): boolean {
        return super.note(id, this.#urn());
    }

    override take(id: string): boolean {
        return super.take(id, this.#urn());
    }

    override isAnothers(id: string): boolean {
        return super.isAnothers(id, this.#urn());
    }

    #urn(): string | undefined {
        return this.calls.getStore()?.urn;
    }
}

function namesIn(pair: readonly [string, string] | undefined): readonly [string, string] | undefined {
    return pair === undefined ? undefined : [nameIn(pair[0]), nameIn(pair[1])];
}

function nameIn(urn: string): string {
    return urn.split("::").at(-1) ?? urn;
}
