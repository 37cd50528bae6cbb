/** Reads dialects from an option or from the command line, and refuses names and values that are not in the table. */
import { defaultDialect, type Dialect, dialectNames, type DialectOptions, dialectTable } from "./dialect-table";

/**
 * Fills in the defaults.
 *
 * @throws {RangeError} that lists the names or values there are.
 */
export function resolveDialect(options: DialectOptions): Dialect {
    for (const [name, value] of Object.entries(options)) {
        checkDialect(name, value);
    }
    return { ...defaultDialect, ...options };
}

/**
 * Reads `name=value,name=value`, the value of `--dialect`. No message repeats what was given, as on the rest of the
 * command line.
 *
 * @throws {RangeError} that lists the names or values there are.
 */
export function parseDialect(text: string): DialectOptions {
    const options: Record<string, string> = {};
    for (const part of text.split(",")) {
        const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(part.trim()) ?? [];
        checkDialect(name, value);
        if (name in options) {
            throw new RangeError(`the dialect ${name} may be given once`);
        }
        options[name] = value ?? "";
    }
    return options;
}

/** The table as text, for `--help`. @param indent before each line. */
export function describeDialects(indent: string): string {
    return dialectNames
        .flatMap((name) => {
            const { about, values } = dialectTable[name];
            const width = Math.max(...values.map(([value]) => value.length));
            const lines = values.map(([value, meaning], index) => {
                const text = index === 0 ? `${meaning} (default)` : meaning;
                return `${indent}    ${value.padEnd(width)}  ${text}`;
            });
            return [`${indent}${name}: ${about}`, ...lines];
        })
        .join("\n");
}

function checkDialect(name: string, value: unknown): void {
    if (!isName(name)) {
        throw new RangeError(`dialects are written name=value; the names are ${dialectNames.join(", ")}`);
    }
    const values: readonly string[] = dialectTable[name].values.map(([known]) => known);
    if (typeof value !== "string" || !values.includes(value)) {
        throw new RangeError(`the dialect ${name} must be one of ${values.join(", ")}`);
    }
}

function isName(name: string): name is keyof Dialect {
    return Object.hasOwn(dialectTable, name);
}
