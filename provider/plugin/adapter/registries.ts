/** What a run remembers, by the URN of the resource that a call is for: names alone are not unique. */
import type { AsyncLocalStorage } from "node:async_hooks";
import { AliasRegistry } from "../../lifecycle/run/alias-registry";
import { IdRegistry } from "../../lifecycle/run/id-registry";
import type { CallContext } from "../port";

type Calls = AsyncLocalStorage<CallContext>;

/** Gives names where the lifecycle wants them for its messages. */
export class AliasesByUrn extends AliasRegistry {
    constructor(private readonly calls: Calls) {
        super();
    }

    override claim(alias: string, resource: string): string | undefined {
        const other = super.claim(alias, this.#urn(resource));
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

function namesIn(pair: readonly [string, string] | undefined): readonly [string, string] | undefined {
    return pair === undefined ? undefined : [nameIn(pair[0]), nameIn(pair[1])];
}

function nameIn(urn: string): string {
    return urn.split("::").at(-1) ?? urn;
}
