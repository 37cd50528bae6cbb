/** Objects without undefined keys: a key that is there has a value. */

/** Drops every undefined key. */
export function defined<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
    return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
