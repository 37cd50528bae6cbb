/** The processor time of this process: unlike a clock, it does not run while other processes have the processor. */

/** In milliseconds, of all threads, since `since` or since the process began. */
export function cpuTimeMs(since = 0): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 - since;
}
