/** Answers a failure that the web framework meets, before or past the API's own rules, as a dialect says. */
import type { Answer } from "../http/answer";
import { problems } from "../problems/problems";
import type { Dialect } from "./dialect-table";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Gives the response to such a failure; any other response stays as it is. */
export function answerFailure(failures: Dialect["failures"], answer: Answer): Answer {
    if (answer.framework !== true) {
        return answer;
    }
    switch (failures) {
        case "own":
            return answer;
        case "unauthorized":
            return problems.unauthorized();
        case "forbidden":
            return { status: 403, body: undefined };
        case "catch-all":
            return problems.internal();
    }
}

/**
 * Whether an id that is no UUID fails before the API looks for it, as in a server that binds it to a type. Else it is an
 * id that is not found.
 */
export function refusesId({ failures, errors }: Dialect, id: string): boolean {
    return (failures !== "own" || errors !== "envelope") && !UUID.test(id);
}
