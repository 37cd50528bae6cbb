/** A private key and its certificate as DER, to build files with at test time. */
import { parsePfx } from "../../../provider/pkcs12/pfx";
import { readParts } from "../../../provider/pkcs12/parts";
import { fixture } from "./fixtures";

export interface Pair {
    /** PKCS#8. */
    readonly key: Buffer;
    /** X.509. */
    readonly certificate: Buffer;
}

/** EC, P-256. */
export const pair: Pair = inClear("openssl-3-unencrypted");
/** RSA-2048. */
export const rsaPair: Pair = inClear("openssl-3-rsa-unencrypted");

function inClear(name: string): Pair {
    const { content } = parsePfx(fixture(name).bytes);
    const contents = readParts(content).flatMap((part) => ("keys" in part ? [part] : []));
    const [key] = contents.flatMap(({ keys }) => keys);
    const [certificate] = contents.flatMap(({ certificates }) => certificates);
    if (key === undefined || certificate === undefined) {
        throw new Error(`${name} does not hold both in clear`);
    }
    return { key: key.der, certificate: certificate.der };
}
