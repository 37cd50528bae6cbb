/** Inputs as `check` leaves them for the later calls. */
import assert from "node:assert/strict";
import type { CertificateInputs } from "../../../provider/core/certificate/types";
import { check } from "../../../provider/lifecycle/certificate/check";
import { PASSKEY, type FakePorts } from "./fake-certificates";

/** Runs `check` on these arguments, which have to be good; the file is `a.p12` unless they say another. */
export async function checked(
    ports: FakePorts,
    args: Readonly<Record<string, unknown>> = {},
): Promise<CertificateInputs> {
    const file = "certificateBase64" in args ? {} : { certificateFile: "a.p12" };
    const { inputs, failures } = await check(ports, { ...file, passkey: PASSKEY, ...args });
    assert.deepEqual(failures, []);
    return inputs;
}
