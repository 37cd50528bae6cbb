/** The output form of a lookup: secret arguments and results, unknown ids, and lazy loading of the client. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as pulumi from "@pulumi/pulumi";
import { lookUp } from "../../../sdk/lookups/lookup";
import { readSource, ROOT } from "../../support/source/sources";
import { assertSecretFree } from "../../support/secret-free";
import { valueOf } from "./lookup-calls";

const CODE = "ERR_LEEGALITY_NOT_FOUND";

/** Answers with what it was asked, or fails with it in every place of the error. */
function echo(args: { readonly id?: string | undefined }): Promise<string> {
    return Promise.resolve(`found ${args.id ?? ""}`);
}
function fail({ id }: { readonly id?: string | undefined }): Promise<string> {
    return Promise.reject(Object.assign(new Error(`none of ${id ?? ""}`, { cause: id }), { code: CODE, said: id }));
}

/** The value, or the rejection that Pulumi would show. */
describe("lookUp", () => {
    const rows: [name: string, id: pulumi.Input<string>, secret: boolean][] = [
        ["a value", "a", false],
        ["a promise", Promise.resolve("a"), false],
        ["an output", pulumi.output("a"), false],
        ["a secret", pulumi.secret("a"), true],
    ];
    for (const [name, id, secret] of rows) {
        it(`accepts ${name}, and its result is ${secret ? "" : "not "}secret`, async () => {
            const found = lookUp(echo, { id });
            assert.equal(await valueOf(found), "found a");
            assert.equal(await pulumi.isSecret(found), secret);
        });
    }

    it("passes on which arguments are secret, so that they are hidden", async () => {
        const seen: (readonly string[])[] = [];
        const note = (_args: object, secrets: readonly string[]) => Promise.resolve(seen.push(secrets));
        await valueOf(lookUp(note, { id: "a", days: 7 }));
        await valueOf(lookUp(note, { id: pulumi.secret("a"), days: 7 }));
        assert.deepEqual(seen, [[], ["a", "7"]]);
    });

    it("throws an error unchanged", async () => {
        await assert.rejects(valueOf(lookUp(fail, { id: "a" })), { code: CODE, message: "none of a", said: "a" });
    });

    it("keeps a secret argument out of an error, and the code in it", async () => {
        const id = "s3cret-canary";
        await assert.rejects(valueOf(lookUp(fail, { id: pulumi.secret(id) })), (error: Error & { code?: unknown }) => {
            assert.equal(error.code, CODE);
            assert.match(error.message, new RegExp(`argument.*secret.*\\[${CODE}\\]`));
            assertSecretFree(error, [id]);
            return true;
        });
    });

    it("does not run for a resource without an id", async () => {
        const component = { urn: "urn" } as unknown as pulumi.CustomResource;
        for (const dependsOn of [component, [component], pulumi.output([component])]) {
            const found = valueOf(lookUp(echo, { id: "a" }, { dependsOn }));
            await assert.rejects(found, { code: "ERR_LEEGALITY_INVALID_ARGUMENT", message: /name its resources/ });
        }
    });
});

describe("the package, loaded by a program", () => {
    it("has every lookup in two forms", () => {
        const named = Array.from(readSource("sdk/index.ts").matchAll(/^ {4}(get\w+),$/gm), (match) => match[1] ?? "");
        const plain = named.filter((name) => !name.endsWith("Output"));
        assert.ok(plain.length >= 3);
        assert.deepEqual(named.sort(), [...plain, ...plain.map((name) => `${name}Output`)].sort());
    });

    it("loads neither the HTTP client nor the PKCS#12 reader, nor does a lookup that sends nothing", function () {
        this.timeout(60_000);
        const program = `
            require("ts-node/register/transpile-only");
            const loaded = () => ["undici", "node-forge"].filter((name) =>
                Object.keys(require.cache).some((file) => file.includes("/node_modules/" + name + "/")));
            const { getCertificate } = require("./sdk");
            const before = loaded();
            getCertificate({}).catch(({ code }) => process.stdout.write(JSON.stringify([before, loaded(), code])));
        `;
        const env = { PATH: process.env["PATH"] };
        const said = execFileSync(process.execPath, ["-e", program], { cwd: ROOT, env, encoding: "utf8" });
        assert.deepEqual(JSON.parse(said), [[], [], "ERR_LEEGALITY_INVALID_ARGUMENT"]);
    });
});
