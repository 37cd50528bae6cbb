/** The query of the two calls that look at what ends soon (vendor pages get-expiring-soon, get-summary). */

/** `days` is 0 to 36500; of all departments where none is named. */
export function expiryWindow(days: number, departmentId: string | undefined): Readonly<Record<string, string>> {
    return { days: String(days), ...(departmentId === undefined ? {} : { departmentId }) };
}
