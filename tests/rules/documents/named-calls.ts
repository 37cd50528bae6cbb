/** The names that a Python or Go program gives to this package: arguments of its calls, and outputs of their results. */
import { NAMES } from "./program-blocks";

interface Language {
    /** Finds the calls. Its groups: the variable of the result, if there is one; the name that is called. */
    readonly call: RegExp;
    /** Finds the arguments. Its groups: what is called; it ends before the bracket that holds the arguments. */
    readonly args: RegExp;
    /** Finds the names within the brackets. */
    readonly argument: RegExp;
    /** A name of the schema as the language writes it. */
    readonly write: (name: string) => string;
    /** What every resource of the language has. */
    readonly always: { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
}

export const PYTHON: Language = {
    call: /(?:(\w+) = )?leegality\.(\w+)\(/g,
    args: /leegality\.(\w+)(?=\()/g,
    argument: /(?<=[(,]\s*)(\w+)=/g,
    write: (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    always: { inputs: ["opts"], outputs: ["id"] },
};

export const GO: Language = {
    call: /(?:(\w+)(?:, err)? :?= )?leegality\.(?:New)?(\w+)\(/g,
    args: /leegality\.(\w+?)(?:Output)?Args(?=\{)/g,
    argument: /(?<=[{,]\s*)(\w+):/g,
    write: (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    always: { inputs: [], outputs: ["ID"] },
};

/** `call name` for each name in the program that the schema lacks, and each call that is none of this package. */
export function unknownNames(text: string, { call, args, argument, write, always }: Language): string[] {
    // What stands in quotes is no name.
    const program = text.replace(/"[^"\n]*"/g, '""');
    const given = Array.from(program.matchAll(args)).flatMap(({ 0: match, 1: called = "", index }) => {
        const names = withoutNested(bracketed(program, index + match.length)).matchAll(argument);
        return Array.from(names, ([, name = ""]) => ({ called, name, kind: "inputs" as const }));
    });
    const calls = Array.from(program.matchAll(call), ([, variable, called = ""]) => ({ variable, called }));
    const read = calls.flatMap(({ variable, called }) => {
        const names = variable === undefined ? [] : program.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, "g"));
        return Array.from(names, ([, name = ""]) => ({ called, name, kind: "outputs" as const }));
    });
    const unknown = [...given, ...read].filter(({ called, name, kind }) => {
        const known = [...(namesOf(called, write)?.[kind] ?? []).map(write), ...always[kind]];
        return !known.includes(name);
    });
    return [
        ...calls.filter(({ called }) => namesOf(called, write) === undefined).map(({ called }) => called),
        ...unknown.map(({ called, name }) => `${called} ${name}`),
    ];
}

/** Go calls the function of a resource's name Lookup; functions have a second form that ends with Output. */
function namesOf(called: string, write: (name: string) => string) {
    const plain = called.replace(/^Lookup/, "Get").replace(/_?[oO]utput$/, "");
    return Object.entries(NAMES).find(([name]) => plain === name || plain === write(name))?.[1];
}

/** From the opening bracket at `start` to the one that closes it. */
function bracketed(text: string, start: number): string {
    let depth = 0;
    for (let end = start; end < text.length; end += 1) {
        depth += "({[".includes(text.charAt(end)) ? 1 : ")}]".includes(text.charAt(end)) ? -1 : 0;
        if (depth === 0) {
            return text.slice(start, end + 1);
        }
    }
    throw new Error(`the bracket does not close: ${text.slice(start)}`);
}

/** Brackets within the outer ones are emptied: their names are those of other calls. */
function withoutNested(text: string): string {
    const inner = text.slice(1, -1);
    const emptied = inner.replace(/[({[][^(){}[\]]*[)}\]]/g, "");
    return emptied === inner ? text : withoutNested(`${text.charAt(0)}${emptied}${text.charAt(text.length - 1)}`);
}
