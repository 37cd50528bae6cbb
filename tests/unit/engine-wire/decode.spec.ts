/** decodeProperties and encodeProperties: the values of the engine's wire. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Asset, decodeProperties, encodeProperties, unknown } from "../../../provider/engine-wire";
import { SIGNATURE_KEY as KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../../provider/engine-wire/signatures";

const secret = (value: unknown) => ({ [KEY]: SIGNATURES.secret, value });
const output = (more: object) => ({ [KEY]: SIGNATURES.output, ...more });
const reference = (more: object) => ({ [KEY]: SIGNATURES.resource, urn: "urn:x", ...more });

describe("decodeProperties", () => {
    const rows: { what: string; value: unknown; decoded: unknown; isSecret?: boolean }[] = [
        { what: "a text", value: "a", decoded: "a" },
        { what: "a number", value: 3, decoded: 3 },
        { what: "false", value: false, decoded: false },
        { what: "an empty text", value: "", decoded: "" },
        { what: "null, which counts as left out", value: null, decoded: undefined },
        { what: "a list", value: ["a", 1], decoded: ["a", 1] },
        { what: "an object", value: { a: { b: true } }, decoded: { a: { b: true } } },
        ...Object.entries(UNKNOWN_TEXTS).map(([type, value]) => ({
            what: `an unknown ${type}`,
            value,
            decoded: unknown,
        })),
        { what: "a list with an unknown item", value: ["a", UNKNOWN_TEXTS.string], decoded: unknown },
        { what: "an object with an unknown part", value: { a: [UNKNOWN_TEXTS.number] }, decoded: unknown },
        { what: "a secret", value: secret("s"), decoded: "s", isSecret: true },
        { what: "a secret in a secret", value: secret(secret("s")), decoded: "s", isSecret: true },
        { what: "an object with a secret in it", value: { a: secret("s") }, decoded: { a: "s" }, isSecret: true },
        { what: "an unknown secret", value: secret(UNKNOWN_TEXTS.string), decoded: unknown, isSecret: true },
        { what: "a secret without a value", value: { [KEY]: SIGNATURES.secret }, decoded: undefined, isSecret: true },
        { what: "a known output", value: output({ value: "o" }), decoded: "o" },
        { what: "a secret output", value: output({ value: "o", secret: true }), decoded: "o", isSecret: true },
        { what: "an output that is not known", value: output({ dependencies: [] }), decoded: unknown },
        { what: "a resource with an id, which means its id", value: reference({ id: "i" }), decoded: "i" },
        { what: "a resource whose id is to come", value: reference({ id: "" }), decoded: unknown },
        { what: "a resource whose id is unknown", value: reference({ id: UNKNOWN_TEXTS.string }), decoded: unknown },
        { what: "a component, which has no id", value: reference({}), decoded: "urn:x" },
        { what: "an object with a signature of another kind", value: { [KEY]: "?" }, decoded: { [KEY]: "?" } },
    ];
    for (const { what, value, decoded, isSecret = false } of rows) {
        it(`reads ${what}`, () => {
            const { properties, secrets } = decodeProperties({ p: value });
            assert.deepEqual(properties, decoded === undefined ? {} : { p: decoded });
            assert.equal(secrets.has("p"), isSecret);
        });
    }

    it("reads assets, and empty assets as absent", () => {
        const { properties } = decodeProperties({
            path: { [KEY]: SIGNATURES.asset, hash: "h", path: "x.p12", text: "", uri: "" },
            hashAlone: { [KEY]: SIGNATURES.asset, hash: "h" },
            malformed: { [KEY]: SIGNATURES.asset, path: 3 },
        });
        assert.deepEqual(properties["path"], new Asset({ path: "x.p12", hash: "h" }));
        assert.deepEqual(properties["hashAlone"], new Asset({ hash: "h" }));
        assert.deepEqual(properties["malformed"], new Asset({}));
    });

    it("refuses values that are nested too deep", () => {
        let value: unknown = "deep";
        for (let depth = 0; depth < 100_000; depth++) {
            value = { a: value };
        }
        assert.throws(() => decodeProperties({ p: value }), RangeError);
    });

    for (const [what, properties] of [
        ["a property", Object.fromEntries([["__proto__", "a"]])],
        ["a key in one", { p: Object.fromEntries([["__proto__", { a: 1 }]]) }],
    ] as const) {
        it(`loses no name on the way through encodeProperties: __proto__, ${what}`, () => {
            assert.deepEqual(decodeProperties(encodeProperties(properties)).properties, properties);
        });
    }

    it("is the inverse of encodeProperties, secrets included", () => {
        const leaf = fc.oneof(
            fc.string(),
            fc.integer(),
            fc.boolean(),
            fc.constant(new Asset({ path: "x", hash: "h" })),
        );
        const value = fc.oneof(
            leaf,
            fc.array(leaf),
            fc.dictionary(fc.string(), leaf, { noNullPrototype: true }),
            fc.constant(unknown),
        );
        fc.assert(
            fc.property(
                fc.dictionary(fc.string(), value, { noNullPrototype: true }),
                fc.array(fc.string()),
                (properties, names) => {
                    const secretNames = new Set(
                        names.filter((name) => Object.hasOwn(properties, name) && properties[name] !== unknown),
                    );
                    const { properties: back, secrets } = decodeProperties(encodeProperties(properties, secretNames));
                    assert.deepEqual({ ...back }, { ...properties });
                    assert.deepEqual(secrets, secretNames);
                },
            ),
        );
    });
});
