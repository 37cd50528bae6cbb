/** The shape of a department's arguments. */
import { isPathSegment } from "../../text/path-segment";
import { withoutControls } from "../../text/without-controls";
import type { DepartmentInputs } from "./types";
import type { CheckFailure } from "../failure";
import { given } from "../given";
import { isUnknown, type Known } from "../unknown";

/** The vendor's limits (create). */
const SHORTEST_NAME = 2;
const LONGEST_NAME = 255;

export interface ValidatedDepartment {
    /** The arguments with their defaults. An unknown argument stays unknown. */
    readonly inputs: Known<DepartmentInputs>;
    readonly failures: readonly CheckFailure[];
}

/** Checks every argument and reports every failure. Unknown arguments pass: they are checked once they are known. */
export function validateDepartment(raw: Readonly<Record<string, unknown>>): ValidatedDepartment {
    const failures: CheckFailure[] = [];

    const name = raw["name"] ?? undefined;
    const wrongName = isUnknown(name) ? undefined : whatIsWrong(name);
    if (wrongName !== undefined) {
        failures.push({ property: "name", reason: wrongName });
    }

    const enabled = raw["enabled"] ?? true;
    if (typeof enabled !== "boolean" && !isUnknown(enabled)) {
        failures.push({
            property: "enabled",
            reason: "This is neither true nor false. Set it to one of them, or leave it out, which means true.",
        });
    }

    const adoptId = raw["adoptId"] ?? undefined;
    if (adoptId !== undefined && !isUnknown(adoptId) && !isPathSegment(adoptId)) {
        const reason = "This is not a department id. Set it to the id of a department in SignStation, or leave it out.";
        failures.push({ property: "adoptId", reason });
    }

    return {
        inputs: {
            ...given("name", name),
            ...given("adoptId", adoptId),
            enabled,
        } as unknown as Known<DepartmentInputs>,
        failures,
    };
}

function whatIsWrong(name: unknown): string | undefined {
    if (name === undefined) {
        return "No name is given. Set it to the department's name.";
    }
    if (typeof name !== "string") {
        return "This is not a string. Set it to the department's name.";
    }
    if (name.trim() !== name) {
        return "The name begins or ends with a blank. Take it away: a name that SignStation trims would look changed for ever.";
    }
    if (name !== withoutControls(name)) {
        return "The name has a line end or another control character. Take it away: a name is one line.";
    }
    if (name.length < SHORTEST_NAME || name.length > LONGEST_NAME) {
        return `The name has ${name.length} characters. SignStation takes ${SHORTEST_NAME} to ${LONGEST_NAME}: set it to such a name.`;
    }
    return undefined;
}
