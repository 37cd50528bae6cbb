/** chooseSource: certificateFile or certificateBase64, their accepted forms, and the failures for all others. */
import assert from "node:assert/strict";
import { chooseSource, hasPkcs12Extension } from "../../../../provider/core/certificate/source";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";

const SECRET = "U0VDUkVU?";

const fileAsset = (name: string) => ({ kind: "path", path: name });
const path = (name: string) => ({ kind: "known", source: { kind: "path", path: name }, property: "certificateFile" });
const base64 = (text: string) => ({ kind: "known", source: { kind: "base64", text }, property: "certificateBase64" });

describe("chooseSource", () => {
    const uri = "https://files.example/signing";
    const accepted: [name: string, raw: Record<string, unknown>, choice: object][] = [
        ["a path", { certificateFile: "./signing.p12" }, path("./signing.p12")],
        ["a path with .PFX", { certificateFile: "C:\\keys\\signing.PFX" }, path("C:\\keys\\signing.PFX")],
        ["a path, base64 null", { certificateFile: "a.p12", certificateBase64: null }, path("a.p12")],
        ["a FileAsset", { certificateFile: fileAsset("signing.p12") }, path("signing.p12")],
        [
            "a RemoteAsset, whatever its name",
            { certificateFile: { kind: "remote", uri } },
            { kind: "known", source: { kind: "remote", uri }, property: "certificateFile" },
        ],
        ["base64", { certificateBase64: "MIIB/+8=" }, base64("MIIB/+8=")],
        ["base64, file null", { certificateBase64: "MIIB", certificateFile: null }, base64("MIIB")],
        ["base64 without padding", { certificateBase64: "MIIB/+8" }, base64("MIIB/+8")],
        ["base64 in lines", { certificateBase64: " MIIB\r\nAAAA\n" }, base64("MIIBAAAA")],
        ["an unknown file", { certificateFile: UNKNOWN }, { kind: "unknown" }],
        ["unknown base64", { certificateBase64: UNKNOWN }, { kind: "unknown" }],
    ];
    for (const [name, raw, choice] of accepted) {
        it(`accepts ${name}`, () => {
            assert.deepEqual(chooseSource(raw), choice);
        });
    }

    const refused: [name: string, raw: Record<string, unknown>, property: string, reason: RegExp][] = [
        ["neither", {}, "certificateFile", /No certificate is given/],
        ["two nulls", { certificateFile: null, certificateBase64: null }, "certificateFile", /No certificate is given/],
        ["both", { certificateFile: "a.p12", certificateBase64: "MIIB" }, "certificateFile", /Both/],
        ["both, one unknown", { certificateFile: UNKNOWN, certificateBase64: "MIIB" }, "certificateFile", /Both/],
        ["an empty path", { certificateFile: "" }, "certificateFile", /empty/],
        ["a PEM file", { certificateFile: "signing.pem" }, "certificateFile", /\.p12 or \.pfx, and signing\.pem/],
        ["no extension", { certificateFile: "signing" }, "certificateFile", /\.p12 or \.pfx/],
        ["an extension before another", { certificateFile: "signing.p12.bak" }, "certificateFile", /\.p12 or \.pfx/],
        ["a FileAsset of a PEM file", { certificateFile: fileAsset("a.crt") }, "certificateFile", /a\.crt/],
        ["an asset without path or URI", { certificateFile: {} }, "certificateFile", /StringAsset.*archive/],
        ["an object of the user's own", { certificateFile: { path: "a.p12" } }, "certificateFile", /neither a path/],
        ["a number", { certificateFile: 5 }, "certificateFile", /neither a path/],
        ["base64 that is empty", { certificateBase64: " \n" }, "certificateBase64", /certificateBase64 is empty/],
        ["base64 that is no text", { certificateBase64: 5 }, "certificateBase64", /certificateBase64 is empty/],
        [
            "text that is not base64",
            { certificateBase64: SECRET },
            "certificateBase64",
            /certificateBase64 is not base64/,
        ],
        ["base64url", { certificateBase64: "AA-_" }, "certificateBase64", /not base64/],
        ["a length that cannot be", { certificateBase64: "AAAAA" }, "certificateBase64", /not base64/],
        [
            "PEM",
            { certificateBase64: "-----BEGIN PKCS12-----\nMIIB\n-----END PKCS12-----" },
            "certificateBase64",
            /not base64/,
        ],
        ["padding in the middle", { certificateBase64: "AA==AAAA" }, "certificateBase64", /not base64/],
    ];
    for (const [name, raw, property, reason] of refused) {
        it(`refuses ${name}`, () => {
            const choice = chooseSource(raw);
            assert.ok(choice.kind === "failed");
            assert.equal(choice.failure.property, property);
            assert.equal(choice.failure.secret === true, property === "certificateBase64");
            assert.match(choice.failure.reason, reason);
            assert.ok(!choice.failure.reason.includes(SECRET), "the reason repeats a secret");
        });
    }
});

describe("hasPkcs12Extension", () => {
    const rows: [name: string, ok: boolean][] = [
        ["a.p12", true],
        ["a.pfx", true],
        ["A.P12", true],
        ["a.b.Pfx", true],
        [".p12", true],
        ["a.p12 ", false],
        ["ap12", false],
        ["a.pem", false],
        ["", false],
    ];
    for (const [name, ok] of rows) {
        it(`${JSON.stringify(name)}: ${ok ? "yes" : "no"}`, () => {
            assert.equal(hasPkcs12Extension(name), ok);
        });
    }
});
