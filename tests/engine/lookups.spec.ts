/** Lookups in programs on the real engine: promise and output forms, unknown and secret arguments, and errors. */
import assert from "node:assert/strict";
import * as typescript from "typescript";
import { sendByHand } from "../support/by-hand";
import { said, type Run } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../support/engine/scenario";
import { readSource } from "../support/source/sources";
import { formData } from "../support/world";

const DAY = 24 * 3600 * 1000;
const HEAD = `
const pulumi = require("@pulumi/pulumi");
const leegality = require("pulumi-leegality");
const config = new pulumi.Config();
`;

describe("a lookup", function () {
    this.timeout(300_000);
    let scenario: Scenario;
    let id: string;

    beforeEach(async () => {
        scenario = await Scenario.open("");
        id = await uploadByHand("signing", 400, { departmentId: HR });
        await uploadByHand("soon", 10);
        scenario.takeRequests();
    });
    afterEach(() => scenario.close());

    async function uploadByHand(
        name: string,
        days: number,
        department: { departmentId?: string } = {},
    ): Promise<string> {
        const file = makePkcs12({ friendlyName: name, notAfter: new Date(Date.now() + days * DAY) });
        const form = formData({ file: file.bytes, passkey: file.passkey, ...department });
        return (await sendByHand(scenario.emulator, "POST", "/certificates", form)).id;
    }

    async function up(program: string): Promise<Run> {
        scenario.stack.write("index.js", `${HEAD}${program}`);
        return scenario.stack.up();
    }

    async function outputsOf(program: string): Promise<Record<string, unknown>> {
        const run = await up(program);
        assert.equal(run.code, 0, said(run, "error"));
        assert.equal(said(run, "warning"), "");
        return scenario.stack.outputs();
    }

    it("returns its result as a promise", async () => {
        const { byId, byName, expiring, summary } = await outputsOf(`
            module.exports = async () => ({
                byId: await leegality.getCertificate({ id: ${JSON.stringify(id)} }),
                byName: await leegality.getCertificate({ name: "signing" }),
                expiring: await leegality.getExpiringCertificates(),
                summary: await leegality.getCertificateSummary({ days: 500, departmentId: "${HR}" }),
            });`);
        assert.partialDeepStrictEqual(byId, { id, certificateName: "signing", departmentName: "HR" });
        assert.deepEqual(byName, byId);
        assert.partialDeepStrictEqual(expiring, { certificates: [{ certificateName: "soon" }] });
        assert.partialDeepStrictEqual(summary, { total: 1, active: 1, expiringSoon: 1 });
    });

    it("accepts outputs, runs once they are known, and finds what a resource has created", async () => {
        const file = makePkcs12({ friendlyName: "made" });
        scenario.stack.write("made.p12", file.bytes);
        const program = `
            const made = new leegality.Certificate("made", { certificateFile: "made.p12", passkey: ${JSON.stringify(file.passkey)} });
            exports.name = leegality.getCertificateOutput({ id: made.id }).certificateName;
            exports.total = leegality.getCertificateSummaryOutput({}, { dependsOn: [made] }).total;
            exports.listed = leegality.getExpiringCertificatesOutput({ days: pulumi.output(36500) }, { dependsOn: made })
                .certificates.apply((certificates) => certificates.length);`;
        scenario.stack.write("index.js", `${HEAD}${program}`);
        const preview = await scenario.stack.preview();
        assert.equal(preview.code, 0, said(preview, "error"));
        assert.deepEqual(scenario.takeRequests(), [], "nothing is known, so nothing is asked");

        assert.deepEqual(await outputsOf(program), { name: "made", total: 3, listed: 3 });
        scenario.takeRequests();
        assert.equal((await scenario.stack.preview()).code, 0);
        const asked = scenario.takeRequests().sort();
        const reads = ["GET /certificates/expiring-soon", "GET /certificates/summary", "GET /certificates/{id}"];
        assert.deepEqual(asked, reads, "everything is known, so a preview asks too");
    });

    it("returns a secret for a secret argument, and reads a secret configuration", async () => {
        const { stack, emulator } = scenario;
        stack.env = { ...stack.env, LEEGALITY_AUTH_TOKEN: undefined };
        await stack.setSecret("leegality:authToken", emulator.token);
        await stack.setSecret("id", id);
        const outputs = await outputsOf(`
            const found = leegality.getCertificateOutput({ id: config.requireSecret("id") });
            exports.secretOne = found.certificateName;
            exports.chained = config.requireSecret("id").apply((id) => leegality.getCertificate({ id })).id;
            exports.plain = leegality.getCertificateOutput({ id: pulumi.output(${JSON.stringify(id)}) }).certificateName;`);
        assert.deepEqual(outputs, { secretOne: "signing", chained: id, plain: "signing" });
        const { stdout } = await stack.succeed(["stack", "output", "--json"]);
        assert.deepEqual(JSON.parse(stdout), { secretOne: "[secret]", chained: "[secret]", plain: "signing" });
        assert.ok(!(await stack.exportState()).includes(emulator.token));
        assert.ok(!stack.printed.includes(emulator.token));
    });

    it("that waits shows a note on the stack", async () => {
        scenario.stack.env = { ...scenario.stack.env, LEEGALITY_MAX_RETRIES: "1" };
        scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 503 } });
        const run = await up(`exports.total = leegality.getCertificateSummaryOutput().total;`);
        assert.equal(run.code, 0, said(run, "error"));
        assert.match(run.stdout, /While counting certificates: the server answered 503.*; attempt 2 of 2 in/);
    });

    it("works as docs/lookups.md shows it", async () => {
        const section = readSource("docs/lookups.md");
        const example = /```ts\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
        const { module, target } = { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 };
        const { outputText } = typescript.transpileModule(example, { compilerOptions: { module, target } });
        scenario.stack.write("index.js", outputText);
        await scenario.stack.succeed(["config", "set", "certificateName", "signing"]);
        await scenario.stack.succeed(["config", "set", "departmentId", HR]);
        const run = await scenario.stack.up();
        assert.equal(run.code, 0, said(run, "error"));
        assert.deepEqual(await scenario.stack.outputs(), { sharedId: id, toRenew: ["soon"], active: 1 });
    });

    const failures: [name: string, call: string, says: RegExp, env?: Record<string, string | undefined>][] = [
        [
            "finds no certificate of an id",
            `getCertificate({ id: "46d4e120-ed03-47cc-98c6-529bff3bbabc" })`,
            /getCertificate: .*no certificate of id "46d4e120-.*\[ERR_LEEGALITY_NOT_FOUND\]/,
        ],
        [
            "finds no certificate of a name",
            `getCertificateOutput({ name: "Soon" })`,
            /getCertificate: .*none of them named "Soon"\. Candidates: \S+ \(named "soon", .*\[ERR_LEEGALITY_NOT_FOUND\]/,
        ],
        [
            "has both id and name",
            `getCertificate({ id: "a", name: "b" })`,
            /Both id.*\[ERR_LEEGALITY_INVALID_ARGUMENT\]/,
        ],
        ["has an output as a value", `getCertificate({ id: pulumi.output("a") })`, /id has to be .*Output form/],
        [
            "has a fraction of a day",
            `getExpiringCertificatesOutput({ days: 1.5 })`,
            /getExpiringCertificates: days has to be .*\[ERR_LEEGALITY_INVALID_ARGUMENT\]/,
        ],
        [
            "has a wrong token",
            `getCertificateSummary()`,
            /counting certificates: .*401.*LEEGALITY_AUTH_TOKEN.*\[ERR_SIGNSTATION_UNAUTHORIZED\]/,
            { LEEGALITY_AUTH_TOKEN: "wr0ng-canary" },
        ],
        [
            "has no configuration",
            `getCertificateSummary()`,
            /No SignStation is configured.*leegality:authToken.*\[ERR_LEEGALITY_CONFIGURATION\]/,
            { LEEGALITY_BASE_URL: undefined, LEEGALITY_AUTH_TOKEN: undefined },
        ],
    ];
    it("that fails stops the program, with its message first and no token in it", async () => {
        const { stack, emulator } = scenario;
        const usual = stack.env;
        for (const [name, call, says, env] of failures) {
            stack.env = { ...usual, ...env };
            const run = await up(`module.exports = async () => ({ found: await leegality.${call} });`);
            assert.notEqual(run.code, 0, name);
            const [first = ""] = said(run, "error").split("\n    at ");
            assert.match(first, says, name);
        }
        assert.ok(![emulator.token, "wr0ng-canary"].some((token) => stack.printed.includes(token)));
    });

    it("that finds several certificates of a name fails and lists them", async () => {
        const data = ["id-1", "id-2"].map((twin) => ({ id: twin, name: "signing", expiry: "2030-01-01T00:00:00Z" }));
        scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 200, body: { data } } });
        const run = await up(`exports.id = leegality.getCertificateOutput({ name: "signing" }).id;`);
        assert.notEqual(run.code, 0);
        assert.match(
            said(run, "error"),
            /2 certificates named "signing": id-1 \(.*2030.*\); id-2 .*\[ERR_LEEGALITY_AMBIGUOUS\]/,
        );
    });

    it("that fails does not show a secret argument, also if SignStation repeats it", async () => {
        const program = `exports.id = leegality.getCertificateOutput({ id: pulumi.secret("s3cret-canary") }).id;`;
        const errors = [{ message: "no s3cret-canary", code: "LE_ERR_SS_400", path: "s3cret-canary" }];
        const responses = [undefined, { code: "LE_ERR_SS_400", errors }];
        const codes = [/\[ERR_LEEGALITY_NOT_FOUND\]/, /\[ERR_SIGNSTATION_BAD_REQUEST\]/];
        for (const [index, body] of responses.entries()) {
            if (body !== undefined) {
                scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 400, body } });
            }
            const run = await up(program);
            assert.notEqual(run.code, 0);
            assert.match(said(run, "error"), codes[index] ?? /^$/);
        }
        scenario.stack.env = { ...scenario.stack.env, LEEGALITY_MAX_RETRIES: "1" };
        scenario.emulator.once({ match: { method: "GET" }, effect: { kind: "retry-after", status: 503, seconds: 0 } });
        assert.match((await up(program)).stdout, /secret argument: .*503.*; attempt 2 of 2/);
        assert.ok(!scenario.stack.printed.includes("s3cret-canary"));
    });
});
