/** Claim files: how the provider processes of one run see each other's claims. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import {
    chmodSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { claimFiles, type Claims } from "../../../../provider/lifecycle/run/claim-files";
import { SharedIdRegistry } from "../../../../provider/lifecycle/run/shared-id-registry";

const RUN = "127.0.0.1:40000";
const CLAIM = join(__dirname, "../../../../provider/lifecycle/run/claim-files.ts");

describe("claims of a run", () => {
    let base: string;
    let other: ChildProcess | undefined;

    beforeEach(() => {
        base = mkdtempSync(join(tmpdir(), "leegality-claims-"));
    });
    afterEach(() => {
        other?.kill("SIGKILL");
        other = undefined;
        rmSync(base, { recursive: true, force: true });
    });

    function claims(run = RUN): Claims {
        return claimFiles(run, base) ?? assert.fail("no claims");
    }

    /** Another process claims a key and goes on running. */
    async function claimElsewhere(key: string, adopted: boolean): Promise<void> {
        const script = `require("ts-node/register/transpile-only");
            const { claimFiles } = require(${JSON.stringify(CLAIM)});
            claimFiles(${JSON.stringify(RUN)}, ${JSON.stringify(base)}).claim(${JSON.stringify(key)}, { owner: "other", adopted: ${String(adopted)} });
            console.log("claimed");
            setInterval(() => {}, 1000);`;
        const child = (other = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] }));
        await new Promise((resolve, reject) => {
            child.stdout.once("data", resolve);
            child.once("exit", reject);
        });
    }

    async function endOther(): Promise<void> {
        const ended = new Promise((resolve) => other?.once("exit", resolve));
        other?.kill("SIGKILL");
        await ended;
    }

    it("are visible to other processes until their process ends", async () => {
        await claimElsewhere("Certificate a", true);
        assert.equal(claims().others("Certificate a")?.adopted, true);
        assert.equal(claims().claim("Certificate a", { owner: "mine", adopted: true }), false);
        assert.equal(claims("127.0.0.1:40001").others("Certificate a"), undefined, "another run");
        claims().release("Certificate a");
        assert.notEqual(claims().others("Certificate a"), undefined, "it is not ours to release");
        await endOther();
        assert.equal(claims().others("Certificate a"), undefined);
        assert.equal(claims().claim("Certificate a", { owner: "mine", adopted: true }), true);
    });

    for (const { adopted, noted, claimed, ownedByOther } of [
        { adopted: true, noted: false, claimed: false, ownedByOther: true },
        { adopted: false, noted: true, claimed: false, ownedByOther: true },
    ]) {
        it(`make a registry respect what another process has ${adopted ? "adopted" : "in its state"}`, async () => {
            await claimElsewhere("Certificate a", adopted);
            const registry = new SharedIdRegistry({ claims: claims(), scope: "Certificate" });
            assert.equal(registry.claim("a", "mine"), claimed);
            assert.equal(registry.isOwnedByOther("a", "mine"), ownedByOther);
            assert.equal(registry.register("a", "mine"), noted);
            assert.equal(registry.claim("b", "mine"), true);
        });
    }

    it("are removed by release and by deletion", () => {
        const registry = new SharedIdRegistry({ claims: claims(), scope: "Certificate" });
        assert.equal(registry.claim("a", "mine"), true);
        registry.release("a");
        registry.register("b", "mine");
        registry.markDeleted("b");
        assert.equal(readdirSync(base).flatMap((name) => readdirSync(join(base, name))).length, 0);
    });

    it("give each key exactly one owner if two processes claim the same keys at the same time", async () => {
        const keys = 400;
        const script = `require("ts-node/register/transpile-only");
            const { claimFiles } = require(${JSON.stringify(CLAIM)});
            const claims = claimFiles(${JSON.stringify(RUN)}, ${JSON.stringify(base)});
            process.stdin.once("data", () => {
                const keys = Array.from({ length: ${keys} }, (_, index) => String(index));
                const won = keys.filter((key) => claims.claim(key, { owner: String(process.pid), adopted: false }));
                // A claim counts while its process runs.
                process.stdin.once("data", () => process.exit());
                process.stdout.write(JSON.stringify(won) + "\\n");
            });
            process.stdout.write("ready\\n");`;
        const children = ["one", "two"].map(() =>
            spawn(process.execPath, ["-e", script], { stdio: ["pipe", "pipe", "inherit"] }),
        );
        try {
            const lines = children.map((child) => createInterface(child.stdout)[Symbol.asyncIterator]());
            const next = () => Promise.all(lines.map(async (each) => String((await each.next()).value)));
            await next();
            children.forEach((child) => child.stdin.write("go\n"));
            const won = (await next()).flatMap((line) => JSON.parse(line) as string[]);
            assert.deepEqual([won.length, new Set(won).size], [keys, keys]);
            const folder = join(base, String(readdirSync(base)[0]));
            assert.equal(readdirSync(folder).length, keys, "nothing unfinished is left");
        } finally {
            children.forEach((child) => child.kill("SIGKILL"));
        }
    });

    it("of runs more than a week ago are removed", () => {
        claims("127.0.0.1:1").claim("a", { owner: "x", adopted: false });
        const [folder] = readdirSync(base) as [string];
        const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
        utimesSync(join(base, folder), old, old);
        claims();
        assert.equal(readdirSync(base).includes(folder), false);
    });

    it("are kept if a run has the engine's address of an old run", () => {
        claims().claim("a", { owner: "x", adopted: false });
        const [folder] = readdirSync(base) as [string];
        const old = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
        utimesSync(join(base, folder), old, old);
        claims().claim("b", { owner: "y", adopted: false });
        assert.equal(readdirSync(join(base, folder)).length, 1, "the claim of this run, and none of the old one");
    });

    it("stay inside the process if their folder can be neither written nor removed", () => {
        const mine = claims();
        const [folder] = readdirSync(base) as [string];
        rmSync(join(base, folder), { recursive: true });
        // A link to itself: nothing can be done below it.
        symlinkSync(folder, join(base, folder));
        assert.equal(mine.claim("a", { owner: "x", adopted: false }), true);
        assert.doesNotThrow(() => {
            mine.release("a");
        });
    });

    it("are made although another process removes an old run at the same moment", () => {
        // A link to nothing is listed and cannot be looked at, as a folder that is removed in between.
        symlinkSync(join(base, "nothing"), join(base, "removed"));
        assert.equal(claims().claim("a", { owner: "x", adopted: false }), true);
    });

    it("that another process makes at the same moment win, and the registry releases the id", () => {
        const registry = new SharedIdRegistry({
            claims: { others: () => undefined, claim: () => false, release: () => undefined },
            scope: "Certificate",
        });
        assert.equal(registry.claim("a", "mine"), false);
        assert.equal(registry.hasOwner("a"), false);
    });

    it("are ignored if their file does not say which process made them", () => {
        const mine = claims();
        mine.claim("a", { owner: "x", adopted: true });
        const [folder] = readdirSync(base) as [string];
        const [file] = readdirSync(join(base, folder)) as [string];
        writeFileSync(join(base, folder, file), "{}");
        assert.equal(mine.others("a"), undefined);
        assert.equal(mine.claim("a", { owner: "y", adopted: true }), true);
    });

    it("hold the name by which messages call the resource", () => {
        const mine = claims();
        mine.claim("a", { owner: "urn:x", adopted: false, name: "x" });
        const [folder] = readdirSync(base) as [string];
        const [file] = readdirSync(join(base, folder)) as [string];
        const path = join(base, folder, file);
        // As if the process that runs these tests from outside had made it.
        writeFileSync(path, readFileSync(path, "utf8").replace(String(process.pid), String(process.ppid)));
        assert.partialDeepStrictEqual(mine.others("a"), { owner: "urn:x", adopted: false, name: "x" });
    });

    it("are made for a resource without a name too", () => {
        const registry = new SharedIdRegistry({ claims: claims(), scope: "Certificate" });
        assert.equal(registry.register("a", undefined), true);
        assert.equal(registry.claim("b", undefined), true);
        assert.equal(registry.claim("b", "mine"), false);
        assert.equal(readdirSync(base).flatMap((name) => readdirSync(join(base, name))).length, 2);
    });

    it("stay inside the process if their file cannot be written", () => {
        const mine = claims();
        assert.equal(mine.claim("a", { owner: "x", adopted: true }), true);
        const [folder] = readdirSync(base) as [string];
        const [file] = readdirSync(join(base, folder)) as [string];
        const path = join(base, folder, file);
        rmSync(path);
        mkdirSync(path);
        assert.equal(mine.claim("a", { owner: "x", adopted: true }), true);
        assert.equal(mine.others("a"), undefined);
    });

    describe("in the machine's folder for temporary files", () => {
        const { TMPDIR } = process.env;
        beforeEach(() => {
            process.env["TMPDIR"] = base;
        });
        afterEach(() => {
            delete process.env["TMPDIR"];
            Object.assign(process.env, TMPDIR === undefined ? {} : { TMPDIR });
        });

        it("are visible to this user alone", () => {
            assert.notEqual(claimFiles(RUN), undefined);
            const [folder] = readdirSync(base) as [string];
            chmodSync(join(base, folder), 0o777);
            assert.equal(claimFiles(RUN), undefined, "others could write there");
        });

        it("are not shared if no folder can be made", () => {
            const file = join(base, "file");
            writeFileSync(file, "");
            process.env["TMPDIR"] = file;
            assert.equal(claimFiles(RUN), undefined);
            assert.equal(claimFiles(RUN, file), undefined);
        });
    });

    it("exist only for a process that knows its engine", () => {
        assert.equal(claimFiles(undefined, base), undefined);
    });
});
