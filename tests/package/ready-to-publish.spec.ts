/** The check before a publish: it stops a release whose steps are not all done. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource, ROOT } from "../support/source/sources";

const SCRIPT = "tools/ready-to-publish";
const DONE = {
    manifest: { version: "1.2.3", repository: { type: "git", url: "git+https://git.example.com/leegality.git" } },
    changelog: "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-06-15\n\n- A change.\n",
    keptStates: ["1.2.3", "plugin-1.2.3"],
    tag: "v1.2.3",
    uncommitted: false,
};

function publish(release: Omit<typeof DONE, "manifest"> & { readonly manifest: object }): {
    code: number;
    said: string;
} {
    const folder = mkdtempSync(join(tmpdir(), "leegality-release-"));
    const write = (name: string, content: string) => {
        writeFileSync(join(folder, name), content);
    };
    const git = (...args: string[]) =>
        execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], {
            cwd: folder,
            stdio: "ignore",
        });
    try {
        mkdirSync(join(folder, "tools"));
        mkdirSync(join(folder, "tests/upgrade"), { recursive: true });
        copyFileSync(join(ROOT, SCRIPT), join(folder, SCRIPT));
        write("package.json", JSON.stringify(release.manifest));
        write("CHANGELOG.md", release.changelog);
        for (const state of release.keptStates) {
            write(`tests/upgrade/${state}.json`, "{}");
        }
        git("init", "--quiet");
        git("add", ".");
        git("commit", "--quiet", "--no-gpg-sign", "--message", "Release");
        git("tag", "--no-sign", release.tag);
        if (release.uncommitted) {
            write("more", "");
        }
        const { status, stderr } = spawnSync(join(folder, SCRIPT), { encoding: "utf8" });
        return { code: status ?? -1, said: stderr };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

describe("a publish", () => {
    it("runs the check first", () => {
        const { scripts } = JSON.parse(readSource("package.json")) as { scripts: Record<string, string> };
        assert.equal(scripts["prepublishOnly"], SCRIPT);
    });

    it("passes if every step is done", () => {
        assert.deepEqual(publish(DONE), { code: 0, said: "" });
    });

    const rows: [name: string, release: Partial<Parameters<typeof publish>[0]>, said: RegExp][] = [
        ["without a repository", { manifest: { version: "1.2.3" } }, /names no repository/],
        [
            "with a changelog whose changes are unreleased",
            { changelog: "## Unreleased\n" },
            /no section '## 1\.2\.3 - YYYY/,
        ],
        ["with a changelog section without a date", { changelog: "## 1.2.3\n" }, /no section/],
        [
            "without a kept state of the version's dynamic provider",
            { keptStates: ["1.2.2", "plugin-1.2.3"] },
            /upgrade\/1\.2\.3\.json is not there: npm run keep-state/,
        ],
        [
            "without a kept state of the version's plugin",
            { keptStates: ["1.2.3", "plugin-1.2.2"] },
            /upgrade\/plugin-1\.2\.3\.json is not there: npm run keep-state/,
        ],
        ["with uncommitted changes", { uncommitted: true }, /not committed/],
        ["of a commit without the version's tag", { tag: "v1.2.2" }, /no tag v1\.2\.3/],
    ];
    for (const [name, release, said] of rows) {
        it(`${name} is stopped`, () => {
            const stopped = publish({ ...DONE, ...release });
            assert.equal(stopped.code, 1);
            assert.match(stopped.said, said);
            assert.equal(stopped.said.trim().split("\n").length, 1, stopped.said);
        });
    }
});
