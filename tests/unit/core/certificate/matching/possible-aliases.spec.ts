/** possibleAliases: the aliases under which an uploaded certificate may be listed. */
import assert from "node:assert/strict";
import { possibleAliases } from "../../../../../provider/core/certificate/matching/possible-aliases";

type Row = [name: string, facts: { friendlyName?: string; subject?: string }, file: string, names: string[]];

const rows: Row[] = [
    [
        "all three",
        { friendlyName: "Signing", subject: "CN=Asha,O=Acme" },
        "file.p12",
        ["Signing", "Asha", "file", "file.p12"],
    ],
    ["no friendlyName", { subject: "CN=Asha,O=Acme" }, "file.p12", ["Asha", "file", "file.p12", "1"]],
    ["an empty friendlyName", { friendlyName: "", subject: "CN=Asha" }, "file.p12", ["Asha", "file", "file.p12", "1"]],
    ["no facts at all", {}, "file.pfx", ["file", "file.pfx", "1"]],
    ["the same name twice", { friendlyName: "Asha", subject: "CN=Asha" }, "Asha.p12", ["Asha", "Asha.p12"]],
    ["CN behind other parts", { subject: "C=IN,O=Acme,CN=Asha Rao" }, "f.p12", ["Asha Rao", "f", "f.p12", "1"]],
    ["CN in a multi-valued part", { subject: "serialNumber=42+CN=Asha,C=IN" }, "f.p12", ["Asha", "f", "f.p12", "1"]],
    [
        "CN before another value, with blanks",
        { subject: "CN=Asha + serialNumber=42" },
        "f.p12",
        ["Asha", "f", "f.p12", "1"],
    ],
    ["a subject without CN", { subject: "O=Acme,SERIALCN=no" }, "f.p12", ["f", "f.p12", "1"]],
    ["an escaped comma", { subject: "CN=Rao\\, Asha,O=Acme" }, "f.p12", ["Rao, Asha", "f", "f.p12", "1"]],
    ["an escaped backslash and plus", { subject: "CN=a\\\\b\\+c,O=Acme" }, "f.p12", ["a\\b+c", "f", "f.p12", "1"]],
    ["UTF-8 in hex escapes", { subject: "CN=Zo\\C3\\AB,O=Acme" }, "f.p12", ["Zoë", "f", "f.p12", "1"]],
    ["a common name outside ASCII", { subject: "CN=आशा राव" }, "f.p12", ["आशा राव", "f", "f.p12", "1"]],
    ["controls and half a pair", { friendlyName: "a\u001bb\ud800" }, "f.p12", ["a b\ufffd", "f", "f.p12"]],
    ["a file name with more dots", {}, "signing.2026.p12", ["signing.2026", "signing.2026.p12", "1"]],
    ["a file name without a dot", {}, "signing", ["signing", "1"]],
];

describe("possibleAliases", () => {
    for (const [name, facts, file, names] of rows) {
        it(`${name}: ${names.join(", ")}`, () => {
            assert.deepEqual(possibleAliases(facts, file), names);
        });
    }
});
