/** What a certificate form may hold, as a dialect says. */
import type { Dialect } from "./dialect-table";

const MEBIBYTE = 1024 * 1024;

/** Limits and types of the parts. */
export interface FormRules {
    /** The largest `certificateFile`, in bytes, inclusive. */
    readonly maxFileBytes: number;
    /** Parts that must be application/json. */
    readonly typedParts: readonly string[];
}

/** The default limit is 5 MB, read as 5 x 1024 x 1024 (create-1; the unit is assumed). */
export function formRules({ uploadLimit, parts }: Dialect): FormRules {
    return {
        maxFileBytes: (uploadLimit === "1MB" ? 1 : 5) * MEBIBYTE,
        typedParts: parts === "typed" ? ["enabled"] : [],
    };
}
