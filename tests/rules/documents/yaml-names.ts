/** The names that a YAML program gives to this package: its types, functions, arguments and outputs. */
import { NAMES } from "./program-blocks";

interface Resource {
    readonly type: string;
    readonly properties?: object;
}

interface Invoke {
    readonly function: string;
    readonly arguments?: object;
    readonly return?: string;
}

/** `name property` for each property that the schema lacks, and each resource or function that it lacks. */
export function unknownYamlNames(program: unknown): string[] {
    const { resources = {}, variables = {} } = program as Record<string, Record<string, Resource>>;
    const called = new Map<string, string>();
    for (const [name, { type }] of Object.entries(resources)) {
        called.set(name, nameOf(type));
    }
    for (const [name, variable] of Object.entries(variables)) {
        for (const { function: token } of invokes(variable)) {
            called.set(name, nameOf(token));
        }
    }
    const read = Array.from(JSON.stringify(program).matchAll(/\$\{(\w+)\.(\w+)/g)).flatMap(
        ([, name = "", output = ""]) =>
            called.has(name) && output !== "id" ? unknown(called.get(name) ?? "", "outputs", [output]) : [],
    );
    return [
        ...Object.values(resources).flatMap(({ type, properties = {} }) =>
            unknown(nameOf(type), "inputs", Object.keys(properties)),
        ),
        ...invokes(program).flatMap(({ function: token, arguments: given = {}, return: output }) => [
            ...unknown(nameOf(token), "inputs", Object.keys(given)),
            ...(output === undefined ? [] : unknown(nameOf(token), "outputs", [output])),
        ]),
        ...read,
    ];
}

function unknown(name: string, kind: "inputs" | "outputs", properties: readonly string[]): string[] {
    const known = NAMES[name];
    return known === undefined
        ? [name]
        : properties.filter((property) => !known[kind].includes(property)).map((property) => `${name} ${property}`);
}

function nameOf(token: string): string {
    return token === "pulumi:providers:leegality" ? "Provider" : token.replace("leegality:", "");
}

/** Every `fn::invoke` in a value, at any depth. */
function invokes(value: unknown): Invoke[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const own = (value as { "fn::invoke"?: Invoke })["fn::invoke"];
    return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(invokes)];
}
