/** Objects without undefined keys: one of them in outputs makes the engine's launcher fail after the remote work is done. */

/** Drops every undefined key. */
export function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
    return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
