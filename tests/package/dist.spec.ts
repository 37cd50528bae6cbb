/** The files of a release that `make dist` builds: packages, checksums, reproducible bytes. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { makeDist } from "../support/engine/dist";
import { projectFiles, readSource, ROOT } from "../support/source/sources";

const { version } = JSON.parse(readSource("package.json")) as { version: string };
const PLUGIN = `pulumi-resource-leegality-v${version}`;
const PLATFORMS = ["darwin", "linux", "windows"].flatMap((os) => ["amd64", "arm64"].map((arch) => `${os}-${arch}`));
const PYTHON = `pulumi_leegality-${version}`;
const GO = `pulumi-leegality-go-v${version}`;

describe("the files of a release", function () {
    this.timeout(120_000);
    let folder: string;
    let dist: string;

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-dist-"));
        dist = makeDist(join(folder, "first"));
    });
    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("are the plugin for every platform, the packages of npm, Python and Go, and their checksums", () => {
        assert.deepEqual(
            readdirSync(dist).sort(),
            [
                "SHA256SUMS",
                `pulumi-leegality-${version}.tgz`,
                `${GO}.tar.gz`,
                ...PLATFORMS.map((platform) => `${PLUGIN}-${platform}.tar.gz`),
                `${PLUGIN}.tar.gz`,
                `${PYTHON}.tar.gz`,
            ].sort(),
        );
    });

    it("have the checksums that SHA256SUMS lists", () => {
        const listed = readFileSync(join(dist, "SHA256SUMS"), "utf8");
        const found = readdirSync(dist)
            .filter((file) => file !== "SHA256SUMS")
            .sort()
            .map(
                (file) =>
                    `${createHash("sha256")
                        .update(readFileSync(join(dist, file)))
                        .digest("hex")}  ${file}\n`,
            );
        assert.equal(listed, found.join(""));
    });

    it("are reproducible: the same bytes for another user at another time and place", () => {
        const again = makeDist(join(folder, "second"), { TZ: "Asia/Kolkata", LC_ALL: "C", HOME: folder });
        assert.equal(readFileSync(join(again, "SHA256SUMS"), "utf8"), readFileSync(join(dist, "SHA256SUMS"), "utf8"));
    });

    it("have the same bytes when all of it is built again, in another folder", function () {
        this.timeout(600_000);
        const copy = join(folder, "another folder", "project");
        for (const file of projectFiles()) {
            mkdirSync(dirname(join(copy, file)), { recursive: true });
            cpSync(join(ROOT, file), join(copy, file));
        }
        symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"), "dir");
        const env = { ...process.env, NODE_V8_COVERAGE: undefined };
        const stdio = ["ignore", "ignore", "inherit"] as const;
        execFileSync(join(copy, "tools/build"), { cwd: copy, env, stdio: [...stdio] });
        execFileSync("node", ["tools/dist/main.mjs", join(folder, "third")], { cwd: copy, env, stdio: [...stdio] });
        assert.equal(
            readFileSync(join(folder, "third/SHA256SUMS"), "utf8"),
            readFileSync(join(dist, "SHA256SUMS"), "utf8"),
        );
    });

    it("of the plugin have an executable, the bundle, the schema and the licences", () => {
        const entries = entriesOf(join(dist, `${PLUGIN}.tar.gz`));
        assert.deepEqual(
            entries.map(({ name, mode }) => `${mode.toString(8)} ${name}`),
            [
                "644 LICENSE",
                "644 THIRD-PARTY.txt",
                "644 plugin.js",
                "755 pulumi-resource-leegality",
                "644 pulumi-resource-leegality.cmd",
                "644 schema.json",
            ],
        );
        const plain = readFileSync(join(dist, `${PLUGIN}.tar.gz`));
        for (const platform of PLATFORMS) {
            assert.ok(readFileSync(join(dist, `${PLUGIN}-${platform}.tar.gz`)).equals(plain), platform);
        }
    });

    for (const { what, archive, folder: source, more } of [
        { what: "Python", archive: PYTHON, folder: "sdk/python/", more: ["LICENSE", "PKG-INFO", "README.md"] },
        { what: "Go", archive: GO, folder: "sdk/go/", more: ["LICENSE", "go.mod", "go.sum"] },
    ]) {
        it(`have the SDK of ${what} as it is committed`, () => {
            const names = entriesOf(join(dist, `${archive}.tar.gz`)).map(({ name }) => name);
            const committed = projectFiles()
                .filter((file) => file.startsWith(source) && !file.slice(source.length).startsWith(".git"))
                .map((file) => (what === "Go" ? file.slice("sdk/".length) : file.slice(source.length)));
            assert.deepEqual(names.sort(), [...committed, ...more].map((file) => `${archive}/${file}`).sort());
        });
    }
});

/** The entries of a tar.gz, by Node.js alone: no test depends on the tar of the machine. */
function entriesOf(archive: string): { readonly name: string; readonly mode: number }[] {
    const bytes = gunzipSync(readFileSync(archive));
    const text = (start: number, length: number) => bytes.toString("utf8", start, start + length).replace(/\0.*$/s, "");
    const entries = [];
    for (let at = 0; bytes[at] !== 0;) {
        const size = parseInt(text(at + 124, 12), 8);
        entries.push({ name: text(at, 100), mode: parseInt(text(at + 100, 8), 8) });
        at += 512 + Math.ceil(size / 512) * 512;
    }
    return entries;
}
