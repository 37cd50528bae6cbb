/** The error of a program that names what SignStation does not have. */
import { printable } from "../../signstation";
import { LeegalityError } from "./leegality-error";

/** `call`: what the program has called. */
export function notFound(
    call: string,
    what: "certificate" | "department",
    id: string,
    baseUrl: string,
): LeegalityError {
    return new LeegalityError(
        "ERR_LEEGALITY_NOT_FOUND",
        `${call}: SignStation (${baseUrl}) says that it has no ${what} of id ${printable(JSON.stringify(id), [])}. ` +
            "Check the id, and that the configuration names the SignStation that holds it.",
    );
}
