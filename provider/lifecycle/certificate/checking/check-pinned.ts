/** `check` where the program ignores changes of the file: no file is looked at. */
import { FACT_NAMES, type CertificateInputs } from "../../../core/certificate/types";
import type { CheckFailure } from "../../../core/failure";
import { endingSoon } from "./too-old";

const ADVICE =
    "The program ignores changes of its file: rotate it as you do, then run pulumi refresh, which reads its new end; " +
    "or take the file out of ignoreChanges and give a renewed one.";

/**
 * The inputs with the facts of the last run, and undefined where there are none: a program gives no facts, so one that is there
 * was put in by the engine, in place of the new input. The file itself may have changed since, or be gone.
 */
export function checkPinned(
    raw: Readonly<Record<string, unknown>>,
    inputs: CertificateInputs,
    now: Date,
): { inputs: CertificateInputs; failures: CheckFailure[] } | undefined {
    const names = [...FACT_NAMES, "unverified"].filter((name) => raw[name] !== undefined && raw[name] !== null);
    if (names.length === 0) {
        return undefined;
    }
    const pinned: CertificateInputs = { ...inputs, ...Object.fromEntries(names.map((name) => [name, raw[name]])) };
    const error = endingSoon({ ...pinned, where: "SignStation" }, inputs.failIfExpiresWithinDays, now, ADVICE);
    const failures = error === undefined ? [] : [{ property: "failIfExpiresWithinDays", reason: error.message }];
    return { inputs: pinned, failures };
}
