/** Property maps of gRPC messages, decoded and encoded. */
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { decodeProperties, encodeProperties, type Decoded, type Properties } from "../../engine-wire";

/** A message without the field has no properties. */
export function fromStruct(struct: Struct | undefined): Decoded {
    return decodeProperties(struct?.toJavaScript() ?? {});
}

export function toStruct(properties: Properties, secrets?: ReadonlySet<string>): Struct {
    return Struct.fromJavaScript(encodeProperties(properties, secrets) as Record<string, JavaScriptValue>);
}

/** All members of both. */
export function union(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...one, ...other]);
}

export function isEmpty(properties: Properties): boolean {
    return Object.keys(properties).length === 0;
}
