/** The test of one row of emulator/FIDELITY.md. */
import type { World } from "../../support/world";

/** Tests by the name of their row; each gets an emulator of its own. */
export type Rows = Readonly<Record<string, (world: World) => Promise<void>>>;
