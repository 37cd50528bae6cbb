/** The test of one value of a dialect. */
import type { DialectOptions } from "signstation-emulator";
import type { World } from "../../support/world";

/** A test and the other dialects that it needs; its world speaks them and the value under test. */
export interface DialectRow {
    readonly with?: DialectOptions;
    readonly test: (world: World) => Promise<void>;
}

/** By `name=value`. */
export type DialectRows = Readonly<Record<string, DialectRow>>;

/** Names the row of a value. */
export function rowOf(name: string, value: string): string {
    return `${name}=${value}`;
}
