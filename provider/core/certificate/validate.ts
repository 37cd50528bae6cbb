/** The shape of the arguments: types and ranges of everything but the file itself. */
import type { CertificateInputs } from "./types";
import { isPathSegment } from "../../text/path-segment";
import { isWholeDays, MAX_DAYS } from "../days";
import { DEFAULT_EXPIRY_WARNING_DAYS } from "./expiry";
import type { CheckFailure } from "../failure";
import { given } from "../given";
import { isUnknown, type Known } from "../unknown";

const NO_DAYS = `This is not a whole number of days from 0 to ${MAX_DAYS}. Set it to one, or leave it out, which means`;

export interface Validated {
    /** The arguments with their defaults. An unknown argument stays unknown. */
    readonly inputs: Known<CertificateInputs>;
    readonly failures: readonly CheckFailure[];
}

/** Checks every argument and reports every failure. Unknown arguments pass: they are checked once they are known. */
export function validate(raw: Readonly<Record<string, unknown>>): Validated {
    const failures: CheckFailure[] = [];
    const fail = (property: string, reason: string) => failures.push({ property, reason });

    const passkey = raw["passkey"] ?? undefined;
    if (passkey !== undefined && typeof passkey !== "string" && !isUnknown(passkey)) {
        const reason = "passkey is not a string. Set it to the passkey that opens the PKCS#12 file.";
        failures.push({ property: "passkey", reason, secret: true });
    }

    const departmentId = raw["departmentId"] ?? undefined;
    if (departmentId !== undefined && !isUnknown(departmentId) && !isText(departmentId)) {
        fail(
            "departmentId",
            "This is not a department id. Set it to the id of a SignStation department, or leave it out.",
        );
    }

    const enabled = raw["enabled"] ?? true;
    if (typeof enabled !== "boolean" && !isUnknown(enabled)) {
        fail("enabled", "This is neither true nor false. Set it to one of them, or leave it out, which means true.");
    }

    const adoptId = raw["adoptId"] ?? undefined;
    if (adoptId !== undefined && !isUnknown(adoptId) && !isPathSegment(adoptId)) {
        fail(
            "adoptId",
            "This is not a certificate id. Set it to the id of a certificate in SignStation, or leave it out.",
        );
    }

    const onConflict = raw["onConflict"] ?? undefined;
    if (onConflict !== undefined && onConflict !== "fail" && onConflict !== "adopt" && !isUnknown(onConflict)) {
        fail(
            "onConflict",
            'This is neither "fail" nor "adopt". Set it to one of them, or leave it out, which means "fail".',
        );
    }

    const warningDays = raw["expiryWarningDays"] ?? DEFAULT_EXPIRY_WARNING_DAYS;
    if (!isUnknown(warningDays) && !isWholeDays(warningDays)) {
        fail("expiryWarningDays", `${NO_DAYS} ${DEFAULT_EXPIRY_WARNING_DAYS}.`);
    }

    const failDays = raw["failIfExpiresWithinDays"] ?? undefined;
    if (failDays !== undefined && !isUnknown(failDays) && !isWholeDays(failDays)) {
        fail("failIfExpiresWithinDays", `${NO_DAYS} that nothing fails.`);
    }

    return {
        inputs: {
            ...given("certificateFile", raw["certificateFile"]),
            ...given("certificateBase64", raw["certificateBase64"]),
            ...given("passkey", passkey),
            ...given("departmentId", departmentId),
            ...given("adoptId", adoptId),
            ...given("onConflict", onConflict),
            enabled: enabled as boolean,
            expiryWarningDays: warningDays as number,
            ...given("failIfExpiresWithinDays", failDays),
        },
        failures,
    };
}

function isText(value: unknown): value is string {
    return typeof value === "string" && value.trim() !== "";
}
