/** Waits in a way that ends with the emulator. */
import { setTimeout as pause } from "node:timers/promises";

/** Waits; `false` when the emulator was stopped meanwhile. */
export async function waitFor(ms: number, stopping: AbortSignal): Promise<boolean> {
    try {
        await pause(ms, undefined, { signal: stopping });
        return true;
    } catch {
        return false;
    }
}
