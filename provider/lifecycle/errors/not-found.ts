/** The error of a program that names what SignStation does not have. */
import { printable } from "../../signstation";
import { LeegalityError } from "./leegality-error";

/** `call`: what the program has called. */
export function notFound(
    call: "getCertificate" | "Certificate.get" | "Department.get",
    id: string,
    endpoint: string,
): LeegalityError {
    const what = call === "Department.get" ? "department" : "certificate";
    return new LeegalityError(
        "ERR_LEEGALITY_NOT_FOUND",
        `${call}: SignStation (${endpoint}) says that it has no ${what} of id ${printable(JSON.stringify(id), [])}. ` +
            "Check the id, and that the configuration names the SignStation that holds it.",
    );
}
