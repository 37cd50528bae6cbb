/** What a run remembers, by the URN of the resource that a call is for: names alone are not unique. */
import type { AsyncLocalStorage } from "node:async_hooks";
import { AliasRegistry } from "../../lifecycle/run/alias-registry";
import { IdRegistry } from "../../lifecycle/run/id-registry";
import type { CallContext } from "../port";

type Calls = AsyncLocalStorage<CallContext>;

export class AliasesByUrn extends AliasRegistry {
    constructor(private readonly calls: Calls) {
        super();
    }

    /** The name of the other resource, for messages. */
    override claim(alias: string, resource: string): string | undefined {
        const other = super.claim(alias, this.calls.getStore()?.urn ?? resource);
        return other?.split("::").at(-1);
    }
}

export class IdsByUrn extends IdRegistry {
    constructor(private readonly calls: Calls) {
        super();
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
