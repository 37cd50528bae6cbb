/** The Date header of a response, as a dialect says. */
import type { Dialect } from "../dialect-table";

/** The header's value, `undefined` for none. */
export function dateHeader(date: Dialect["date"], now: Date): string | undefined {
    switch (date) {
        case "sent":
            return now.toUTCString();
        case "absent":
            return undefined;
        case "1970":
            return new Date(0).toUTCString();
    }
}
