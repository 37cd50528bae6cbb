/** Makes JSON of a pending fault: all that says which fault it is, and of an answer's body and headers no value. */
import type { AnswerEffect, FaultEffect, PendingFault } from "../faults/fault";

/** The fault as `POST /faults` takes it, but for what an answer holds, with its counters. */
export function showFault({ match, effect, skipLeft, timesLeft }: PendingFault): object {
    const { path, ...others } = match;
    const shown = path === undefined ? {} : { path: typeof path === "string" ? path : { regexp: path.source } };
    return { match: { ...others, ...shown }, effect: showEffect(effect), skipLeft, timesLeft };
}

function showEffect(effect: FaultEffect): object {
    return effect.kind === "answer" ? showAnswer(effect) : effect;
}

function showAnswer({ body, headers, ...others }: AnswerEffect): object {
    const text = typeof body === "object" ? JSON.stringify(body) : (body ?? "");
    return { ...others, bodyBytes: Buffer.byteLength(text), headerNames: Object.keys(headers ?? {}) };
}
