/** Reads a fault from JSON, or says all that is wrong with it without repeating a value. */
import type { Fault, FaultEffect, FaultMatch } from "../faults/fault";

/** A fault, or the reason why there is none. */
export type FaultReading = { readonly fault: Fault } | { readonly refused: string };

/** What a member must be. Its numbers and headers are checked when the fault is queued. */
interface Rule {
    readonly is: (value: unknown) => boolean;
    readonly said: string;
    readonly optional?: true;
}

type Rules<T> = { readonly [Name in Exclude<keyof T, "kind">]-?: Rule };

const number: Rule = { is: (value) => typeof value === "number", said: "a number" };
const text: Rule = { is: isText, said: "a text" };
const texts: Rule = {
    is: (value) => isObject(value) && Object.values(value).every(isText),
    said: "an object whose values are texts",
};
const textOrJson: Rule = {
    is: (value) => isText(value) || (typeof value === "object" && value !== null),
    said: "a text, an object or a list",
};
const path: Rule = {
    is: (value) => isText(value) || (isObject(value) && Object.keys(value).join() === "regexp" && isRegExp(value)),
    said: 'a text, or {"regexp": "..."} with a regular expression',
};
const when = oneOf("before", "after");

const MATCH: Rules<FaultMatch> = {
    method: optional(text),
    path: optional(path),
    skip: optional(number),
    times: optional(number),
};

const EFFECTS: { readonly [Kind in FaultEffect["kind"]]: Rules<Extract<FaultEffect, { kind: Kind }>> } = {
    answer: {
        status: number,
        body: optional(textOrJson),
        headers: optional(texts),
        contentType: optional(text),
        when: optional(when),
    },
    "retry-after": { status: number, seconds: number, form: optional(oneOf("seconds", "http-date")) },
    delay: { ms: number, when: optional(when) },
    drop: { when },
    truncate: { bytes: number },
    "not-json": {},
    "wrong-shape": { field: optional(text) },
    "slow-drip": { everyMs: number, bytes: optional(number) },
    stale: { reads: number },
    "expire-tokens": {},
};

/** Reads `{match?, effect}`; a member that is not known is refused, so that no typing mistake goes unnoticed. */
export function readFault(value: unknown): FaultReading {
    if (!isObject(value) || Object.keys(value).some((name) => name !== "match" && name !== "effect")) {
        return { refused: "a fault must be an object with match and effect" };
    }
    const { match = {}, effect } = value;
    if (!isObject(match) || !isObject(effect)) {
        return { refused: "match and effect must be objects" };
    }
    const { kind, ...members } = effect;
    const rules = isText(kind) && Object.hasOwn(EFFECTS, kind) ? EFFECTS[kind as FaultEffect["kind"]] : undefined;
    if (rules === undefined) {
        return { refused: `effect.kind must be one of ${Object.keys(EFFECTS).join(", ")}` };
    }
    const problems = [...problemsOf("match", match, MATCH), ...problemsOf("effect", members, rules)];
    if (problems.length > 0) {
        return { refused: problems.join("; ") };
    }
    const found = isObject(match["path"]) ? { ...match, path: new RegExp(String(match["path"]["regexp"])) } : match;
    return { fault: { match: found, effect: effect as unknown as FaultEffect } };
}

function problemsOf(where: string, given: Record<string, unknown>, rules: Readonly<Record<string, Rule>>): string[] {
    const allowed = Object.keys(rules);
    const unknown = Object.keys(given).some((name) => !allowed.includes(name));
    const wrong = Object.entries(rules).filter(([name, rule]) =>
        Object.hasOwn(given, name) ? !rule.is(given[name]) : rule.optional !== true,
    );
    return [
        ...(unknown ? [`${where} may have ${allowed.join(", ") || "nothing more"}, and nothing else`] : []),
        ...wrong.map(([name, rule]) => `${where}.${name} must be ${rule.said}`),
    ];
}

function optional(rule: Rule): Rule {
    return { ...rule, optional: true };
}

function oneOf(...values: readonly string[]): Rule {
    return { is: (value) => isText(value) && values.includes(value), said: values.join(" or ") };
}

function isText(value: unknown): value is string {
    return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRegExp({ regexp }: Record<string, unknown>): boolean {
    try {
        return isText(regexp) && new RegExp(regexp).source !== "";
    } catch {
        return false;
    }
}
