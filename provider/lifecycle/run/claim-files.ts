/** What the provider processes of one run of the engine have claimed, in files that all of them see: a run may have several. */
import { createHash } from "node:crypto";
import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

export interface Claim {
    /** The resource, as its provider calls it. */
    readonly owner: string;
    /** A new resource of this run has adopted it. */
    readonly adopted: boolean;
    /** How messages call the resource. */
    readonly name?: string | undefined;
}

/** Never throws: if files cannot be written, each process knows only its own claims. */
export interface Claims {
    /** The claim of another process that still runs. */
    others(key: string): Claim | undefined;
    /** False, and nothing is claimed, if another process that still runs has the key. */
    claim(key: string, claim: Claim): boolean;
    release(key: string): void;
}

/** Longer than any run: older folders are removed. */
const OLD_MS = 7 * 24 * 60 * 60 * 1000;

/** `engineAddress` names the run. `base` is for tests. */
export function claimFiles(engineAddress: string | undefined, base = privateFolder()): Claims | undefined {
    if (engineAddress === undefined || base === undefined) {
        return undefined;
    }
    const folder = join(base, hashed(engineAddress));
    try {
        mkdirSync(base, { recursive: true, mode: 0o700 });
        // Before the run's own folder is made: one of the same address may be old.
        removeOld(base);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch {
        return undefined;
    }
    const fileOf = (key: string) => join(folder, hashed(key));
    const others = (key: string) => {
        const found = readClaim(fileOf(key));
        return found !== undefined && found.pid !== process.pid && runs(found.pid) ? found : undefined;
    };
    return {
        others,
        claim(key, claim) {
            const text = JSON.stringify({ pid: process.pid, ...claim });
            if (create(fileOf(key), text)) {
                return true;
            }
            if (others(key) !== undefined) {
                return false;
            }
            write(fileOf(key), text);
            return true;
        },
        release(key) {
            if (others(key) === undefined) {
                remove(fileOf(key));
            }
        },
    };
}

/** Undefined if another user could write into it. */
function privateFolder(): string | undefined {
    try {
        const { uid, username } = userInfo();
        /* c8 ignore next -- Windows alone has no uid, and tests run on Linux */
        const folder = join(tmpdir(), `pulumi-leegality-${uid < 0 ? hashed(username) : uid}`);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const stat = lstatSync(folder);
        return stat.isDirectory() && (uid < 0 || (stat.uid === uid && (stat.mode & 0o077) === 0)) ? folder : undefined;
    } catch {
        return undefined;
    }
}

/** A folder that cannot be removed stays: it is of no run that still goes on. */
function removeOld(base: string): void {
    for (const folder of readdirSync(base).map((name) => join(base, name))) {
        // Another process may be removing it too.
        const stat = statSync(folder, { throwIfNoEntry: false });
        if (stat !== undefined && Date.now() - stat.mtimeMs > OLD_MS) {
            remove(folder);
        }
    }
}

function remove(path: string): void {
    try {
        rmSync(path, { recursive: true, force: true });
    } catch {
        // Nobody can remove it: a claim in it counts until its process ends.
    }
}

/** False where the file is there already. Nobody ever sees it without its text, so of two processes exactly one makes it. */
function create(file: string, text: string): boolean {
    const unfinished = `${file}.${process.pid}`;
    let created = true;
    try {
        writeFileSync(unfinished, text, { mode: 0o600 });
        linkSync(unfinished, file);
    } catch {
        created = false;
    }
    remove(unfinished);
    return created;
}

function write(file: string, text: string): void {
    try {
        writeFileSync(file, text, { mode: 0o600 });
    } catch {
        // The claim is known to this process alone.
    }
}

/** Undefined if there is none, or an invalid one. */
function readClaim(file: string): (Claim & { readonly pid: number }) | undefined {
    try {
        const { pid, owner, adopted, name } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
        const claim = {
            owner: String(owner),
            adopted: adopted === true,
            name: typeof name === "string" ? name : undefined,
        };
        return typeof pid === "number" ? { pid, ...claim } : undefined;
    } catch {
        return undefined;
    }
}

function runs(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch (error) {
        // Another user's process runs too.
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

function hashed(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
