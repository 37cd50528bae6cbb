/** A private key in a KeyBag: check warns of it, fails for none, and keeps it out of the inputs. */
import assert from "node:assert/strict";
import { checkCertificate } from "../../../../../provider/lifecycle/certificate/check";
import { FACTS, fakePorts } from "../../fake-certificates";

describe("check warns of a private key that Java's KeyStore ignores", () => {
    for (const plainKeyBag of [true, undefined] as const) {
        it(`${plainKeyBag === true ? "one line for a key in a KeyBag" : "nothing for a shrouded key"}`, async () => {
            const ports = fakePorts({ readPkcs12: () => (plainKeyBag === true ? { ...FACTS, plainKeyBag } : FACTS) });
            ports.files.set("a.p12", Buffer.from("any"));
            const args = { certificateFile: "a.p12", passkey: "abc" };
            const { inputs, facts, failures, warnings } = await checkCertificate(ports, ports.call, args);
            assert.deepEqual(failures, []);
            assert.equal("plainKeyBag" in inputs || "plainKeyBag" in facts, false);
            assert.equal(warnings.length, plainKeyBag === true ? 1 : 0);
            assert.match(warnings[0] ?? "", plainKeyBag === true ? /a\.p12 has no encryption of its own.*Java/ : /^$/);
        });
    }
});
