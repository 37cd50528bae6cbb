/** encodeForm: the multipart form's parts, with their names, values and types. */
import assert from "node:assert/strict";
import { encodeForm, encodeJson, type CertificateForm } from "../../../../provider/signstation/api/multipart";

/** Splits a form as RFC 7578 says, without a library's help. */
function parts({ headers, body }: ReturnType<typeof encodeForm>): { head: string; value: Buffer }[] {
    const boundary = /^multipart\/form-data; boundary="?([^"]+)"?$/.exec(headers["content-type"] ?? "")?.[1];
    assert.ok(boundary !== undefined, "no boundary");
    const text = body.toString("latin1");
    const [preamble, ...rest] = text.split(`--${boundary}`);
    assert.equal(preamble, "");
    assert.match(rest.pop() ?? "", /^--(\r\n)?$/);
    return rest.map((part) => {
        const [head = "", ...value] = part.slice(2, -2).split("\r\n\r\n");
        return {
            head: Buffer.from(head, "latin1").toString("utf8"),
            value: Buffer.from(value.join("\r\n\r\n"), "latin1"),
        };
    });
}

const bytes = Buffer.from([0x30, 0x00, 0x0d, 0x0a, 0x0d, 0x0a, 0x2d, 0x2d, 0xff]);
const file = { name: "signing.p12", bytes };

describe("encodeForm", () => {
    const rows: [name: string, form: CertificateForm, fields: Record<string, string>][] = [
        ["a department alone", { departmentId: "hr" }, { departmentId: "hr" }],
        ["enabled alone, as false", { enabled: false }, { enabled: "false" }],
        ["an empty passkey, which is not an absent one", { passkey: "" }, { passkey: "" }],
        ["a passkey outside ASCII", { passkey: "pä\r\nss€" }, { passkey: "pä\r\nss€" }],
        [
            "undefined fields as absent",
            { passkey: undefined, departmentId: undefined, enabled: true },
            { enabled: "true" },
        ],
        [
            "all four fields",
            { file, passkey: "sesame", departmentId: "hr", enabled: true },
            { passkey: "sesame", departmentId: "hr", enabled: "true", certificateFile: bytes.toString("utf8") },
        ],
    ];
    for (const [name, form, fields] of rows) {
        it(`encodes ${name}`, () => {
            const found = parts(encodeForm(form)).map(({ head, value }) => [
                /name="([^"]*)"/.exec(head)?.[1],
                value.toString("utf8"),
            ]);
            assert.deepEqual(Object.fromEntries(found), fields);
            assert.equal(found.length, Object.keys(fields).length);
        });
    }

    it("encodes the file's bytes unchanged, with name, type and the true length", () => {
        const form = encodeForm({ file });
        const [part] = parts(form);
        assert.deepEqual(part?.value, bytes);
        assert.match(part.head, /filename="signing\.p12"/);
        assert.match(part.head, /Content-Type: application\/x-pkcs12/i);
        assert.equal(form.headers["content-length"], String(form.body.length));
    });

    it("encodes enabled as a JSON part, which servers read as a typed part or a parameter", () => {
        const [part] = parts(encodeForm({ enabled: false }));
        assert.match(part?.head ?? "", /name="enabled"\r\nContent-Type: application\/json$/);
        assert.doesNotMatch(part?.head ?? "", /filename/);
    });

    it("encodes a form without a file as JSON without absent fields", () => {
        const { headers, body } = encodeJson({ departmentId: "hr", enabled: false, passkey: undefined });
        assert.deepEqual(headers, { "content-type": "application/json" });
        assert.deepEqual(JSON.parse(body.toString()), { departmentId: "hr", enabled: false });
    });

    for (const name of ['a"b.p12', "a\r\nX-Injected: yes.p12", "Zoë.p12", "a;b.p12"]) {
        it(`keeps the file name ${JSON.stringify(name)} inside its header`, () => {
            const found = parts(encodeForm({ file: { name, bytes }, passkey: "sesame" }));
            const head = found.find((part) => part.head.includes('name="certificateFile"'))?.head ?? "";
            assert.equal(found.length, 2);
            assert.equal(head.split("\r\n").length, 2, head);
            assert.doesNotMatch(head, /^X-Injected/m);
            assert.match(head, /; filename="[^"]*\.p12"/);
        });
    }
});
