/** Advice in error messages, with the front end's names of its settings. */
import type { Advise } from "../lifecycle/errors/advice-reason";
import type { Explain } from "../signstation";
import { adviceFor, downloadAdvice } from "./advice";
import { lifecycleAdvice } from "./lifecycle-advice";
import { problemSentence } from "./setting-problems";
import type { Words } from "./words";

export type { Words } from "./words";

/** The advice of one front end: for the client, and for the lifecycle. */
export interface Advice {
    readonly explain: Explain;
    readonly advise: Advise;
}

/** `words`: the front end's names. */
export function adviceWith(words: Words): Advice {
    return {
        explain: {
            error: (facts) => adviceFor(facts, words),
            problem: (problem) => problemSentence(problem, words),
            download: (reason) => downloadAdvice(reason, words),
        },
        advise: (reason) => lifecycleAdvice(reason, words),
    };
}
