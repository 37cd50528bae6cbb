/** translate and encode: a resource's properties between the engine's encoding and the lifecycle's. */
import assert from "node:assert/strict";
import { encode, translate } from "../../../provider/dynamic/encoding";
import { Asset, unknown } from "../../../provider/engine-wire";
import { SIGNATURE_KEY as KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../../provider/engine-wire/signatures";

const NAMES = ["certificateFile", "passkey", "departmentId", "enabled"];
const asset = (more: object) => ({ [KEY]: SIGNATURES.asset, ...more });
const secret = (value: unknown) => ({ [KEY]: SIGNATURES.secret, value });
const department = (id: string) => ({ [KEY]: SIGNATURES.resource, urn: "urn:hr", id });

describe("translate", () => {
    const rows: [what: string, name: string, encoded: unknown, decoded: unknown][] = [
        ["a path", "certificateFile", "a.p12", "a.p12"],
        ["a FileAsset", "certificateFile", asset({ path: "a.p12", hash: "h" }), { kind: "path", path: "a.p12" }],
        [
            "a RemoteAsset",
            "certificateFile",
            asset({ uri: "https://x/a.p12" }),
            { kind: "remote", uri: "https://x/a.p12" },
        ],
        ["a StringAsset, which has no path", "certificateFile", asset({ text: "content" }), {}],
        ["an asset that has a hash alone", "certificateFile", asset({ hash: "h" }), {}],
        ["an archive", "certificateFile", { [KEY]: SIGNATURES.archive, path: "a.zip" }, {}],
        ["a number in place of a file", "certificateFile", 7, {}],
        ["a file that is not known yet", "certificateFile", UNKNOWN_TEXTS.asset, unknown],
        ["a secret", "passkey", secret("sesame"), "sesame"],
        ["an empty passkey", "passkey", "", ""],
        ["a resource, which means its id", "departmentId", department("id-1"), "id-1"],
        ["an asset in place of another property", "departmentId", asset({ path: "x" }), new Asset({ path: "x" })],
        ["false", "enabled", false, false],
    ];
    for (const [what, name, encoded, decoded] of rows) {
        it(`reads ${what}`, () => {
            assert.deepEqual(translate({ [name]: encoded }, NAMES), {
                encoded: { [name]: encoded },
                decoded: { [name]: decoded },
            });
        });
    }

    it("drops null, undefined and unknown properties", () => {
        const properties = { certificateFile: null, passkey: undefined, enabled: true, __provider: "text" };
        assert.deepEqual(translate(properties, NAMES), { encoded: { enabled: true }, decoded: { enabled: true } });
    });
});

describe("encode", () => {
    const file = asset({ path: "a.p12", hash: "h" });
    const rows: [
        what: string,
        sent: object,
        values: (decoded: object) => object,
        secrets: string[],
        encoded: object,
    ][] = [
        ["an unchanged value as it was sent", { certificateFile: file }, (same) => same, [], { certificateFile: file }],
        [
            "a resource that came unchanged as a resource",
            { departmentId: department("id-1") },
            (same) => same,
            [],
            { departmentId: department("id-1") },
        ],
        [
            "a changed value",
            { departmentId: department("id-1") },
            () => ({ departmentId: "hr" }),
            [],
            { departmentId: "hr" },
        ],
        ["a value that was not sent", {}, () => ({ enabled: true }), [], { enabled: true }],
        ["a secret that was sent in clear", { passkey: "s" }, (same) => same, ["passkey"], { passkey: secret("s") }],
        [
            "a secret that was sent as a secret",
            { passkey: secret("s") },
            (same) => same,
            ["passkey"],
            { passkey: secret("s") },
        ],
        ["an empty secret", { passkey: "" }, (same) => same, ["passkey"], { passkey: secret("") }],
        [
            "an unknown secret, which is not shown by itself",
            { passkey: UNKNOWN_TEXTS.string },
            (same) => same,
            ["passkey"],
            { passkey: UNKNOWN_TEXTS.string },
        ],
        [
            "an unknown value that was not sent",
            {},
            () => ({ notAfter: unknown }),
            [],
            { notAfter: UNKNOWN_TEXTS.string },
        ],
        ["nothing for undefined", { passkey: "s" }, () => ({ passkey: undefined }), ["passkey"], {}],
        [
            "a secret that is no text as it came, for check to refuse",
            { passkey: 7 },
            (same) => same,
            ["passkey"],
            { passkey: 7 },
        ],
    ];
    for (const [what, sent, values, secrets, encoded] of rows) {
        it(`returns ${what}`, () => {
            const translated = translate({ ...sent }, NAMES);
            assert.deepEqual(encode({ ...values(translated.decoded) }, translated, secrets), encoded);
        });
    }
});
