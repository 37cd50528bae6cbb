/** Reads the fields of a record, each tolerantly: one of another type is left out. */
import { isPathSegment } from "../../text/path-segment";
import { withoutControls } from "../../text/without-controls";
import { localTime } from "./local-time";

/** The record's id, or undefined if a path cannot hold it as it stands. */
export function readId(value: unknown): string | undefined {
    return isPathSegment(value) ? value : undefined;
}

/** The field, if it is a text and not an empty one: well-formed and without controls, since outputs and messages are made of it. */
export function text<Name extends string>(name: Name, value: unknown): { readonly [Key in Name]?: string } {
    const found = typeof value === "string" ? withoutControls(value) : "";
    return found === "" ? {} : ({ [name]: found } as Record<Name, string>);
}

/** The same, and null as it is: the server reports that there is none. */
export function textOrNull<Name extends string>(
    name: Name,
    value: unknown,
): { readonly [Key in Name]?: string | null } {
    return value === null ? ({ [name]: null } as Record<Name, null>) : text(name, value);
}

/** The field, if it is a number or a text, as sent; an array of numbers as the local time that it stands for. */
export function time<Name extends string>(name: Name, value: unknown): { readonly [Key in Name]?: string | number } {
    return typeof value === "number"
        ? ({ [name]: value } as Record<Name, number>)
        : text(name, localTime(value) ?? value);
}
