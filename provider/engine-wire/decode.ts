/** Reads property maps as Pulumi's engine sends them: unknown values, secrets, assets, resource references, output values. */
import { Asset } from "./asset";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "./signatures";
import { unknown, type Properties } from "./unknown";

export interface Decoded {
    /** A property is unknown as a whole where a part of it is. Null counts as left out. */
    readonly properties: Properties;
    /** The properties that are secret, or hold something that is. */
    readonly secrets: ReadonlySet<string>;
}

/** Deeper nesting is no value of ours; it must not end the process. */
const MAX_DEPTH = 64;
const UNKNOWNS: ReadonlySet<string> = new Set(Object.values(UNKNOWN_TEXTS));

/** Throws `RangeError` where values are nested deeper than 64 levels. */
export function decodeProperties(encoded: Readonly<Record<string, unknown>>): Decoded {
    const secrets = new Set<string>();
    const entries: [string, unknown][] = [];
    for (const [name, value] of Object.entries(encoded)) {
        const found: Found = { unknown: false, secret: false };
        const decoded = decode(value, found, 0);
        if (found.secret) {
            secrets.add(name);
        }
        if (found.unknown) {
            entries.push([name, unknown]);
        } else if (decoded !== undefined) {
            entries.push([name, decoded]);
        }
    }
    return { properties: Object.fromEntries(entries), secrets };
}

/** What was met on the way through one property. */
interface Found {
    unknown: boolean;
    secret: boolean;
}

function decode(value: unknown, found: Found, depth: number): unknown {
    if (depth > MAX_DEPTH) {
        throw new RangeError(`a property is nested deeper than ${MAX_DEPTH} levels`);
    }
    if (typeof value === "string") {
        found.unknown ||= UNKNOWNS.has(value);
        return value;
    }
    if (Array.isArray(value)) {
        return value.map((item) => decode(item, found, depth + 1) ?? null);
    }
    if (typeof value === "object" && value !== null) {
        return decodeObject(value as Readonly<Record<string, unknown>>, found, depth + 1);
    }
    return value ?? undefined;
}

function decodeObject(object: Readonly<Record<string, unknown>>, found: Found, depth: number): unknown {
    switch (object[SIGNATURE_KEY]) {
        case SIGNATURES.secret:
            found.secret = true;
            return decode(object["value"], found, depth);
        case SIGNATURES.output:
            found.secret ||= object["secret"] === true;
            found.unknown ||= object["value"] === undefined;
            return decode(object["value"], found, depth);
        case SIGNATURES.asset:
            return new Asset({
                path: text(object["path"]),
                uri: text(object["uri"]),
                text: text(object["text"]),
                hash: text(object["hash"]),
            });
        case SIGNATURES.resource:
            return decodeReference(object, found, depth);
        default:
            return Object.fromEntries(
                Object.entries(object).map(([name, value]) => [name, decode(value, found, depth)]),
            );
    }
}

/** A resource in the place of a value means its id, as it does in programs; one without an id is still to be created. */
function decodeReference(object: Readonly<Record<string, unknown>>, found: Found, depth: number): unknown {
    const id = decode(object["id"], found, depth);
    found.unknown ||= "id" in object && (id === "" || id === undefined);
    return id ?? object["urn"];
}

/** The engine fills the forms of an asset that it does not have with empty texts. */
function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}
