/** Reads a file that has to be refused, and returns the error. */
import assert from "node:assert/strict";
import { Pkcs12Error, readPkcs12, type Pkcs12ErrorCode } from "../../../provider/pkcs12";

/** Fails when the file is read, or when anything but a Pkcs12Error is thrown. */
export function errorOf(bytes: Buffer, passkey: string | undefined): Pkcs12Error {
    try {
        readPkcs12(bytes, passkey);
    } catch (error) {
        assert.ok(error instanceof Pkcs12Error, `not a Pkcs12Error: ${String(error)}`);
        return error;
    }
    assert.fail("the file was read");
}

/** Fails unless the file is refused with this code. */
export function assertRefused(bytes: Buffer, passkey: string | undefined, code: Pkcs12ErrorCode): void {
    const error = errorOf(bytes, passkey);
    assert.equal(error.code, code, error.message);
    assert.ok(error.message.length > 20, error.message);
}
