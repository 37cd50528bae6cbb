/** Warns of a passkey or a department id that a Java server may not accept. The vendor does not say what SignStation is written in. */
import type { CertificateInputs } from "../../../core/certificate/types";
import type { Known } from "../../../core/unknown";

/** The characters that Java's PBEKey accepts; for others it throws `Password is not ASCII`. */
const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;
/** RFC 9562. */
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** One line each. They name no value: a department's id may be secret too. An input that is still unknown warns of nothing. */
export function javaWarnings(
    { passkey, departmentId }: Known<Pick<CertificateInputs, "passkey" | "departmentId">>,
    name: string | undefined,
): string[] {
    const of = name === undefined ? "of a certificate" : `of resource ${name}`;
    const warnings: string[] = [];
    if (isWrong(passkey, PRINTABLE_ASCII)) {
        warnings.push(
            `The passkey ${of} has characters outside printable ASCII. Java's KeyStore opens no file with such a passkey, so a ` +
                "SignStation that uses it refuses the file. Export the file again with a passkey of ASCII characters.",
        );
    }
    if (isWrong(departmentId, UUID)) {
        warnings.push(
            `departmentId ${of} is no UUID, as SignStation's ids are in the vendor's documents. A server that reads it as a UUID ` +
                "refuses it, perhaps with no more than 400 or 500. Check it.",
        );
    }
    return warnings;
}

function isWrong(value: unknown, right: RegExp): boolean {
    return typeof value === "string" && !right.test(value);
}
