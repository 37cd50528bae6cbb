/** Pulumi's encodings of values, for both front ends. */
export { Asset } from "./asset";
export { decodeProperties, type Decoded } from "./decode";
export { encodeProperties } from "./encode";
export { unknown, type Properties, type Unknown } from "./unknown";
