/** The properties of readPkcs12 for every input: facts or a coded error, within bounds, without secrets, and only proven facts. */
import assert from "node:assert/strict";
import { Pkcs12Error } from "../../provider/pkcs12";
import type { CertificateFacts } from "../../provider/model/certificate-facts";
import { readMac } from "../../provider/pkcs12/locks/mac";
import { parsePfx } from "../../provider/pkcs12/pfx";
import { readPkcs12 } from "../../provider/pkcs12/read-pkcs12";
import { MAX_WORK, WorkBudget } from "../../provider/pkcs12/work-budget";
import { fixtures } from "../support/pkcs12/fixtures";
import { assertSecretFree } from "../support/secret-free";
import type { Case } from "./cases";

export const WRONG_PASSKEY = "not-the-passkey-9c1f";
/** A shorter one stands in any text by chance. */
const SHORTEST_SECRET = 5;

const known = new Set(fixtures.map(({ expected }) => JSON.stringify(expected)));

export interface Judged {
    /** `opened`, or the error's code. */
    readonly verdict: string;
    /** What it cost, as WorkBudget counts. */
    readonly work: number;
}

/** Reads the file and fails when something does not hold. */
export function judge({ bytes, passkey, resealed }: Case): Judged {
    const budget = new WorkBudget();
    let verdict = "opened";
    try {
        const { plainKeyBag: _plain, ...facts } = readPkcs12(bytes, passkey, budget);
        if (!resealed) {
            judgeOpened(facts, bytes, passkey);
        }
    } catch (error) {
        if (error instanceof assert.AssertionError) {
            throw error;
        }
        assert.ok(error instanceof Pkcs12Error, `not a Pkcs12Error: ${String(error)}`);
        assert.match(error.code, /^ERR_PKCS12_[A-Z0-9_]+$/);
        assert.ok(error.message.length > 20);
        assertSecretFree(error, passkey !== undefined && passkey.length >= SHORTEST_SECRET ? [passkey] : []);
        verdict = error.code;
    }
    assert.ok(budget.spent <= MAX_WORK, `work: ${budget.spent}`);
    return { verdict, work: budget.spent };
}

/** A MAC that is known here admits the passkey alone, and only what its maker wrote: one of the fixtures. */
function judgeOpened(facts: CertificateFacts, bytes: Buffer, passkey: string | undefined): void {
    const { macData } = parsePfx(bytes);
    if (macData === undefined || readMac(macData) instanceof Pkcs12Error) {
        return;
    }
    assert.notEqual(passkey, WRONG_PASSKEY, "a wrong passkey opened it");
    assert.ok(known.has(JSON.stringify(facts)), `a changed file was opened: ${JSON.stringify(facts)}`);
}
