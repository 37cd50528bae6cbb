/** Advice in error messages, with the front end's names of its settings. */
import type { Explain } from "../signstation";
import { adviceFor, downloadAdvice } from "./advice";
import { problemSentence } from "./setting-problems";
import type { Words } from "./words";

export type { Words } from "./words";

/** `words`: the names of one front end. */
export function explainWith(words: Words): Explain {
    return {
        error: (facts) => adviceFor(facts, words),
        problem: (problem) => problemSentence(problem, words),
        download: (reason) => downloadAdvice(reason, words),
    };
}
