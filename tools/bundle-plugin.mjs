/** Makes plugin/, which the npm package carries: the plugin in one file, its executable, its schema, and the licences of the packages in it. */
import { build } from "esbuild";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const folder = resolve(process.argv[2] ?? join(root, "plugin"));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const common = {
    absWorkingDir: root,
    // A module is named by its path from the root, also where node_modules is a link to another folder.
    preserveSymlinks: true,
    bundle: true,
    platform: "node",
    target: "node22.19",
    format: "cjs",
    logLevel: "warning",
};

mkdirSync(folder, { recursive: true });
const { metafile } = await build({
    ...common,
    entryPoints: ["provider/plugin/main.ts"],
    outfile: join(folder, "plugin.js"),
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
});
writeFileSync(join(folder, "schema.json"), `${JSON.stringify(await schema(), null, 4)}\n`);
writeFileSync(join(folder, "THIRD-PARTY.txt"), licences(metafile));
// Small files of their own: what Node.js compiles is kept for the next start, but not of the file that asks for it.
const executable = join(folder, "pulumi-resource-leegality");
writeFileSync(executable, readFileSync(join(root, "provider/plugin/executable.cjs"), "utf8"));
chmodSync(executable, 0o755);
writeFileSync(`${executable}.cmd`, '@node "%~dp0pulumi-resource-leegality" %*\r\n');

/** Evaluates the TypeScript source of the schema. */
async function schema() {
    const { outputFiles } = await build({ ...common, entryPoints: ["provider/plugin/schema/index.ts"], write: false });
    const module = { exports: {} };
    new Function("module", "exports", "require", outputFiles[0].text)(
        module,
        module.exports,
        createRequire(import.meta.url),
    );
    return module.exports.schemaOf(version);
}

/** The licence texts of every package of which something is in the bundle. */
function licences({ inputs }) {
    const names = new Set(
        Object.keys(inputs).flatMap((input) => {
            const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
            return found === null ? [] : [input.slice(0, found[0].length - 1)];
        }),
    );
    const packages = [...names].sort().map((path) => {
        const { name, version: of, license } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
        const files = readdirSync(join(root, path))
            .filter((file) => /^(licen[cs]e|notice)/i.test(file))
            .sort();
        const texts = files.map((file) => readFileSync(join(root, path, file), "utf8").trim());
        if (license === undefined && texts.length === 0) {
            throw new Error(`${name} is in the bundle and names no licence`);
        }
        return [`${name} ${of} (${license})`, ...texts].join("\n\n");
    });
    return `plugin.js holds parts of these packages, under the licences that follow.\n\n${packages.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
