/** withEmulator: runs a function against an emulator of its own, which is always stopped. */
import { type Emulator, type EmulatorOptions, startEmulator } from "signstation-emulator";

/** Runs a function against an emulator of its own; resolves to what the function returns. */
export async function withEmulator<T>(options: EmulatorOptions, run: (emulator: Emulator) => Promise<T>): Promise<T> {
    const emulator = await startEmulator(options);
    try {
        return await run(emulator);
    } finally {
        await emulator.stop();
    }
}
