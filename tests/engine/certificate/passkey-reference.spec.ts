/** passkeyEnv and passkeyFile on the real engine: the passkey is in nothing that Pulumi stores or prints. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";

const PASSKEY = "canary-reference-c40b";
const RENEWED = "canary-renewed-77e1";
const TALKATIVE = ["-v=9", "--logtostderr"];

/** Links left out: node_modules is one, and leads back to itself. */
function filesIn(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
    });
}

describe("a passkey by reference", function () {
    this.timeout(300_000);
    const file = makePkcs12({ commonName: "canary", friendlyName: "canary", passkey: PASSKEY });
    const renewed = makePkcs12({ commonName: "canary", friendlyName: "canary", passkey: RENEWED });
    let scenario: Scenario;
    /** Everything printed, without any filter. */
    let printed: string;

    beforeEach(async () => {
        scenario = await Scenario.open();
        scenario.stack.write("signing.p12", file.bytes);
        printed = "";
    });
    afterEach(() => scenario.close());

    function declare(passkey: Record<string, string>, more: Record<string, unknown> = {}): void {
        scenario.declareCertificates({
            canary: { certificateFile: "signing.p12", departmentId: HR, ...passkey, ...more },
        });
    }

    function setVariable(value: string | undefined): void {
        scenario.stack.env = { ...scenario.stack.env, SIGNING_PASSKEY: value };
    }

    async function run(command: "preview" | "up" | "refresh" | "destroy", ...more: string[]) {
        const done = await scenario.stack[command](...more);
        printed += done.stdout + done.stderr;
        return done;
    }

    async function succeed(command: "preview" | "up" | "refresh" | "destroy", ...more: string[]) {
        const done = await run(command, ...more);
        assert.equal(done.code, 0, said(done, "error"));
        return done;
    }

    /** The files of the folder, the stack's state, history and backups among them; not the file that is to hold it. */
    function assertNowhere(...canaries: string[]): void {
        const { folder } = scenario.stack;
        const files = filesIn(folder).filter((path) => !path.endsWith("passkey.txt"));
        assert.ok(files.some((path) => path.includes("history")) && files.some((path) => path.includes("backups")));
        for (const canary of canaries.flatMap((each) => [each, Buffer.from(each).toString("base64")])) {
            for (const path of files) {
                assert.ok(!readFileSync(path, "latin1").includes(canary), `the passkey is in ${path}`);
            }
            assert.ok(!printed.includes(canary), "the passkey was printed");
        }
    }

    const writes = () => scenario.takeRequests().filter((request) => !request.startsWith("GET"));

    it("is not in state, history, backups, output or the most verbose log, through the whole life", async () => {
        setVariable(PASSKEY);
        declare({ passkeyEnv: "SIGNING_PASSKEY" });
        await succeed("preview", "--diff");
        await succeed("up", ...TALKATIVE);
        assert.deepEqual((await succeed("up")).changes, { same: 1 });
        await succeed("refresh");

        scenario.stack.write("signing.p12", renewed.bytes);
        setVariable(RENEWED);
        const rotated = await succeed("up");
        assert.deepEqual(rotated.changes, { update: 1 });
        const hash = createHash("sha256").update(RENEWED).digest("hex");
        assert.equal(scenario.onlyCertificate().passkeySha256, hash);

        scenario.stack.write("passkey.txt", `${RENEWED}\n`);
        declare({ passkeyFile: "passkey.txt" }, { departmentId: scenario.emulator.addDepartment("Legal").id });
        await succeed("up", ...TALKATIVE);
        await succeed("destroy", ...TALKATIVE);
        assertNowhere(PASSKEY, RENEWED);
    });

    it("is not printed or stored if the server repeats it", async () => {
        setVariable(PASSKEY);
        declare({ passkeyEnv: "SIGNING_PASSKEY" });
        const body = { code: "LE_ERR_SS_400", errors: [{ message: `bad ${PASSKEY}`, code: null, path: null }] };
        const response = { kind: "answer", status: 400, body } as const;
        for (const [command, method] of [
            ["up", "POST"],
            ["up", "GET"],
            ["refresh", "GET"],
            ["destroy", "DELETE"],
        ] as const) {
            scenario.emulator.once({ match: { method }, effect: response });
            assert.notEqual((await run(command)).code, 0, `${command}, ${method}`);
        }
        assertNowhere(PASSKEY);
    });

    it("replaces an inline passkey in the state without a request", async () => {
        declare({ passkey: PASSKEY });
        await succeed("up");
        scenario.takeRequests();
        setVariable(PASSKEY);
        scenario.stack.write("passkey.txt", PASSKEY);
        for (const [args, inState] of [
            [{ passkeyEnv: "SIGNING_PASSKEY" }, false],
            [{ passkeyFile: "passkey.txt" }, false],
            [{ passkey: PASSKEY }, true],
            [{ passkeyFile: "passkey.txt" }, false],
        ] as const) {
            declare(args);
            await succeed("up");
            assert.deepEqual(writes(), [], JSON.stringify(args));
            const [certificate] = await scenario.stack.certificates();
            for (const properties of [certificate?.inputs, certificate?.outputs]) {
                assert.equal(properties?.["passkey"] !== undefined, inState, JSON.stringify(args));
            }
        }
    });

    it("fails the preview with a code if the variable or the file is missing, and sends nothing", async () => {
        for (const [args, property] of [
            [{ passkeyEnv: "SIGNING_PASSKEY" }, "passkeyEnv"],
            [{ passkeyFile: "passkey.txt" }, "passkeyFile"],
        ] as const) {
            declare(args);
            const preview = await run("preview");
            assert.notEqual(preview.code, 0);
            assert.match(said(preview, "error"), new RegExp(`${property}[^]*ERR_LEEGALITY_PASSKEY_UNAVAILABLE`));
        }
        assert.deepEqual(scenario.takeRequests(), []);
    });
});
