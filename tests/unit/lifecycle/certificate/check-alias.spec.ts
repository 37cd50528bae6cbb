/** Check refuses two resources of one program that would have the same alias in SignStation. */
import assert from "node:assert/strict";
import { checkCertificate } from "../../../../provider/lifecycle/certificate/check";
import { Pkcs12Error } from "../../../../provider/pkcs12";
import type { CertificateFacts } from "../../../../provider/model/certificate-facts";
import { FACTS, fakePorts, PASSKEY, type FakePorts } from "../fake-certificates";

/** Ports whose reader takes the friendlyName from the file's content; an empty file has none, RC4 cannot be opened. */
function portsWith(files: Readonly<Record<string, string>>): FakePorts {
    const { friendlyName, subject, ...facts } = FACTS;
    assert.ok(friendlyName !== undefined && subject !== "");
    const readPkcs12 = (bytes: Buffer): CertificateFacts => {
        const [name = "", cn = ""] = bytes.toString("utf8").split("|");
        if (name === "RC4") {
            throw new Pkcs12Error("ERR_PKCS12_UNSUPPORTED", "It uses RC4.");
        }
        return { ...facts, subject: cn, ...(name === "" ? {} : { friendlyName: name }) };
    };
    const ports = fakePorts({ readPkcs12 });
    Object.entries(files).forEach(([path, content]) => ports.files.set(path, Buffer.from(content)));
    return ports;
}

interface Resource extends Readonly<Record<string, unknown>> {
    /** Its name; absent where the front end knows none. */
    readonly called?: string;
}

async function reasonsOf(ports: FakePorts, { called, ...args }: Resource): Promise<string[]> {
    const call = called === undefined ? ports.call : ports.callOf(called);
    const { failures } = await checkCertificate(ports, call, { passkey: PASSKEY, ...args });
    return failures.map(({ property, reason }) => `${property}: ${reason}`);
}

const of = (called: string, certificateFile: string) => ({ called, certificateFile });

describe("check, two resources of one alias", () => {
    it("fails on the second one, and names both, the alias, and what to do", async () => {
        const ports = portsWith({ "a.p12": "asha", "b.p12": "asha" });
        assert.deepEqual(await reasonsOf(ports, of("signing-1", "a.p12")), []);
        const [reason = "", ...more] = await reasonsOf(ports, of("signing-2", "b.p12"));
        assert.deepEqual(more, []);
        assert.match(reason, /^certificateFile: /);
        for (const word of ["signing-1", "signing-2", '"asha"', "friendlyName", "[ERR_LEEGALITY_SAME_ALIAS]"]) {
            assert.ok(reason.includes(word), `${word} is not in: ${reason}`);
        }
        assert.deepEqual(ports.certificates().calls, []);
    });

    it("marks the failure as one of a secret property if the file is secret", async () => {
        const ports = portsWith({});
        const base64 = (content: string) => ({ certificateBase64: Buffer.from(content).toString("base64") });
        await reasonsOf(ports, { called: "one", ...base64("asha|CN=1") });
        const [reason = ""] = await reasonsOf(ports, { called: "two", ...base64("asha|CN=2") });
        assert.match(reason, /^certificateBase64: .*ERR_LEEGALITY_SAME_ALIAS/);
    });

    const files = {
        "a.p12": "asha",
        "other/a.p12": "asha|CN=Another",
        "b.p12": "ravi",
        "cn-1.p12": "|CN=Meera",
        "cn-2.p12": "|CN=Meera,O=Acme",
        "x/stem.p12": "",
        "y/stem.pfx": "",
        "friendly.p12": "Meera",
        "x/rc4.p12": "RC4",
        "y/rc4.p12": "RC4",
    };
    const pairs: [name: string, first: keyof typeof files, second: keyof typeof files, same: boolean][] = [
        ["one file in two resources", "a.p12", "a.p12", true],
        ["one friendlyName in two files", "a.p12", "other/a.p12", true],
        ["two friendlyNames", "a.p12", "b.p12", false],
        ["no friendlyName, one common name", "cn-1.p12", "cn-2.p12", true],
        ["a friendlyName that is another file's common name", "friendly.p12", "cn-1.p12", true],
        ["neither of both, one file name", "x/stem.p12", "y/stem.pfx", true],
        ["unsupported files of one name, whose aliases are inside", "x/rc4.p12", "y/rc4.p12", false],
    ];
    for (const [name, first, second, same] of pairs) {
        it(`${name}: ${same ? "refused" : "accepted"}`, async () => {
            const ports = portsWith(files);
            assert.deepEqual(await reasonsOf(ports, of("one", first)), []);
            assert.equal((await reasonsOf(ports, of("two", second))).length, same ? 1 : 0);
        });
    }

    it("passes for the same resource again, also with another file", async () => {
        const ports = portsWith(files);
        for (const file of ["a.p12", "a.p12", "b.p12"]) {
            assert.deepEqual(await reasonsOf(ports, of("one", file)), [], file);
        }
        assert.deepEqual(await reasonsOf(ports, of("two", "a.p12")), [], "the name is free again");
    });

    it("claims no alias for a file that is refused for another reason", async () => {
        const ports = portsWith(files);
        assert.equal((await reasonsOf(ports, of("one", "missing.p12"))).length, 1);
        assert.deepEqual(await reasonsOf(ports, of("two", "a.p12")), []);
    });

    it("passes for resources without names, as older programs have", async () => {
        const ports = portsWith(files);
        assert.deepEqual(await reasonsOf(ports, { certificateFile: "a.p12" }), []);
        assert.deepEqual(await reasonsOf(ports, { certificateFile: "a.p12" }), []);
    });
});
