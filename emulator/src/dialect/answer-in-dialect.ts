/** Rewrites a response from the documented form into the emulator's dialect. */
import type { Answer } from "../http/answer";
import type { Dialect } from "./dialect-table";
import { writeErrorBody } from "./error-body";
import { answerFailure } from "./framework-failure";
import { writeSuccess } from "./success-body";

/** What the form of a response depends on. */
export interface Asked {
    readonly method: string;
    /** With a single `/api/v1` prefix. */
    readonly path: string;
}

/** Gives the response as it is sent; in the default dialect it stays as it is. */
export function answerInDialect(dialect: Dialect, answer: Answer, { method, path }: Asked, now: () => Date): Answer {
    return answer.status < 400
        ? writeSuccess(dialect, answer, method)
        : writeErrorBody(dialect, answerFailure(dialect.failures, answer), path, now);
}
