/** Reads how PBKDF2 is to be done (RFC 8018, A.2). */
import { HMAC_HASHES, PBKDF2, unsupported } from "./algorithms";
import { child, children, isInteger, isSequence, octets, oid, smallInteger, type Element } from "../asn1/asn1";
import type { Derivation } from "./derive";
import { damaged, type Pkcs12Error } from "../pkcs12-error";

/** Node takes no more; far above any key, any count, and any bound on the work. */
const MAX_LENGTH = 1024;

/**
 * `length`: bytes to derive where the use of the key says so; without it the file has to, or `usual` is meant. Gives, and does not throw,
 * ERR_PKCS12_UNSUPPORTED for another derivation or hash. Throws ERR_PKCS12_DAMAGED.
 */
export function readPbkdf2(algorithm: Element | undefined, length?: number, usual = 0): Derivation | Pkcs12Error {
    const scheme = oid(child(algorithm, 0));
    if (scheme !== PBKDF2) {
        return unsupported(scheme);
    }
    const [salt, iterations, ...rest] = children(child(algorithm, 1));
    const keyLength = rest.find(isInteger);
    const prf = rest.find(isSequence);
    const prfOid = prf === undefined ? undefined : oid(child(prf, 0));
    const hash = prfOid === undefined ? "sha1" : HMAC_HASHES[prfOid];
    if (hash === undefined) {
        return unsupported(prfOid ?? "");
    }
    const derivation = {
        hash,
        salt: octets(salt),
        iterations: smallInteger(iterations),
        length: length ?? (keyLength === undefined ? usual : smallInteger(keyLength)),
    };
    if (derivation.length < 1 || derivation.length > MAX_LENGTH || derivation.iterations < 1) {
        throw damaged("its key derivation makes no sense");
    }
    return derivation;
}
