/** Translates property maps between the engine's encoding and the values that the lifecycle works with. */
import type { CertificateSource } from "../core/certificate/types";
import { Asset, decodeProperties, encodeProperties, unknown } from "../engine-wire";
import { pick, type Properties } from "./kind/kind";

/** Properties in the engine's encoding, and what they mean. */
export interface Translated {
    readonly encoded: Properties;
    readonly decoded: Properties;
}

/** An asset becomes the place of its content. What is neither a path nor an asset becomes an object that check refuses. */
export function translate(encoded: Properties, names: readonly string[]): Translated {
    const own = pick(encoded, names);
    const { properties } = decodeProperties(own);
    const file = properties["certificateFile"];
    return {
        encoded: own,
        decoded: file === undefined ? properties : { ...properties, certificateFile: sourceOf(file) },
    };
}

function sourceOf(file: unknown): unknown {
    if (file === unknown || typeof file === "string") {
        return file;
    }
    const { path, uri } = file instanceof Asset ? file : {};
    if (path !== undefined) {
        return { kind: "path", path } satisfies CertificateSource;
    }
    return uri === undefined ? {} : ({ kind: "remote", uri } satisfies CertificateSource);
}

/**
 * The engine's encoding of these values. A value that the engine has sent goes back as it came, with what only the engine needs of
 * it. `secrets`: the SDK marks what a program gives; a transform of the program can put a plain value in its place afterwards, and
 * the engine would keep that in clear.
 */
export function encode(
    values: Properties,
    { encoded, decoded }: Translated,
    secrets: readonly string[] = [],
): Record<string, unknown> {
    const names = secrets.filter((name) => typeof values[name] === "string");
    return Object.fromEntries(
        Object.entries(encodeProperties(values, new Set(names))).map(([name, value]) => {
            const asSent = name in encoded && decoded[name] === values[name] && !names.includes(name);
            return [name, asSent ? encoded[name] : value];
        }),
    );
}
