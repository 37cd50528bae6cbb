/** The resource exists and its id is known, but the operation did not end well: the next run goes on from there. */
import type { Properties } from "../../engine-wire";

export class Unfinished extends Error {
    override readonly name = "Unfinished";
    /** Holds secrets: nothing that prints the error can see them here. */
    readonly #state: Properties;

    constructor(
        message: string,
        readonly code: string,
        readonly id: string,
        state: Properties,
    ) {
        super(message);
        this.#state = state;
    }

    /** The outputs so far. */
    get state(): Properties {
        return this.#state;
    }
}
