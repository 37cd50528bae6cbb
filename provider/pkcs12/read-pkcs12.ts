/** Opens a PKCS#12 file with its passkey and reads the facts of its certificate, or throws a coded error. */
import type { Pkcs12Content } from "./content";
import { readLeaf } from "./keys/leaf";
import { readMac, verifyMac, type Mac } from "./locks/mac";
import { openParts, readParts, workOf, type Opened, type Part } from "./parts";
import { PasskeyReadings } from "./locks/passkey-bytes";
import { parsePfx } from "./pfx";
import { damaged, Pkcs12Error } from "./pkcs12-error";
import { cryptoCode, unsupportedHere } from "./runtime";
import { tooMuchWork, WorkBudget } from "./work-budget";

/**
 * Reads a whole PKCS#12 file (RFC 7292). An undefined passkey is an absent one, which is not the empty one. `budget` is for
 * one file, and shows afterwards what it has cost.
 * Throws {@link Pkcs12Error} and nothing else.
 */
export function readPkcs12(bytes: Buffer, passkey: string | undefined, budget = new WorkBudget()): Pkcs12Content {
    try {
        const file = readFile(bytes);
        return readLeaf(open(file, passkey, budget), canVerify(file.mac), budget);
    } catch (error) {
        if (error instanceof Pkcs12Error) {
            throw error;
        }
        // No cause: what a parser says of bytes that it just decrypted may quote them.
        throw cryptoCode(error) === undefined
            ? damaged("its content cannot be read")
            : unsupportedHere("something", error);
    }
}

interface File {
    /** What the MAC covers. */
    readonly content: Buffer;
    readonly parts: readonly Part[];
    /** Undefined in a file without; the reason why where it cannot be verified here. */
    readonly mac: Mac | Pkcs12Error | undefined;
}

function readFile(bytes: Buffer): File {
    const { content, macData } = parsePfx(bytes);
    return { content, parts: readParts(content), mac: macData === undefined ? undefined : readMac(macData) };
}

function canVerify(mac: File["mac"]): mac is Mac {
    return mac !== undefined && !(mac instanceof Pkcs12Error);
}

function open({ content, parts, mac }: File, passkey: string | undefined, budget: WorkBudget): Opened {
    const readings = new PasskeyReadings(passkey);
    const ahead = workOf(parts);
    budget.foresee(ahead + (canVerify(mac) ? mac.work : 0));
    if (!canVerify(mac)) {
        return openUnverified(parts, readings, passkey, mac, budget);
    }
    if (!verifyMac(mac, content, readings, budget, ahead)) {
        throw whyMacFails(parts, readings, passkey, budget);
    }
    const opened = openParts(parts, readings, budget);
    if (opened.locked > 0) {
        throw opened.skipped ? tooMuchWork() : lockedWithAnother("The passkey fits the PKCS#12 file as a whole");
    }
    return complete(opened);
}

/** Without a MAC, only a part that decrypts shows that the passkey is right. */
function openUnverified(
    parts: readonly Part[],
    readings: PasskeyReadings,
    passkey: string | undefined,
    mac: Pkcs12Error | undefined,
    budget: WorkBudget,
): Opened {
    const opened = openParts(parts, readings, budget);
    if (opened.locked > 0) {
        throw opened.unlocked === 0
            ? wrongPasskey(passkey)
            : opened.skipped
              ? tooMuchWork()
              : lockedWithAnother("The passkey opens one part of the PKCS#12 file", "was changed, or ");
    }
    if (mac !== undefined && opened.unlocked === 0) {
        throw mac;
    }
    return complete(opened);
}

function complete(opened: Opened): Opened {
    if (opened.lacking !== undefined) {
        throw opened.lacking;
    }
    return opened;
}

/**
 * The MAC covers the content as well, so either may be wrong. A part that this passkey decrypts, or whose structure is
 * broken, cannot be the work of a wrong passkey.
 */
function whyMacFails(
    parts: readonly Part[],
    readings: PasskeyReadings,
    passkey: string | undefined,
    budget: WorkBudget,
): Pkcs12Error {
    const changed = "its content was changed after it was made";
    let encrypted = false;
    for (const [index, part] of parts.entries()) {
        // Several readings of the MAC may have left too little.
        if (!budget.allows(workOf([part]))) {
            encrypted = true;
            continue;
        }
        const found = tryPart(part, readings, budget, workOf(parts.slice(index + 1)));
        if (found === "broken" || found === "fits") {
            return damaged(found === "fits" ? `${changed} (the passkey fits, the integrity check does not)` : changed);
        }
        encrypted ||= found === "locked";
    }
    return wrongPasskey(
        passkey,
        encrypted ? "" : " Or its content was changed: nothing in it is encrypted, which would show it.",
    );
}

/** `silent`: nothing in it is encrypted, or not in a way that is known here. */
function tryPart(
    part: Part,
    readings: PasskeyReadings,
    budget: WorkBudget,
    later: number,
): "fits" | "locked" | "broken" | "silent" {
    try {
        const { unlocked, locked } = openParts([part], readings, budget, later);
        return unlocked > 0 ? "fits" : locked > 0 ? "locked" : "silent";
    } catch (error) {
        if (error instanceof Pkcs12Error && error.code !== "ERR_PKCS12_DAMAGED") {
            throw error;
        }
        return "broken";
    }
}

/** Without a MAC, a changed part and one with a passkey of its own look alike. */
function lockedWithAnother(what: string, or = ""): Pkcs12Error {
    return new Pkcs12Error(
        "ERR_PKCS12_WRONG_PASSKEY",
        `${what}, but another part, perhaps the private key, ${or}is locked with another passkey. ` +
            "Export it again with one passkey for everything.",
    );
}

function wrongPasskey(passkey: string | undefined, more = ""): Pkcs12Error {
    const advice =
        passkey === undefined
            ? "It needs one: set passkey."
            : "Check for a mix-up of files, a blank at the end, or a passkey that was renewed with the file.";
    return new Pkcs12Error("ERR_PKCS12_WRONG_PASSKEY", `The passkey does not open the PKCS#12 file. ${advice}${more}`);
}
