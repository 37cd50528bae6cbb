/** Writes property maps as Pulumi's engine reads them. */
import { Asset } from "./asset";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "./signatures";
import { unknown, type Properties } from "./unknown";

/** Encodes decoded properties. Those named in `secrets` become secrets; undefined values are left out. */
export function encodeProperties(
    properties: Properties,
    secrets: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
    const given = Object.entries(properties).filter(([, value]) => value !== undefined);
    // Not by assignment: that of a property `__proto__` would make none.
    return Object.fromEntries(
        given.map(([name, value]) => {
            // An unknown value says by itself that it must not be shown.
            const isSecret = secrets.has(name) && value !== unknown;
            return [name, isSecret ? secret(encode(value)) : encode(value)];
        }),
    );
}

function encode(value: unknown): unknown {
    if (value === unknown) {
        return UNKNOWN_TEXTS.string;
    }
    if (value instanceof Asset) {
        return encodeAsset(value);
    }
    if (Array.isArray(value)) {
        return value.map((item: unknown) => encode(item ?? null));
    }
    return typeof value === "object" && value !== null ? encodeProperties(value as Properties) : value;
}

/** The engine's form of an asset. */
function encodeAsset({ path, uri, text, hash }: Asset): Record<string, unknown> {
    return {
        [SIGNATURE_KEY]: SIGNATURES.asset,
        ...(hash === undefined ? {} : { hash }),
        ...(path === undefined ? {} : { path }),
        ...(uri === undefined ? {} : { uri }),
        ...(text === undefined ? {} : { text }),
    };
}

function secret(value: unknown): Record<string, unknown> {
    return { [SIGNATURE_KEY]: SIGNATURES.secret, value };
}
