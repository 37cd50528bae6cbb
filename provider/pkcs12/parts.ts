/** The parts of a PKCS#12 file's content, and opening them with a passkey (RFC 7292, section 4.1). */
import { unsupported } from "./algorithms";
import { child, children, isSequence, octets, oid, parse, type Element } from "./asn1";
import { DATA, ENCRYPTED_DATA } from "./content-type";
import type { PasskeyBytes } from "./passkey-bytes";
import { Pkcs12Error } from "./pkcs12-error";
import { readLocked, readSafeContents, type Entry, type Locked, type SafeContents } from "./safe-contents";
import type { WorkBudget } from "./work-budget";

/** One part: a safe in clear, an encrypted one, or the reason why it cannot be read here. */
export type Part = SafeContents | Locked | Pkcs12Error;

/** What a passkey opens. */
export interface Opened {
    readonly keys: Entry[];
    readonly certificates: Entry[];
    /** Encrypted pieces that this passkey decrypts. */
    unlocked: number;
    /** Encrypted pieces that it does not. */
    locked: number;
    /** The first algorithm that is missing here. */
    lacking: Pkcs12Error | undefined;
}

/** Throws ERR_PKCS12_DAMAGED, and whatever forge throws on bad bytes. */
export function readParts(content: Buffer): Part[] {
    return children(parse(content)).map((info) => {
        const type = oid(child(info, 0));
        const inner = child(child(info, 1), 0);
        if (type === DATA) {
            return readSafeContents(parse(octets(inner)));
        }
        if (type === ENCRYPTED_DATA) {
            const encrypted = child(inner, 1);
            return readLocked(child(encrypted, 1), child(encrypted, 2));
        }
        return unsupported(type);
    });
}

/** What opening them costs, as far as that can be seen from outside. */
export function workOf(parts: readonly Part[]): number {
    return parts
        .flatMap((part) => (part instanceof Pkcs12Error ? [] : "lock" in part ? [part] : part.lockedKeys))
        .reduce((sum, { lock }) => sum + (lock instanceof Pkcs12Error ? 0 : lock.work), 0);
}

/** Throws ERR_PKCS12_TOO_MUCH_WORK and ERR_PKCS12_DAMAGED, and whatever forge throws on bad bytes. */
export function openParts(parts: readonly Part[], passkey: PasskeyBytes, budget: WorkBudget): Opened {
    const opened: Opened = { keys: [], certificates: [], unlocked: 0, locked: 0, lacking: undefined };
    for (const part of parts) {
        if (part instanceof Pkcs12Error) {
            opened.lacking ??= part;
        } else if ("lock" in part) {
            const contents = unlock(part, opened, passkey, budget);
            if (contents !== undefined) {
                take(readSafeContents(contents.element), opened, passkey, budget);
            }
        } else {
            take(part, opened, passkey, budget);
        }
    }
    return opened;
}

function take(contents: SafeContents, opened: Opened, passkey: PasskeyBytes, budget: WorkBudget): void {
    opened.certificates.push(...contents.certificates);
    opened.keys.push(...contents.keys);
    for (const { friendlyName, localKeyId, ...locked } of contents.lockedKeys) {
        const key = unlock(locked, opened, passkey, budget);
        if (key !== undefined) {
            opened.keys.push({ der: key.plain, friendlyName, localKeyId });
        }
    }
}

function unlock(
    { lock, ciphertext }: Locked,
    opened: Opened,
    passkey: PasskeyBytes,
    budget: WorkBudget,
): { plain: Buffer; element: Element } | undefined {
    if (lock instanceof Pkcs12Error) {
        opened.lacking ??= lock;
        return undefined;
    }
    const plain = lock.open(ciphertext, passkey, budget);
    // A wrong passkey passes the padding check once in 256 times; what it yields is no SEQUENCE.
    const element = plain === undefined ? undefined : tryParse(plain);
    if (plain === undefined || !isSequence(element)) {
        opened.locked++;
        return undefined;
    }
    opened.unlocked++;
    return { plain, element };
}

function tryParse(bytes: Buffer): Element | undefined {
    try {
        return parse(bytes);
    } catch {
        return undefined;
    }
}
