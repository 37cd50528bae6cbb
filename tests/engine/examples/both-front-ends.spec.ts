/** `make up` and `make up PROVIDER=plugin` on one stack, one after the other: the programs and the options of the Makefile. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { said, type Run } from "../../support/engine/engine-run";
import { provide } from "../../support/left-out";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";
import { readSource, ROOT } from "../../support/source/sources";

const YAML = "tools/quickstart-plugin";
/** As tools/local/prepare sets it, for programs that stand two folders below the root. */
const FILE = ".local/demo/demo.p12";

type FrontEnd = "dynamic" | "plugin";

describe("the quickstart stack", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
    let scenario: Scenario;

    before(function () {
        this.timeout(900_000);
        provide(this, "ensure-hosts", "yaml");
    });
    beforeEach(async () => {
        scenario = await Scenario.open("");
        const { stack } = scenario;
        for (const name of ["Pulumi.yaml", "examples/quickstart/index.ts", `${YAML}/Pulumi.yaml`]) {
            mkdirSync(dirname(join(stack.folder, name)), { recursive: true });
            stack.write(name, readSource(name));
        }
        mkdirSync(dirname(join(stack.folder, FILE)), { recursive: true });
        stack.write(FILE, file.bytes);
        symlinkSync(join(ROOT, "plugin"), join(stack.folder, "plugin"), "dir");
        await stack.succeed(["stack", "init", "local"]);
        await stack.setSecret("passkey", file.passkey);
        await stack.succeed(["config", "set", "departmentId", HR]);
        await stack.succeed(["config", "set", "certificateFile", `../../${FILE}`]);
    });
    afterEach(() => scenario.close());

    function up(frontEnd: FrontEnd): Promise<Run> {
        const { stack } = scenario;
        const elsewhere = ["--cwd", YAML, "--config-file", join(stack.folder, "Pulumi.local.yaml")];
        return stack.up("--stack", "local", ...(frontEnd === "plugin" ? elsewhere : []));
    }

    /** The resources that the first up with each provider creates, updates or leaves alone. */
    const orders: readonly (readonly { readonly frontEnd: FrontEnd; readonly change: string }[])[] = [
        [
            { frontEnd: "dynamic", change: "create" },
            { frontEnd: "plugin", change: "same" },
            { frontEnd: "dynamic", change: "same" },
        ],
        [
            { frontEnd: "plugin", change: "create" },
            // The plugin keeps the passkey among the inputs alone, which the dynamic provider's diff does not receive.
            { frontEnd: "dynamic", change: "update" },
            { frontEnd: "plugin", change: "same" },
        ],
    ];
    for (const order of orders) {
        const names = order.map(({ frontEnd }) => frontEnd);
        it(`has the same outputs and the same certificate with the ${names.join(" provider, then the ")} provider`, async () => {
            const { stack, emulator } = scenario;
            for (const { frontEnd, change } of order) {
                const run = await up(frontEnd);
                assert.equal(run.code, 0, `${frontEnd}: ${said(run, "error")}${run.stderr}`);
                assert.deepEqual(run.changes, { [change]: 1 }, frontEnd);
                assert.deepEqual(
                    await stack.outputs(),
                    { certificateId: scenario.onlyCertificate().id, departmentName: "HR", expiry: file.notAfter },
                    frontEnd,
                );
                const again = await up(frontEnd);
                assert.deepEqual(again.changes, { same: 1 }, `${frontEnd}: ${said(again, "error")}`);
            }
            const writes = emulator.requests().filter(({ method }) => method !== "GET");
            const updates = order.filter(({ change }) => change === "update").map(() => "PUT with the file");
            assert.deepEqual(
                writes.map(({ method, fields }) =>
                    fields.some(({ sha256 }) => sha256 !== undefined) ? `${method} with the file` : method,
                ),
                ["POST with the file", ...updates],
            );
            const destroyed = await stack.destroy();
            assert.deepEqual(destroyed.changes, { delete: 1 }, said(destroyed, "error"));
        });
    }
});
