/** Says what this machine cannot test. `make test` prints it at its end. */
import { appendFileSync } from "node:fs";

/** `what` is one line: what is left out, and why. */
export function reportLeftOut(what: string): void {
    const list = process.env["TESTS_LEFT_OUT"];
    if (list !== undefined) {
        appendFileSync(list, `${what}\n`);
    }
}
