/** readPkcs12: truncated and changed files are reported as damaged, and not as a wrong passkey. */
import assert from "node:assert/strict";
import { Pkcs12Error, readPkcs12 } from "../../../provider/pkcs12";
import { errorOf } from "./expect-error";
import { fixture, fixtures } from "../../support/pkcs12/fixtures";

/** Without those that take long to open, on purpose. */
const quick = fixtures.filter(({ name }) => !name.startsWith("java-keytool-legacy"));

/** What reading gives: "read", or the error's code. Anything but a Pkcs12Error fails. */
function outcome(bytes: Buffer, passkey: string): string {
    try {
        readPkcs12(bytes, passkey);
        return "read";
    } catch (error) {
        assert.ok(error instanceof Pkcs12Error, `not a Pkcs12Error: ${String(error)}`);
        if (error.code === "ERR_PKCS12_DAMAGED") {
            assert.match(
                error.message,
                /^The PKCS#12 file is damaged: [^.]+\. Copy it again in binary mode, or export /,
            );
        }
        return error.code;
    }
}

describe("readPkcs12, truncated files", () => {
    for (const { name, bytes, passkey } of quick) {
        it(`reports ${name}, truncated anywhere, as damaged or no PKCS#12`, () => {
            for (let length = 0; length < bytes.length; length += 97) {
                const code = outcome(bytes.subarray(0, length), passkey);
                const expected = length < 8 ? "ERR_PKCS12_NOT_PKCS12" : "ERR_PKCS12_DAMAGED";
                assert.equal(code, expected, `cut after ${length} bytes`);
            }
            assert.equal(outcome(bytes.subarray(0, -1), passkey), "ERR_PKCS12_DAMAGED", "cut before its last byte");
        });
    }
});

describe("readPkcs12, changed files", () => {
    for (const name of ["openssl-3-default", "openssl-3-p256", "openssl-3-legacy", "openssl-3-chain"]) {
        it(`reports ${name} with one flipped bit as damaged, never the passkey as wrong`, () => {
            const { bytes, passkey } = fixture(name);
            // Behind the OCTET STRING's header stands what the MAC covers, and behind that the MAC itself.
            const [start, length] = [30, bytes.readUInt16BE(28)];
            const others: string[] = [];
            for (let at = start; at < start + length; at += 7) {
                const changed = Buffer.from(bytes);
                changed[at] = (changed[at] ?? 0) ^ 0x10;
                const code = outcome(changed, passkey);
                if (code !== "ERR_PKCS12_DAMAGED") {
                    others.push(`${at}: ${code}`);
                }
            }
            assert.ok(others.length === 0, `${others.length} places of ${Math.ceil(length / 7)}: ${others.join(", ")}`);
        });
    }

    it("says that the passkey fits if only the MAC does not", () => {
        const { bytes, passkey } = fixture("openssl-3-default");
        const changed = Buffer.from(bytes);
        // Inside the digest: behind it come its salt (8 bytes), the iteration count and their headers.
        changed[changed.length - 24] = (changed[changed.length - 24] ?? 0) ^ 1;
        const error = errorOf(changed, passkey);
        assert.equal(error.code, "ERR_PKCS12_DAMAGED");
        assert.match(error.message, /passkey fits/);
    });

    it("reports SEQUENCEs nested a hundred thousand deep without a crash", () => {
        const nested = Buffer.concat([Buffer.from("3080020103", "hex"), Buffer.alloc(200_000, "3080", "hex")]);
        assert.equal(errorOf(nested, "sesame").code, "ERR_PKCS12_DAMAGED");
    });
});
