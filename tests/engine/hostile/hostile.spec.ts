/** Hostile and broken servers and files on the real engine: `pulumi up` ends in time, with printable coded errors. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { said } from "../../support/engine/engine-run";
import { jsonResponse, type RawServer } from "../../support/raw-server";
import { PROGRAM } from "../../support/engine/scenario";
import { Stack } from "../../support/engine/stack";
import { certificates, EXPIRY, fileOf, PASSKEY, TOKEN } from "./hostile-certificates";
import { startHostileServer, type HostileResponses } from "./hostile-server";

/** A run that takes longer hangs: it is killed, and fails. */
const LIMIT_MS = 30_000;
/** Controls but for the line end and the tab, format characters, half pairs. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/u;
/** Colours, with which Node.js shows the program's own failure. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

describe("a hostile server or file", function () {
    this.timeout(120_000);
    let server: RawServer;
    let stack: Stack;

    async function open(responses: Readonly<Record<string, HostileResponses>>, program = PROGRAM): Promise<void> {
        server = await startHostileServer(responses, EXPIRY);
        const env = {
            LEEGALITY_BASE_URL: server.url,
            LEEGALITY_AUTH_TOKEN: TOKEN,
            LEEGALITY_MAX_RETRIES: "0",
            LEEGALITY_MAX_CONCURRENCY: "64",
        };
        stack = await Stack.open({ program, env });
        stack.limitMs = LIMIT_MS;
    }
    afterEach(async () => {
        stack.close();
        await server.close();
    });

    /** Every certificate has a file of its own, by whose name the server knows it. */
    function declare(names: readonly string[], more: object = {}): void {
        const args = (name: string) => {
            stack.write(`${name}.p12`, fileOf(name));
            return { certificateFile: `${name}.p12`, passkey: PASSKEY, ...more };
        };
        stack.write("certificates.json", JSON.stringify(Object.fromEntries(names.map((name) => [name, args(name)]))));
    }

    /** What a terminal gets of an up that fails, by resource name. */
    async function diagnosticsOfUp(): Promise<Map<string, string>> {
        const run = await stack.run(["up", "--yes", "--skip-preview", "--parallel", "64"]);
        assert.notEqual(run.code, 0);
        const printed = `${run.stdout}${run.stderr}`.replace(COLOUR, "");
        assert.deepEqual(
            printed.split("\n").filter((line) => UNPRINTABLE.test(line)),
            [],
        );
        assert.doesNotMatch(printed, /^ *info: forged/m);
        for (const secret of [TOKEN, "canary", ...certificates.flatMap(({ name }) => piecesOf(fileOf(name)))]) {
            assert.ok(!printed.includes(secret), `a secret is printed: ${secret}`);
        }
        const sections = printed.slice(printed.indexOf("Diagnostics:")).split(/^ {2}\S+ \((\S+)\):$/m);
        return new Map(sections.flatMap((name, at) => (at % 2 === 1 ? [[name, sections[at + 1] ?? ""] as const] : [])));
    }

    it("gives one printable coded error for each certificate, and the state has every id that the server acknowledged", async () => {
        await open(Object.fromEntries(certificates.map(({ name, responses }) => [name, responses])));
        declare(certificates.map(({ name }) => name));
        const diagnostics = await diagnosticsOfUp();
        const codes = (name: string) => diagnostics.get(name)?.match(/ERR_[A-Z_]+/g) ?? [];
        assert.deepEqual(
            certificates.map(({ name }) => [name, codes(name).at(-1)]),
            certificates.map(({ name, code }) => [name, code]),
        );
        const kept = await stack.certificates();
        assert.deepEqual(
            Object.fromEntries(kept.map(({ urn, id }) => [urn.split("::").at(-1), id])),
            Object.fromEntries(certificates.flatMap(({ name, id }) => (id === undefined ? [] : [[name, id]]))),
        );
        assert.ok((await stack.exportState()).isWellFormed());

        const destroyed = await stack.destroy();
        assert.equal(destroyed.code, 0, said(destroyed, "error"));
        const paths = server.requests.filter(({ method }) => method === "DELETE").map(({ url }) => url);
        const owned = certificates.flatMap(({ id }) => (id === undefined ? [] : [`/api/v1/certificates/${id}`]));
        assert.deepEqual(paths.sort(), owned.sort(), "nothing else is deleted");
    });

    it("that returns one id for two uploads gives it to one resource, and the other an error", async () => {
        const upload = jsonResponse(201, { data: { id: "id-left", name: "signing", expiry: EXPIRY } });
        await open({ left: { upload }, right: { upload } });
        declare(["left", "right"]);
        const errors = [...(await diagnosticsOfUp())].filter(([name]) => name === "left" || name === "right");
        assert.equal(errors.length, 1);
        assert.match(errors[0]?.[1] ?? "", /\[ERR_LEEGALITY_UNKNOWN_OUTCOME\]/);
        assert.deepEqual(
            (await stack.certificates()).map(({ id }) => id),
            ["id-left"],
        );
    });

    const withoutRequest: [name: string, more: object, code: string][] = [
        ["a named pipe", { certificateFile: "pipe.p12" }, "ERR_LEEGALITY_NOT_A_FILE"],
        ["an adoptId that is a path segment", { adoptId: ".." }, "ERR_LEEGALITY_INVALID_ARGUMENT"],
    ];
    it("is refused before any request: a named pipe, and ids that would break a path", async () => {
        await open({});
        execFileSync("mkfifo", [join(stack.folder, "pipe.p12")]);
        for (const [name, more, code] of withoutRequest) {
            declare(["signing"], more);
            assert.match((await diagnosticsOfUp()).get("signing") ?? "", new RegExp(`\\[${code}\\]`), name);
        }
        stack.write(
            "index.js",
            `const leegality = require("pulumi-leegality");
             for (const kind of ["Certificate", "Department"]) { leegality[kind].get(kind, ".."); }`,
        );
        const printed = [...(await diagnosticsOfUp()).values()].join("\n");
        assert.match(printed, /\[ERR_LEEGALITY_INVALID_ARGUMENT\]/);
        assert.deepEqual(server.requests, []);
    });
});

/** Pieces of a file as somebody may print them. */
function piecesOf(bytes: Buffer): string[] {
    const piece = bytes.subarray(42, 72);
    return [piece.toString("hex"), piece.toString("base64")];
}
