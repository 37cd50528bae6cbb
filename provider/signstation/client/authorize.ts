/** The first stage of a request: sends it with a token in a header, and with another header or token if the server refuses that. */
import { OutOfTimeError, type TimeBound } from "../http/time-bound";
import type { Authorization, Proof, TokenHeader } from "./authorization";

/** What the stage needs to know of the end of the request. */
export interface Refusable {
    /** 401, or what some servers send in its place: the token may be refused. */
    readonly isRefusal: boolean;
    /** A response that the API sends only if it accepts the token. */
    readonly isAccepted: boolean;
}

export interface Authorized<R> {
    readonly result: R;
    /** How many times it was refused. */
    readonly refusals: number;
    /** The token was refused in both headers. */
    readonly refusedInBoth: boolean;
    /** It was refused although the server had accepted a token in this header before: there may be another cause. */
    readonly refusedAfterAccepted: boolean;
}

/**
 * If the server has never accepted the header, sends the request in the other one. If it has, or if it refuses both, sends it
 * once with a renewed token. A request that is not `repeatable` is not sent again after a refusal in a header that was
 * accepted before: some servers answer 401 to a request that they have processed.
 */
export async function authorize<R extends Refusable>(
    authorization: Authorization,
    { repeatable, time }: { readonly repeatable: boolean; readonly time: TimeBound },
    run: (proof: Proof) => Promise<R>,
): Promise<Authorized<R>> {
    let proof = await authorization.prove(time);
    const refusedIn = new Set<TokenHeader>();
    let refusals = 0;
    let renewed = false;
    let afterAccepted = false;
    let last: R | undefined;
    const ended = (result: R): Authorized<R> => ({
        result,
        refusals,
        refusedInBoth: result.isRefusal && refusedIn.size === 2,
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
            refusals++;
            refusedIn.add(proof.in);
            const wasAccepted = authorization.wasAccepted(proof);
            afterAccepted ||= wasAccepted;
            if (!wasAccepted && refusedIn.size === 1) {
                proof = authorization.inOtherHeader(proof);
                continue;
            }
            const canRenew = authorization.renew(proof) && !renewed;
            if (!canRenew || (wasAccepted && !repeatable)) {
                return ended(last);
            }
            renewed = true;
            refusedIn.clear();
            proof = await authorization.prove(time);
        }
    } catch (error) {
        if (error instanceof OutOfTimeError && last !== undefined) {
            return ended(last);
        }
        throw error;
    }
}
