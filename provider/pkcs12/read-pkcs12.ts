/** Opens a PKCS#12 file with its passkey and tells whose certificate it is, or with a code why that is not possible. */
import { openBags, tryParts, type Bags } from "./bags";
import { WorkBudget } from "./derive";
import { readLeaf, type Pkcs12Facts } from "./leaf";
import { macFits } from "./mac";
import { passkeyReadings, type PasskeyBytes } from "./passkey-bytes";
import { parsePfx, type Pfx } from "./pfx";
import { Pkcs12Error } from "./pkcs12-error";

/**
 * Reads a whole PKCS#12 file (RFC 7292). An undefined passkey is an absent one, which is not the empty one.
 * Throws {@link Pkcs12Error} and nothing else.
 */
export function readPkcs12(bytes: Buffer, passkey: string | undefined): Pkcs12Facts {
    try {
        return readLeaf(open(parsePfx(bytes), passkeyReadings(passkey), passkey));
    } catch (error) {
        if (error instanceof Pkcs12Error) {
            throw error;
        }
        // No cause: what a parser says of bytes that it just decrypted may quote them.
        throw new Pkcs12Error(
            "ERR_PKCS12_DAMAGED",
            "The PKCS#12 file is damaged: its content cannot be read. Copy it again from where it was made, in binary mode.",
        );
    }
}

function open(pfx: Pfx, readings: readonly PasskeyBytes[], passkey: string | undefined): Bags {
    const budget = new WorkBudget();
    const verified = verify(pfx, readings, budget);
    if (verified === "unverifiable") {
        const opened = firstThatOpens(pfx, readings, budget);
        if (opened === undefined) {
            throw wrongPasskey(passkey);
        }
        return opened;
    }
    if (verified === undefined) {
        // The MAC covers the content as well, so what fails may be either of them.
        throw whyMacFails(pfx, readings, budget, passkey);
    }
    const bags = openBags(pfx.content, verified, budget);
    if (bags.locked > 0) {
        throw damaged("the passkey fits, but part of the file does not decrypt with it");
    }
    return bags;
}

/** The reading that the MAC confirms; "unverifiable" where there is no MAC or none that can be computed here. */
function verify(
    pfx: Pfx,
    readings: readonly PasskeyBytes[],
    budget: WorkBudget,
): PasskeyBytes | "unverifiable" | undefined {
    const { macData, content } = pfx;
    if (macData === undefined) {
        return "unverifiable";
    }
    try {
        return readings.find((reading) => macFits(macData, content, reading, budget));
    } catch (error) {
        if (error instanceof Pkcs12Error && error.code === "ERR_PKCS12_UNSUPPORTED") {
            return "unverifiable";
        }
        throw error;
    }
}

function firstThatOpens(pfx: Pfx, readings: readonly PasskeyBytes[], budget: WorkBudget): Bags | undefined {
    for (const reading of readings) {
        const bags = openBags(pfx.content, reading, budget);
        if (bags.locked === 0) {
            return bags;
        }
    }
    return undefined;
}

/** A part that this passkey decrypts, or whose structure is broken, cannot be the work of a wrong passkey. */
function whyMacFails(
    pfx: Pfx,
    readings: readonly PasskeyBytes[],
    budget: WorkBudget,
    passkey: string | undefined,
): Pkcs12Error {
    const parts = readings.flatMap((reading) => tryParts(pfx.content, reading, budget));
    if (parts.includes("fits")) {
        return damaged("its content was changed after it was made (the passkey fits, the integrity check does not)");
    }
    return parts.includes("broken") ? damaged("its content was changed after it was made") : wrongPasskey(passkey);
}

function wrongPasskey(passkey: string | undefined): Pkcs12Error {
    const advice =
        passkey === undefined
            ? "It needs one: set passkey."
            : "Check for a mix-up of files, a blank at the end, or a passkey that was renewed with the file.";
    return new Pkcs12Error("ERR_PKCS12_WRONG_PASSKEY", `The passkey does not open the PKCS#12 file. ${advice}`);
}

function damaged(what: string): Pkcs12Error {
    return new Pkcs12Error("ERR_PKCS12_DAMAGED", `The PKCS#12 file is damaged: ${what}. Export it again.`);
}
