/** The query of the two requests about certificates that end soon (vendor pages get-expiring-soon, get-summary). */

/** `days` is 0 to 36500; of all departments if none is set. */
export function expiryWindow(days: number, departmentId: string | undefined): Readonly<Record<string, string>> {
    return { days: String(days), ...(departmentId === undefined ? {} : { departmentId }) };
}
