/** The report as text for a pipeline's log. Pure. */
import { needsAction } from "./timeline.mjs";

/** @param {readonly import("./timeline.mjs").Row[]} rows @param {number} days */
export function asText(rows, days) {
    const ending = rows.filter(needsAction);
    const head =
        ending.length === 0
            ? `No certificate has ended, and none ends within ${days} days.`
            : `${ending.length === 1 ? "1 certificate has" : `${ending.length} certificates have`} ended, or will within ${days} days:`;
    const lines = ending.map(
        ({ certificateName = "(no name)", departmentName = "no department", expiry = "", when, id }) =>
            ["", printable(certificateName), printable(departmentName), printable(expiry), when, id].join("  "),
    );
    return `${[head, ...lines].join("\n")}\n`;
}

/** A name comes from a file that anybody may have made: nothing in it may steer a terminal. @param {string} text */
function printable(text) {
    return text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`);
}
