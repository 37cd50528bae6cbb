/** examples/expiry-alert: its report as text and as a page, and its exit codes, against a listening SignStation. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sendByHand } from "../support/by-hand";
import { HR } from "../support/departments";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { jsonResponse, startRawServer } from "../support/raw-server";
import { projectFiles, readSource, ROOT } from "../support/source/sources";
import { withEmulator } from "../support/with-emulator";
import { formData } from "../support/world";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A program that loads Pulumi's SDK ends within seconds, also on a busy machine. */
const LIMIT_MS = 60_000;
/** A name that would be an element, end an attribute, turn the text around and clear a terminal. */
const HOSTILE = `<img src=x onerror="alert(1)"> '&amp;' \u202e\u001b[2J`;

interface Outcome {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

describe("examples/expiry-alert", function () {
    this.timeout(LIMIT_MS);
    let folder: string;

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "leegality-alert-"));
        const from = "examples/expiry-alert/";
        for (const file of projectFiles().filter((each) => each.startsWith(from))) {
            writeFileSync(join(folder, file.slice(from.length)), readSource(file));
        }
        symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
    });
    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    async function run(server: { readonly url: string; readonly token?: string }, ...args: string[]): Promise<Outcome> {
        const child = spawn(process.execPath, ["index.mjs", ...args], {
            cwd: folder,
            env: {
                PATH: process.env["PATH"],
                LEEGALITY_BASE_URL: server.url,
                LEEGALITY_AUTH_TOKEN: server.token ?? "t0ken-canary",
                LEEGALITY_MAX_RETRIES: "0",
            },
            stdio: ["ignore", "pipe", "pipe"],
            timeout: LIMIT_MS,
        });
        let [stdout, stderr] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        const code = await new Promise<number | null>((done, fail) => {
            child.once("error", fail).once("close", done);
        });
        return { code, stdout, stderr };
    }

    const page = (): string => readFileSync(join(folder, "report.html"), "utf8");

    it("reports expired and expiring certificates by expiry, and exits with 1", async () => {
        await withEmulator({}, async (emulator) => {
            const ids: Record<string, string> = {};
            const rows: [alias: string, end: number][] = [
                ["later", 200 * DAY],
                ["soon", 9 * DAY + HOUR],
                ["over", -3 * DAY - HOUR],
                ["far", 500 * DAY],
            ];
            for (const [alias, end] of rows) {
                const file = makeQuickPkcs12({ friendlyName: alias, notAfter: new Date(Date.now() + end) });
                const form = formData({ file, passkey: "secret", departmentId: HR });
                ids[alias] = (await sendByHand(emulator, "POST", "/certificates", form)).id;
            }
            const { code, stdout, stderr } = await run(emulator, "--html", "report.html");
            assert.deepEqual([code, stderr], [1, ""]);
            const end = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
            assert.match(
                stdout,
                new RegExp(
                    "^2 certificates have ended, or will within 30 days:\n" +
                        `  over  HR  ${end}  expired 3 days ago  ${String(ids["over"])}\n` +
                        `  soon  HR  ${end}  in 9 days  ${String(ids["soon"])}\n$`,
                ),
            );
            const html = page();
            assert.deepEqual(
                Array.from(html.matchAll(/<bdi>(\w+)<\/bdi><span class="id">/g), ([, name]) => name),
                ["over", "soon", "later"],
            );
            for (const part of [
                "<strong>1</strong> expired",
                "<strong>1</strong> within 30 days",
                "<strong>1</strong> later",
                '<span class="status soon">Ends soon</span>',
            ]) {
                assert.ok(html.includes(part), part);
            }
            const places = Array.from(
                html.matchAll(/class="marker (\w+)" style="--place: ([\d.]+)"/g),
                ([, zone, place]) => `${String(zone)} ${Math.round(Number(place))}`,
            );
            assert.deepEqual(places, ["expired 76", "soon 30", "later 40"]);

            const wide = await run(emulator, "--days", "300");
            assert.match(wide.stdout, /^3 certificates have ended, or will within 300 days:\n/);
            const elsewhere = await run(emulator, "--department", "nobody");
            const none = "No certificate has ended, and none ends within 30 days.\n";
            assert.deepEqual(elsewhere, { code: 0, stdout: none, stderr: "" });
        });
    });

    it("shows hostile names as text, in a page that loads and runs nothing", async () => {
        const hostile = { id: "id-1", name: HOSTILE, departmentName: HOSTILE, expiry: HOSTILE };
        const local = { id: "id-2", name: "local", expiry: "2001-02-03T04:05:06" };
        const server = await startRawServer(jsonResponse(200, { data: [local, hostile, { id: "id-3" }] }));
        try {
            const { code, stdout } = await run(server, "--html", "report.html");
            assert.equal(code, 1);
            assert.match(stdout, /^3 certificates have ended, or will within 30 days:\n/);
            // eslint-disable-next-line no-control-regex -- these are what must not be there
            assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
            assert.match(stdout, /<img src=x onerror="alert\(1\)"> '&amp;' \\u\{202e\}/);
            assert.match(
                stdout,
                /\(no name\) {2}no department {4}SignStation reports no end that can be read {2}id-3\n/,
            );
            assert.match(
                stdout,
                / {2}local {2}no department {2}2001-02-03T04:05:06 {2}expired [\d]+ days ago {2}id-2\n$/,
            );
            const html = page();
            assert.ok(html.includes("&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#39;&#38;amp;&#39;"), html);
            assert.match(html, /<strong>2<\/strong> end unknown/);
            assert.doesNotMatch(
                html,
                /<(?:img|script|link|iframe|object|base)\b|\bsrc=(?!x onerror=&#34;)|href=|url\(|@import|https?:/i,
            );
            assert.match(
                html,
                /<meta\s+http-equiv="Content-Security-Policy"\s+content="default-src 'none'; style-src 'unsafe-inline'"/,
            );
        } finally {
            await server.close();
        }
    });

    const failures: [what: string, args: string[], says: RegExp][] = [
        ["a refused token", [], /\[ERR_SIGNSTATION_UNAUTHORIZED\]\n$/],
        ["days that are no number", ["--days", "soon"], /^--days has to be a whole number from 0 to 36500\.\n$/],
        ["an unknown option", ["--dayz", "3"], /--dayz/],
        ["a page that cannot be written", ["--html", "none/report.html"], /ENOENT/],
    ];
    for (const [what, args, says] of failures) {
        it(`${what}: exits with 2, prints nothing to the standard output, and no secret`, async () => {
            const response = what === "a refused token" ? jsonResponse(401, {}) : jsonResponse(200, { data: [] });
            const server = await startRawServer(response);
            try {
                const { code, stdout, stderr } = await run(server, ...args);
                assert.deepEqual([code, stdout], [2, ""]);
                assert.match(stderr, says);
                assert.ok(!stderr.includes("t0ken-canary"), stderr);
            } finally {
                await server.close();
            }
        });
    }
});

describe("the timeline of examples/expiry-alert", () => {
    const NOW = new Date("2026-01-01T00:00:00Z");
    const rows: [expiry: string | undefined, days: number, zone: string, place: number, when: string][] = [
        ["2026-01-01T00:00:00Z", 30, "expired", 100, "expired less than an hour ago"],
        ["2025-12-31T22:59:59Z", 30, "expired", 99.3, "expired 1 hour ago"],
        ["1999-01-01T00:00:00Z", 30, "expired", 0, "expired 9862 days ago"],
        ["2026-01-01T00:00:01Z", 30, "soon", 0, "in less than an hour"],
        ["2026-01-31T00:00:00Z", 30, "soon", 100, "in 30 days"],
        ["2026-01-31T00:00:01Z", 30, "later", 0, "in 30 days"],
        ["2099-01-01T00:00:00Z", 30, "later", 100, "in 26663 days"],
        ["2099-01-01T00:00:00Z", 36_500, "soon", 73, "in 26663 days"],
        ["2026-01-01T00:00:01Z", 0, "later", 0, "in less than an hour"],
        ["2026-01-02T00:00:00", 30, "soon", 3.3, "in 1 day"],
        ["2026-01-02 00:00", 30, "soon", 3.3, "in 1 day"],
        ["2026-01-02T05:30:00+05:30", 30, "soon", 3.3, "in 1 day"],
        ["2026-01-02", 30, "soon", 3.3, "in 1 day"],
        ["12345", 30, "unknown", 0, "SignStation reports no end that can be read"],
        ["2026-13-45T00:00:00Z", 30, "unknown", 0, "SignStation reports no end that can be read"],
        [undefined, 30, "unknown", 0, "SignStation reports no end that can be read"],
    ];
    for (const [expiry, days, zone, place, when] of rows) {
        it(`puts ${expiry ?? "no end"}, with soon as ${days} days, at ${zone} ${place}`, async () => {
            const { timeline } = (await import(join(ROOT, "examples/expiry-alert/timeline.mjs"))) as {
                readonly timeline: (certificates: readonly object[], now: Date, days: number) => readonly object[];
            };
            const certificate = { id: "id-1", ...(expiry === undefined ? {} : { expiry }) };
            assert.deepEqual(timeline([certificate], NOW, days), [{ ...certificate, zone, when, place }]);
        });
    }
});
