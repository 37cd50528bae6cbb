/** Lazy loading: heavy packages are loaded when first needed, since every preview starts a provider process. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { ROOT } from "../../support/source/sources";

/** Runs a program in a new process, and gives the packages that it has loaded by then. */
function loadedBy(program: string): string[] {
    const report = `
        const packages = Object.keys(require.cache).map((file) => /node_modules\\/([^/]+)\\/(.*)$/.exec(file.replaceAll("\\\\", "/")));
        process.stdout.write(JSON.stringify(packages.flatMap((match) => (match ? [match[1] + "/" + match[2]] : []))));`;
    const output = execFileSync(
        process.execPath,
        ["-r", "ts-node/register/transpile-only", "-e", `${program}\n${report}`],
        { cwd: ROOT, encoding: "utf8" },
    );
    return JSON.parse(output) as string[];
}

const HEAVY = /^(undici|form-data|node-forge)\//;

describe("the provider's runtime", function () {
    this.timeout(60_000);

    it("loads no HTTP client, no form encoder and no ASN.1 parser before they are needed", () => {
        const loaded = loadedBy(`require("./provider/dynamic/runtime");`);
        assert.ok(loaded.length > 0, "the test itself comes through ts-node");
        assert.deepEqual(
            loaded.filter((file) => HEAVY.test(file)),
            [],
        );
    });

    it("loads, for its first PKCS#12 file, only the parts of node-forge that read it", () => {
        const loaded = loadedBy(`
            const { readPkcs12 } = require("./provider/pkcs12");
            readPkcs12(require("node:fs").readFileSync("tests/fixtures/openssl-3-legacy--sesame.p12"), "sesame");`);
        const forge = loaded.filter((file) => HEAVY.test(file));
        assert.ok(forge.includes("node-forge/lib/asn1.js"));
        assert.ok(!forge.includes("node-forge/lib/index.js"), "all of node-forge was loaded");
    });
});
