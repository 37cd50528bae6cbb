/** Check warns of passkeys, departments and aliases that a Java server may refuse, and does not fail for them. */
import assert from "node:assert/strict";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";
import { checkCertificate } from "../../../../provider/lifecycle/certificate/check";
import { FACTS, fakePorts, type FakePorts } from "../fake-certificates";

/** The friendlyName and the subject's CN are the file's content, apart by a bar. */
function portsWith(files: Readonly<Record<string, string>>): FakePorts {
    const { friendlyName: _name, ...facts } = FACTS;
    const ports = fakePorts({
        readPkcs12: (bytes) => {
            const [name = "", cn = ""] = bytes.toString("utf8").split("|");
            return { ...facts, subject: `CN=${cn}`, ...(name === "" ? {} : { friendlyName: name }) };
        },
    });
    Object.entries(files).forEach(([path, content]) => ports.files.set(path, Buffer.from(content)));
    return ports;
}

interface Resource extends Readonly<Record<string, unknown>> {
    /** Its name; absent where the front end knows none. */
    readonly called?: string | undefined;
}

async function warningsOf(ports: FakePorts, { called, ...args }: Resource): Promise<readonly string[]> {
    const call = called === undefined ? ports.call : ports.callOf(called);
    const { failures, warnings } = await checkCertificate(ports, call, { passkey: "abc", ...args });
    assert.deepEqual(failures, []);
    return warnings;
}

describe("check warns of what Java's KeyStore cannot open or name", () => {
    const DEPARTMENT = "b8a1c5de-0b0c-4d7e-9a51-6f2f7b9f1a10";
    const rows: [name: string, args: object, warns: RegExp | undefined][] = [
        ["an ASCII passkey", { passkey: "Sign#2026 ~" }, undefined],
        ["an empty passkey", { passkey: "" }, undefined],
        ["a passkey outside ASCII", { passkey: "pässkey-canary" }, /^The passkey of resource one .*ASCII.*Export/],
        ["a passkey with a control character", { passkey: "canary\u0007" }, /^The passkey of resource one/],
        ["an unknown passkey", { passkey: UNKNOWN }, undefined],
        ["a department that is a UUID", { departmentId: DEPARTMENT }, undefined],
        ["a department that is a UUID in capitals", { departmentId: DEPARTMENT.toUpperCase() }, undefined],
        ["a department that is no UUID", { departmentId: "canary" }, /^departmentId of resource one is no UUID/],
        ["an unknown department", { departmentId: UNKNOWN }, undefined],
        [
            "a department that is no UUID, of a resource without a name",
            { departmentId: "canary", called: undefined },
            /^departmentId of a certificate is no UUID/,
        ],
    ];
    for (const [name, args, warns] of rows) {
        it(`${name}: ${warns === undefined ? "no warning" : "one warning without the value"}`, async () => {
            const ports = portsWith({ "a.p12": "asha|Asha" });
            const [line, ...more] = await warningsOf(ports, {
                called: "one",
                certificateFile: "a.p12",
                ...args,
            });
            assert.deepEqual(more, []);
            if (warns === undefined) {
                assert.equal(line, undefined);
            } else {
                assert.match(line ?? "", warns);
                assert.doesNotMatch(line ?? "", /canary/);
            }
        });
    }

    const files = {
        "asha.p12": "asha|1",
        "ASHA.p12": "ASHA|2",
        "ravi.p12": "ravi|3",
        "x.p12": "|X",
        "y.p12": "|Y",
        "z.p12": "|Z",
    };
    const pairs: [name: string, first: keyof typeof files, second: keyof typeof files, warns: RegExp | undefined][] = [
        ["two friendlyNames", "asha.p12", "ravi.p12", undefined],
        [
            "two friendlyNames that differ in case only",
            "asha.p12",
            "ASHA.p12",
            /resources one and two .*differ in case only/,
        ],
        ["two files without a friendlyName", "x.p12", "y.p12", /resources one and two, .*no friendlyName.*"1"/],
        ["one file without a friendlyName", "asha.p12", "x.p12", undefined],
    ];
    for (const [name, first, second, warns] of pairs) {
        it(`${name}: ${warns === undefined ? "no warning" : "the same warning on both"}`, async () => {
            const ports = portsWith(files);
            const one = { called: "one", certificateFile: first };
            assert.deepEqual(await warningsOf(ports, one), []);
            const lines = await warningsOf(ports, { called: "two", certificateFile: second });
            assert.deepEqual(await warningsOf(ports, one), lines);
            assert.equal(lines.length, warns === undefined ? 0 : 1);
            assert.match(lines[0] ?? "", warns ?? /^$/);
        });
    }

    it("a third file without a friendlyName: no further warning; one file left: no warning", async () => {
        const ports = portsWith(files);
        const of = (called: string, certificateFile: string) => warningsOf(ports, { called, certificateFile });
        await of("one", "x.p12");
        const lines = await of("two", "y.p12");
        assert.deepEqual(await of("three", "z.p12"), lines);
        await of("two", "asha.p12");
        await of("one", "ravi.p12");
        assert.deepEqual(await of("three", "z.p12"), []);
    });
});
