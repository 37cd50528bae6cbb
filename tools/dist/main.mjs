/** Makes the files of a release from what is compiled: the plugin's archives, the npm, Python and Go packages, checksums. */
import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { tarGz } from "./archive.mjs";

/** What `pulumi plugin install --server` asks for. The plugin is the same file for all of them. */
const PLATFORMS = ["linux", "darwin", "windows"].flatMap((os) => ["amd64", "arm64"].map((arch) => `${os}-${arch}`));
const NOT_PACKED = /(^|\/)(__pycache__|\.git\w*|.*\.egg-info|build|dist)(\/|$)/;

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const out = resolve(process.argv[2] ?? join(root, ".local/dist"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const plugin = tarGz({ ...filesIn("plugin", ""), ...file("LICENSE", "LICENSE") });
const name = `pulumi-resource-leegality-v${version}`;
for (const archive of [name, ...PLATFORMS.map((platform) => `${name}-${platform}`)]) {
    writeFileSync(join(out, `${archive}.tar.gz`), plugin);
}
execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", out], {
    cwd: root,
    stdio: "ignore",
});
writeFileSync(join(out, `pulumi_leegality-${version}.tar.gz`), python(`pulumi_leegality-${version}/`));
writeFileSync(join(out, `pulumi-leegality-go-v${version}.tar.gz`), go(`pulumi-leegality-go-v${version}/`));
writeFileSync(join(out, "SHA256SUMS"), checksums());

/** A source distribution: what `pip install FILE` builds. */
function python(prefix) {
    const description = "sdk/python/pulumi_leegality/README.md";
    const facts = `Metadata-Version: 2.1\nName: pulumi_leegality\nVersion: ${version}\n`;
    return tarGz({
        ...filesIn("sdk/python", prefix),
        [`${prefix}PKG-INFO`]: { content: Buffer.from(facts) },
        ...file(description, `${prefix}README.md`),
        ...file("LICENSE", `${prefix}LICENSE`),
    });
}

/** A Go module: what a `replace` in go.mod points to. */
function go(prefix) {
    return tarGz({
        ...file("sdk/go.mod", `${prefix}go.mod`),
        ...file("sdk/go.sum", `${prefix}go.sum`),
        ...filesIn("sdk/go", `${prefix}go/`),
        ...file("LICENSE", `${prefix}LICENSE`),
    });
}

function checksums() {
    const lines = readdirSync(out)
        .sort()
        .map(
            (each) =>
                `${createHash("sha256")
                    .update(readFileSync(join(out, each)))
                    .digest("hex")}  ${each}\n`,
        );
    return lines.join("");
}

/** Every file below a folder of the project, by its path there behind a prefix. */
function filesIn(folder, prefix) {
    const top = join(root, folder);
    const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => relative(top, join(entry.parentPath, entry.name)).split(sep).join("/"));
    return Object.assign(
        {},
        ...paths.filter((path) => !NOT_PACKED.test(path)).map((path) => file(`${folder}/${path}`, `${prefix}${path}`)),
    );
}

function file(path, packed) {
    const executable = path === "plugin/pulumi-resource-leegality";
    return { [packed]: { content: readFileSync(join(root, path)), executable } };
}
