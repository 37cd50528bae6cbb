/** Loads node:sqlite without its notice of being experimental, and without hiding any other warning. */
import type * as Sqlite from "node:sqlite";

/** This Node.js has no SQLite. */
export class UnsupportedNodeError extends Error {
    override readonly name = "UnsupportedNodeError";

    constructor() {
        super(`this is Node.js ${process.versions.node}; the emulator needs 22.19 or later`);
    }
}

/**
 * Loads the module; Node.js itself loads it only once.
 *
 * @throws {UnsupportedNodeError} when this Node.js is too old to have it.
 */
export function loadSqlite(): typeof Sqlite {
    const original: unknown = Reflect.get(process, "emitWarning");
    const emitOthers = (...given: unknown[]): void => {
        if (given[1] !== "ExperimentalWarning" && typeof original === "function") {
            Reflect.apply(original, process, given);
        }
    };
    // Node.js gives the notice while the module loads, so that the original can be put back at once.
    Reflect.set(process, "emitWarning", emitOthers);
    try {
        // Node.js before 20.16 and 22.3 has no getBuiltinModule.
        const runtime: Partial<Pick<NodeJS.Process, "getBuiltinModule">> = process;
        const loaded = runtime.getBuiltinModule?.("node:sqlite");
        if (loaded === undefined) {
            throw new UnsupportedNodeError();
        }
        return loaded;
    } finally {
        Reflect.set(process, "emitWarning", original);
    }
}
