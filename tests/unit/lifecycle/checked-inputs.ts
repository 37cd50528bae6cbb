/** Inputs and facts as `check` leaves them for the later operations. */
import assert from "node:assert/strict";
import type { CertificateInputs, CheckedCertificate, FileFacts } from "../../../provider/core/certificate/types";
import { checkCertificate } from "../../../provider/lifecycle/certificate/check";
import type { Checked } from "../../../provider/lifecycle/resource-operations";
import { PASSKEY, type FakePorts } from "./fake-certificates";

/** Runs `check` on these arguments, which have to be good; the file is `a.p12` unless they say another. */
export async function checked(
    ports: FakePorts,
    args: Readonly<Record<string, unknown>> = {},
): Promise<CheckedCertificate> {
    const file = "certificateBase64" in args ? {} : { certificateFile: "a.p12" };
    const result = await checkCertificate(ports, ports.call, { ...file, passkey: PASSKEY, ...args });
    assert.deepEqual(result.failures, []);
    return together(result);
}

/** Inputs and facts in one, as create and update take them. */
function together({ inputs, facts }: Checked<CertificateInputs, FileFacts>): CheckedCertificate {
    return { ...inputs, ...facts } as CheckedCertificate;
}
