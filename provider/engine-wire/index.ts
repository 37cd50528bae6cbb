/** Pulumi's encodings of values, and the engine's address, for both front ends. */
export { Asset } from "./asset";
export { decodeProperties, type Decoded } from "./decode";
export { encodeProperties } from "./encode";
export { engineAddressIn } from "./engine-address";
export { unknown, type Properties, type Unknown } from "./unknown";
