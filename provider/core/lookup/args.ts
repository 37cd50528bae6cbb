/** What a lookup may be asked: one certificate by id or by name, or a span of days in an organisation or a department. */
import { isPathSegment } from "../../text/path-segment";
import { isWholeDays, MAX_DAYS } from "../days";

/** The vendor's own default (get-expiring-soon, get-summary). */
const DEFAULT_DAYS = 30;

/** Which certificate is looked up. */
export type CertificateKey = { readonly id: string } | { readonly name: string };

/** What a report is about. */
export interface ReportScope {
    /** Counted from now, 0 to 36500. */
    readonly days: number;
    /** Undefined: every department. */
    readonly departmentId: string | undefined;
}

/** Every problem at once, each a sentence. */
export interface Problems {
    readonly problems: readonly string[];
}

/** A program in JavaScript may hand over anything. */
type Raw<Name extends string> = { readonly [Key in Name]?: unknown };

const AN_ID = "an id of 1 to 200 letters, digits and signs that can stand in a URL as it is, other than . and .. alone";

/** Exactly one of the two has to be given; null counts as left out. */
export function readCertificateKey(args: Raw<"id" | "name">): CertificateKey | Problems {
    const id = args.id ?? undefined;
    const name = args.name ?? undefined;
    if ((id === undefined) === (name === undefined)) {
        const which = id === undefined ? "Neither id nor name is given." : "Both id and name are given.";
        return { problems: [`${which} Exactly one of them says which certificate is meant.`] };
    }
    if (name === undefined) {
        return isPathSegment(id) ? { id } : { problems: [wrong("id", isText(id) ? AN_ID : "a non-empty string", id)] };
    }
    return isText(name) ? { name } : { problems: [wrong("name", "a non-empty string", name)] };
}

/** `days` is 30 where it is left out; null counts as left out. */
export function readReportScope(args: Raw<"days" | "departmentId">): ReportScope | Problems {
    const days = args.days ?? DEFAULT_DAYS;
    const departmentId = args.departmentId ?? undefined;
    const problems: string[] = [];
    if (!isWholeDays(days)) {
        problems.push(wrong("days", `a whole number from 0 to ${MAX_DAYS}`, days));
    }
    if (departmentId !== undefined && !isText(departmentId)) {
        problems.push(wrong("departmentId", "a non-empty string, or left out", departmentId));
    }
    return problems.length > 0
        ? { problems }
        : { days: days as number, departmentId: departmentId as string | undefined };
}

/** The message does not show the value, which may be a secret. An object is most likely an output. */
function wrong(name: string, rule: string, value: unknown): string {
    const hint = typeof value === "object" ? " An output goes into the lookup's ...Output form." : "";
    return `${name} has to be ${rule}.${hint}`;
}

function isText(value: unknown): value is string {
    return typeof value === "string" && value.trim() !== "";
}
