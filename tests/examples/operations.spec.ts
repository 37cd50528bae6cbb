/** The commands of docs/operations.md, on the real engine. */
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { said } from "../support/engine/engine-run";
import { HR, Scenario } from "../support/engine/scenario";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { readSource } from "../support/source/sources";

const DRIFT = ["preview", "--refresh", "--run-program", "--diff", "--expect-no-changes"];
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const leegality = require("pulumi-leegality");
const config = new pulumi.Config();
new leegality.Certificate("signing", {
    certificateBase64: config.requireSecret("certificateBase64"),
    passkey: config.requireSecret("passkey"),
    departmentId: "${HR}",
});
`;

describe("docs/operations.md", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;

    before(async () => {
        scenario = await Scenario.open(PROGRAM);
        const { stack } = scenario;
        stack.write("signing.p12", file.bytes);
        await stack.setSecret("passkey", file.passkey);
    });
    after(() => scenario.close());

    it("has a command that puts a file into the configuration, and a job without the file deploys it", async () => {
        const { stack } = scenario;
        const [command = ""] = /^base64 .*$/m.exec(readSource("docs/operations.md")) ?? [];
        const env = { ...process.env, ...stack.env };
        const { status, stderr } = spawnSync("bash", ["-c", command], { cwd: stack.folder, env, encoding: "utf8" });
        assert.equal(status, 0, stderr);
        const up = await stack.up();
        assert.deepEqual(up.changes, { create: 1 }, said(up, "error"));
        assert.equal(scenario.onlyCertificate().sha256, file.fileHash);
        const state = await stack.exportState();
        assert.equal(
            state.includes(file.bytes.toString("base64").slice(0, 64)),
            false,
            "the file is in the state in clear",
        );
    });

    it("has a command that fails on drift, and writes neither to SignStation nor to the state", async () => {
        const { stack, emulator } = scenario;
        assert.ok(readSource("docs/operations.md").includes(`\npulumi ${DRIFT.join(" ")}\n`));
        const none = await stack.run(DRIFT);
        assert.equal(none.code, 0, none.stdout + none.stderr);

        const legal = emulator.addDepartment("Legal").id;
        emulator.changeCertificate(scenario.onlyCertificate().id, { departmentId: legal });
        const before = await stack.exportState();
        scenario.takeRequests();
        const drift = await stack.run(DRIFT);
        assert.notEqual(drift.code, 0);
        assert.match(drift.stdout, new RegExp(`~ departmentId *: "${HR}" => "${legal}"`));
        assert.deepEqual([...new Set(scenario.takeRequests())], ["GET /certificates/{id}"]);
        assert.equal(await stack.exportState(), before);

        const up = await stack.up("--refresh");
        assert.equal(up.code, 0, said(up, "error"));
        assert.equal(scenario.onlyCertificate().departmentId, HR);
    });

    it("has a function that deploys several stacks in parallel, each with its own state", async () => {
        const { stack, emulator } = scenario;
        const departments = ["hr", "legal"];
        await stack.succeed(["destroy", "--yes"]);
        for (const name of departments) {
            const { bytes, passkey } = makePkcs12({ commonName: name, friendlyName: name });
            await stack.succeed(["stack", "init", name]);
            await stack.setSecret("certificateBase64", bytes.toString("base64"));
            await stack.setSecret("passkey", passkey);
        }
        const [, code = ""] = /^```ts\n([^]*?)^```/m.exec(readSource("docs/operations.md")) ?? [];
        stack.write("up-all.mts", `${code}\nawait upAll(".", ${JSON.stringify(departments)});\n`);
        const env = { ...process.env, ...stack.env, NODE_V8_COVERAGE: undefined };
        await promisify(execFile)("node", ["up-all.mts"], { cwd: stack.folder, env });
        assert.deepEqual(
            emulator
                .certificates()
                .map(({ alias }) => alias)
                .sort(),
            departments,
        );
        for (const name of departments) {
            await stack.succeed(["stack", "select", name]);
            assert.equal((await stack.certificates()).length, 1, name);
        }
    });
});
