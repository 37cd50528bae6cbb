/** The first stage of a request: sends it with a proof, and once more with another one if the server refuses that. */
import { OutOfTimeError, type TimeBound } from "../http/time-bound";
import type { Authorization, Proof } from "./authorization";

/** What the stage needs to know of how the request ended. */
export interface Refusable {
    /** 401, or what some servers send in its place: the proof may be what is refused. */
    readonly isRefusal: boolean;
    /** A response that the API sends to nobody whom it does not know. */
    readonly isAccepted: boolean;
}

export interface Authorized<R> {
    readonly result: R;
    /** The token was refused in both headers. */
    readonly refusedInBoth: boolean;
    /** It was refused although the server had taken a token in this header before: the cause may be another one. */
    readonly refusedAfterAccepted: boolean;
}

/**
 * If the header has never been accepted, tries the other one. If it has, or if both are refused, tries once with a renewed
 * token. What is not `repeatable` is not sent again after a refusal in a header that was accepted before: some servers answer
 * so to a request that they have processed.
 */
export async function authorize<R extends Refusable>(
    authorization: Authorization,
    { repeatable, time }: { readonly repeatable: boolean; readonly time: TimeBound },
    run: (proof: Proof) => Promise<R>,
): Promise<Authorized<R>> {
    let proof = await authorization.prove(time);
    const tried = new Set<string>();
    let renewed = false;
    let afterAccepted = false;
    let last: R | undefined;
    const ended = (result: R): Authorized<R> => ({
        result,
        refusedInBoth: result.isRefusal && tried.size === 2,
        refusedAfterAccepted: afterAccepted,
    });
    try {
        for (;;) {
            last = await run(proof);
            if (!last.isRefusal) {
                if (last.isAccepted) {
                    authorization.accept(proof);
                }
                return ended(last);
            }
            tried.add(proof.in);
            const wasAccepted = authorization.wasAccepted(proof);
            afterAccepted ||= wasAccepted;
            if (!wasAccepted && tried.size === 1) {
                proof = authorization.inOtherHeader(proof);
                continue;
            }
            const canRenew = authorization.renew(proof) && !renewed;
            if (!canRenew || (wasAccepted && !repeatable)) {
                return ended(last);
            }
            renewed = true;
            tried.clear();
            proof = await authorization.prove(time);
        }
    } catch (error) {
        if (error instanceof OutOfTimeError && last !== undefined) {
            return ended(last);
        }
        throw error;
    }
}
