/** The transport, loaded when the first request goes out: undici takes longer to load than all else together. */
import type * as transport from "./transport";

/** As `createTransport`. A check that stops before anything is sent does without it. */
export function lazyTransport(...settings: Parameters<typeof transport.createTransport>): transport.Transport {
    let loaded: transport.Transport | undefined;
    return (request) => {
        loaded ??= (require("./transport") as typeof transport).createTransport(...settings);
        return loaded(request);
    };
}
