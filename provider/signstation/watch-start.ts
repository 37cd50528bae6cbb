/** Notes whether a request has begun to go out on a connection: before that, nothing of it can have been taken. */
import { DecoratorHandler, type Dispatcher } from "undici";

/** The same dispatcher; `onStart` is called when the first byte is about to be written. */
export function watchStart(dispatcher: Dispatcher, onStart: () => void): Dispatcher {
    return dispatcher.compose(
        (dispatch) => (options, handler) => dispatch(options, new StartWatcher(handler, onStart)),
    );
}

class StartWatcher extends DecoratorHandler {
    readonly #onStart: () => void;

    constructor(handler: Dispatcher.DispatchHandler, onStart: () => void) {
        super(handler);
        this.#onStart = onStart;
    }

    onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
        this.#onStart();
        // The typings leave out the methods that DecoratorHandler passes on.
        (DecoratorHandler.prototype as Required<Dispatcher.DispatchHandler>).onRequestStart.call(
            this,
            controller,
            context,
        );
    }
}
