/** The parts of a PKCS#12 file's content, and opening them with a passkey (RFC 7292, section 4.1). */
import { unsupported } from "./locks/algorithms";
import { child, children, isSequence, octets, oid, parse, type Element } from "./asn1/asn1";
import { DATA, ENCRYPTED_DATA } from "./asn1/content-type";
import type { PasskeyReadings } from "./locks/passkey-bytes";
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
    /** Whether the budget left no room for a reading of the passkey. */
    skipped: boolean;
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

/** What opening them with one reading costs, as far as that can be seen from outside. */
export function workOf(parts: readonly Part[]): number {
    return parts
        .flatMap((part) => (part instanceof Pkcs12Error ? [] : "lock" in part ? [part] : part.lockedKeys))
        .reduce((sum, { lock }) => sum + (lock instanceof Pkcs12Error ? 0 : lock.work), 0);
}

/**
 * `later`: work that the budget has to keep for other parts; a part's first reading of the passkey is always tried.
 * Throws ERR_PKCS12_TOO_MUCH_WORK, ERR_PKCS12_UNSUPPORTED and ERR_PKCS12_DAMAGED, and whatever forge throws on bad bytes.
 */
export function openParts(parts: readonly Part[], readings: PasskeyReadings, budget: WorkBudget, later = 0): Opened {
    return new PartOpener(readings, budget, workOf(parts) + later).open(parts);
}

class PartOpener {
    readonly #opened: Opened = {
        keys: [],
        certificates: [],
        unlocked: 0,
        locked: 0,
        skipped: false,
        lacking: undefined,
    };

    /** `ahead`: what the parts that are still closed will cost, which readings after the first must leave. */
    constructor(
        private readonly readings: PasskeyReadings,
        private readonly budget: WorkBudget,
        private ahead: number,
    ) {}

    open(parts: readonly Part[]): Opened {
        for (const part of parts) {
            if (part instanceof Pkcs12Error) {
                this.#opened.lacking ??= part;
            } else if ("lock" in part) {
                this.#foreseen(part);
                const contents = this.#unlock(part);
                if (contents !== undefined) {
                    this.#take(readSafeContents(contents.element), false);
                }
            } else {
                this.#take(part, true);
            }
        }
        return this.#opened;
    }

    #foreseen({ lock }: Locked): void {
        this.ahead -= lock instanceof Pkcs12Error ? 0 : lock.work;
    }

    /** `foreseen`: whether the work of its locked keys is part of `ahead`. */
    #take(contents: SafeContents, foreseen: boolean): void {
        this.#opened.certificates.push(...contents.certificates);
        this.#opened.keys.push(...contents.keys);
        for (const { friendlyName, localKeyId, ...locked } of contents.lockedKeys) {
            if (foreseen) {
                this.#foreseen(locked);
            }
            const key = this.#unlock(locked);
            if (key !== undefined) {
                this.#opened.keys.push({ der: key.plain, friendlyName, localKeyId });
            }
        }
    }

    #unlock({ lock, ciphertext }: Locked): { plain: Buffer; element: Element } | undefined {
        if (lock instanceof Pkcs12Error) {
            this.#opened.lacking ??= lock;
            return undefined;
        }
        for (const [index, reading] of this.readings.of(lock.form).entries()) {
            if (index > 0 && !this.budget.allows(this.ahead + lock.work)) {
                this.#opened.skipped = true;
                break;
            }
            const plain = lock.open(ciphertext, reading, this.budget);
            // A wrong passkey passes the padding check once in 256 times; what it yields is no SEQUENCE.
            const element = plain === undefined ? undefined : tryParse(plain);
            if (plain !== undefined && isSequence(element)) {
                this.readings.prefer(lock.form, reading);
                this.#opened.unlocked++;
                return { plain, element };
            }
        }
        this.#opened.locked++;
        return undefined;
    }
}

function tryParse(bytes: Buffer): Element | undefined {
    try {
        return parse(bytes);
    } catch {
        return undefined;
    }
}
