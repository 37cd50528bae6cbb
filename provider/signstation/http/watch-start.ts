/** Notes whether a request has begun to go out on a connection: before that, the server cannot have processed it. */
import type { Dispatcher } from "undici";

/** The same dispatcher, for `request`; `onStart` is called when the first byte is about to be written. */
export function watchStart(dispatcher: Dispatcher, onStart: () => void): Dispatcher {
    return dispatcher.compose(
        // undici asserts that a handler has these methods; that of `request` has no others.
        (dispatch) => (options, handler) => dispatch(options, new StartWatcher(handler as Handler, onStart)),
    );
}

type Handler = Required<
    Pick<
        Dispatcher.DispatchHandler,
        "onRequestStart" | "onResponseStart" | "onResponseData" | "onResponseEnd" | "onResponseError"
    >
>;

class StartWatcher implements Handler {
    readonly #handler: Handler;
    readonly #onStart: () => void;

    constructor(handler: Handler, onStart: () => void) {
        this.#handler = handler;
        this.#onStart = onStart;
    }

    onRequestStart(...given: Parameters<Handler["onRequestStart"]>): void {
        this.#onStart();
        this.#handler.onRequestStart(...given);
    }

    onResponseStart(...given: Parameters<Handler["onResponseStart"]>): void {
        this.#handler.onResponseStart(...given);
    }

    onResponseData(...given: Parameters<Handler["onResponseData"]>): void {
        this.#handler.onResponseData(...given);
    }

    onResponseEnd(...given: Parameters<Handler["onResponseEnd"]>): void {
        this.#handler.onResponseEnd(...given);
    }

    onResponseError(...given: Parameters<Handler["onResponseError"]>): void {
        this.#handler.onResponseError(...given);
    }
}
