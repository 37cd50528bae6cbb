/** Lines that are shown once in a run, however many resources they are about. */

export class ShownLines {
    readonly #lines = new Set<string>();

    /** True for the first call with this line. */
    isFirst(line: string): boolean {
        const first = !this.#lines.has(line);
        this.#lines.add(line);
        return first;
    }
}
