/** Pulumi's six calls of a dynamic provider on one side, the operations of the lifecycle on the other, for every kind of resource. */
import type * as dynamic from "@pulumi/pulumi/dynamic";
import { notFound } from "../lifecycle/errors/not-found";
import type { CallContext } from "../lifecycle/call-context";
import { encode, translate } from "./encoding";
import { pick, type Kind, type Properties } from "./kind/kind";
import { current, guarded } from "./session/session";

/** The six calls. Properties are as the engine's launcher passes them. */
export interface Calls {
    readonly check: (olds: unknown, news: unknown) => Promise<dynamic.CheckResult>;
    readonly diff: (id: string, olds: unknown, news: unknown) => Promise<dynamic.DiffResult>;
    readonly create: (inputs: unknown) => Promise<dynamic.CreateResult>;
    readonly read: (id: string, props: unknown) => Promise<dynamic.ReadResult>;
    readonly update: (id: string, olds: unknown, news: unknown) => Promise<dynamic.UpdateResult>;
    readonly delete: (id: string, props: unknown) => Promise<void>;
}

/** A dynamic provider learns neither URN nor name, so the SDK sends the resource's name as an input. */
const NAME = "__resourceName";
/** The resource option `replaceOnChanges`: the launcher drops the detailed diff by which the engine would apply it. */
const REPLACE_ON_CHANGES = "__replaceOnChanges";

export function adapt<Inputs extends object, Facts extends object, State extends object>(
    kind: Kind<Inputs, Facts, State>,
): Calls {
    const operations = () => kind.operations(current().lifecycle);
    const kept = (properties: Properties) => pick(properties, kind.kept);
    const stateIn = (properties: Properties) => pick(properties, kind.state) as State;
    const checkedIn = (properties: Properties) =>
        translate(properties, [...kind.inputs, ...kind.facts]).decoded as Inputs & Facts;

    const outputs = (properties: Properties, state: State) => ({
        ...kept(properties),
        ...pick({ ...state } as Properties, kind.state),
    });

    async function check(olds: Properties | undefined, news: Properties): Promise<dynamic.CheckResult> {
        const args = translate(news, kind.inputs);
        // A program gives no facts: one that is there was put in by the engine, for `ignoreChanges`.
        const facts = translate(news, kind.facts);
        const pinned = Object.keys(facts.encoded).length > 0 ? (facts.decoded as Facts) : undefined;
        const before = translate(olds ?? {}, kind.facts).decoded as Facts;
        const checked = await operations().check(callOf(news[NAME]), args.decoded, { before, pinned });
        // A run checks a resource more than once.
        checked.warnings.forEach((line) => {
            current().notifyOnce(line);
        });
        return {
            inputs: {
                ...encode({ ...checked.inputs }, args, kind.secrets),
                ...encode({ ...checked.facts }, facts),
                ...pick(news, [NAME, REPLACE_ON_CHANGES]),
            },
            // Some engine versions print the value of a property that failed.
            failures: checked.failures.map(({ property, reason, secret }) => ({
                property: secret === true ? "" : property,
                reason,
            })),
        };
    }

    function diff(id: string, olds: Properties, news: Properties): dynamic.DiffResult {
        // Delete receives the state only, which keeps the old name where the option `aliases` has brought a new one.
        operations().claim(callOf(olds[NAME] ?? news[NAME]), id, stateIn(olds));
        const changes = operations().diff(stateIn(olds), checkedIn(news));
        const wanted = news[REPLACE_ON_CHANGES];
        const replaces = kind.replaces(changes, Array.isArray(wanted) ? wanted.map(String) : []);
        return { changes: changes.changed.length > 0 || changes.stateOnly, replaces, ...kind.replacement };
    }

    async function create(inputs: Properties): Promise<dynamic.CreateResult> {
        const { id, state } = await operations().create(callOf(inputs[NAME]), checkedIn(inputs));
        return { id, outs: outputs(inputs, state) };
    }

    async function read(id: string, props: Properties): Promise<dynamic.ReadResult> {
        // The engine sends no state for the `get` of a program.
        const isGet = (props["endpoint"] ?? undefined) === undefined;
        const inputs = translate(props, kind.inputs).decoded as Partial<Inputs>;
        const known = isGet ? undefined : { inputs, state: stateIn(props) };
        const found = await operations().read(callOf(props[NAME]), id, known);
        if (found === undefined) {
            if (isGet) {
                throw notFound(
                    `${kind.type}.get`,
                    kind.type === "Certificate" ? "certificate" : "department",
                    id,
                    baseUrl(),
                );
            }
            return { id: "", props: {} };
        }
        const drifted = { ...kept(props), ...pick({ ...found.inputs, ...found.facts }, kind.state) };
        // Without a drift the engine keeps the inputs of the last run, which hold more than the state does.
        return { id, props: outputs(props, found.state), ...(found.drifted ? { inputs: drifted } : {}) };
    }

    async function update(id: string, olds: Properties, news: Properties): Promise<dynamic.UpdateResult> {
        const call = callOf(news[NAME] ?? olds[NAME]);
        const state = await operations().update(call, id, stateIn(olds), checkedIn(news));
        return { outs: outputs(news, state) };
    }

    return {
        check: (olds, news) => guarded(undefined, () => check(olds as Properties | undefined, news as Properties)),
        diff: (id, olds, news) => guarded(news, () => diff(id, olds as Properties, news as Properties)),
        create: (inputs) => guarded(inputs, () => create(inputs as Properties), kept),
        read: (id, props) => guarded(props, () => read(id, props as Properties)),
        update: (id, olds, news) =>
            // An update whose outcome is unknown leaves the state of before, as far as that is certain.
            guarded(
                news,
                () => update(id, olds as Properties, news as Properties),
                (properties, code) =>
                    kept(code === "ERR_LEEGALITY_UNKNOWN_OUTCOME" ? (olds as Properties) : properties),
            ),
        delete: (id, props) =>
            guarded(props, () => {
                const state = props as Properties;
                return operations().delete(callOf(state[NAME]), id, stateIn(state));
            }),
    };
}

/** The name is the key too: a program has no two resources of one type and one name, unless components hold them. */
function callOf(name: unknown): CallContext {
    const known = typeof name === "string" ? name : undefined;
    return {
        urn: known,
        name: known,
        log: (_severity, text) => {
            current().notify(text);
        },
    };
}

function baseUrl(): string {
    const result = current().adapters.settings();
    return "problems" in result ? "not configured" : result.settings.baseUrl;
}
