/** Every departure from the default dialect, one value at a time, for tests that run once in each. */
import { dialectNames, type DialectName, type DialectOptions, dialectTable } from "./dialect-table";

/** One value that is not a default. */
export interface DialectVariant {
    readonly name: DialectName;
    readonly value: string;
    /** What the value means. */
    readonly meaning: string;
    /** The option of `startEmulator` that sets this value and nothing else. */
    readonly dialect: DialectOptions;
}

/** In the order of the table. */
export const dialectVariants: readonly DialectVariant[] = dialectNames.flatMap((name) =>
    dialectTable[name].values
        .slice(1)
        .map(([value, meaning]) => ({ name, value, meaning, dialect: { [name]: value } })),
);
