/** Makes JSON of a pending fault: which fault it is, the size of a response's body and the names of its headers, and no value of them. */
import type { AnswerEffect, FaultEffect, PendingFault } from "../faults/fault";

/** The fault in the form of `POST /faults`, without the content of a response, with its counters. */
export function showFault({ match, effect, skipLeft, timesLeft }: PendingFault): object {
    const { path, ...others } = match;
    const shown = path === undefined ? {} : { path: typeof path === "string" ? path : { regexp: path.source } };
    return { match: { ...others, ...shown }, effect: showEffect(effect), skipLeft, timesLeft };
}

function showEffect(effect: FaultEffect): object {
    return effect.kind === "answer" ? showResponse(effect) : effect;
}

function showResponse({ body, headers, ...others }: AnswerEffect): object {
    const text = typeof body === "object" ? JSON.stringify(body) : (body ?? "");
    return { ...others, bodyBytes: Buffer.byteLength(text), headerNames: Object.keys(headers ?? {}) };
}
