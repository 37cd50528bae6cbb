/** The page at `/` in a browser: its table and timeline, the search, updates, failures. */
import assert from "node:assert/strict";
import type { Browser } from "puppeteer-core" with { "resolution-mode": "import" };
import { withEmulator } from "../support/with-emulator";
import { HR } from "../support/world";
import { noBrowser, openBrowser } from "./browser";
import { everyStatus, upload, Viewer } from "./viewer";

const nothing = () => Promise.resolve();
const inBrowser = noBrowser === undefined ? describe : describe.skip;

inBrowser(`the page${noBrowser === undefined ? "" : ` (${noBrowser})`}`, () => {
    let browser: Browser;
    before(async () => {
        browser = await openBrowser();
    });
    after(() => browser.close());

    it("shows every certificate with its department, type, expiry and status", async () => {
        await Viewer.with(browser, everyStatus, async (viewer) => {
            const type = "PKCS12_PFX";
            assert.deepEqual(await viewer.rows(), [
                {
                    name: "Asha Rao",
                    department: "HR",
                    type,
                    date: "2025-11-22 00:00 UTC",
                    when: "expired 40 days ago",
                    zone: "expired",
                    status: "Expired",
                },
                {
                    name: "Invoices 2025",
                    department: "Finance",
                    type,
                    date: "2025-12-29 00:00 UTC",
                    when: "expired 3 days ago",
                    zone: "expired",
                    status: "Disabled",
                },
                {
                    name: "Payroll",
                    department: "HR",
                    type,
                    date: "2026-01-13 00:00 UTC",
                    when: "in 12 days",
                    zone: "within 30 days",
                    status: "Expires soon",
                },
                {
                    name: "Invoices 2026",
                    department: "Finance",
                    type,
                    date: "2026-03-30 00:00 UTC",
                    when: "in 88 days",
                    zone: "later",
                    status: "Active",
                },
                {
                    name: "Archive seal",
                    department: "none",
                    type,
                    date: "2030-12-31 00:00 UTC",
                    when: "in 1,825 days",
                    zone: "later",
                    status: "Disabled",
                },
            ]);
            const counts = (await viewer.text(".counts")).trim().split(/\s{2,}/);
            assert.deepEqual(counts, ["2 expired", "1 within 30 days", "2 later"]);
        });
    });

    it("orders the markers by expiry in the zones of the timeline", async () => {
        const atTheEdges = async (world: Viewer["world"]): Promise<void> => {
            await everyStatus(world);
            for (const days of [-3000, -0.001, 0.001, 30, 30.001, 9000]) {
                await upload(world, `${days} days`, days);
            }
        };
        await Viewer.with(browser, atTheEdges, async ({ page }) => {
            const edges = await page.$$eval(".zones > span", (zones) =>
                zones.map((zone) => [zone.getBoundingClientRect().left, zone.getBoundingClientRect().right]),
            );
            const markers = await page.$$eval(".marker", (all) =>
                all.map((marker) => [marker.getBoundingClientRect().left, marker.getBoundingClientRect().right]),
            );
            const zones = markers.map(([left = 0, right = 0]) =>
                edges.findIndex(([from = 0, to = 0]) => from <= left && right <= to),
            );
            assert.deepEqual(zones, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
            const lefts = markers.map(([left = 0]) => left);
            assert.deepEqual(
                lefts,
                lefts.toSorted((a, b) => a - b),
            );
        });
    });

    it("finds certificates by every word of the search, and shows how many", async () => {
        await Viewer.with(browser, everyStatus, async (viewer) => {
            const id = viewer.world.emulator.certificates()[2]?.id ?? "";
            const cases: [words: string, names: string[]][] = [
                ["finance", ["Invoices 2025", "Invoices 2026"]],
                ["INVOICES 2026", ["Invoices 2026"]],
                ["  seal  archive ", ["Archive seal"]],
                ["disabled", ["Invoices 2025", "Archive seal"]],
                ["expires soon", ["Payroll"]],
                [id, ["Payroll"]],
                [id.slice(0, 8), ["Payroll"]],
                [id.slice(0, 2), []],
                ["invoices hr", []],
            ];
            for (const [words, names] of cases) {
                await viewer.search(words);
                assert.deepEqual(await viewer.names(), names, words);
                assert.equal(await viewer.text("#count"), `${names.length} of 5 certificates found`);
            }
            await viewer.search(" ");
            assert.equal((await viewer.names()).length, 5);
            assert.equal(await viewer.text("#count"), "5 certificates");
        });
    });

    it("shows uploads, updates and deletions at once, and keeps the search", async () => {
        await Viewer.with(browser, everyStatus, async (viewer) => {
            const { world, page } = viewer;
            await viewer.search("invoices");
            await upload(world, "Invoices 2027", 400);
            await viewer.until("#count", /^3 of 6 certificates found$/);
            assert.deepEqual(await viewer.names(), ["Invoices 2025", "Invoices 2026", "Invoices 2027"]);
            assert.equal(await page.$eval("#search", (input) => (input as HTMLInputElement).value), "invoices");
            assert.equal(await page.evaluate(() => document.activeElement?.id), "search");
            const marked = () => page.$$eval(".changed .name", (names) => names.map((name) => name.textContent));
            assert.deepEqual(await marked(), ["Invoices 2027"]);
            const [first, , , last] = world.emulator.certificates();
            world.emulator.changeCertificate(last?.id ?? "", { enabled: false });
            await viewer.until("tbody tr:nth-child(4) .status", /^Disabled$/);
            assert.deepEqual(await marked(), ["Invoices 2026"]);
            assert.equal((await world.call("DELETE", `/certificates/${first?.id ?? ""}`)).status, 200);
            await viewer.until("#count", /^3 of 5 certificates found$/);
            assert.equal(await viewer.text("#count-expired"), "1");
        });
    });

    it("follows the emulator's clock", async () => {
        await Viewer.with(browser, everyStatus, async (viewer) => {
            assert.equal(await viewer.text("#as-of"), "As of 2026-01-01 00:00 UTC.");
            viewer.world.clock.now = new Date("2026-03-20T06:30:00Z");
            await viewer.until("#as-of", /^As of 2026-03-20 06:30 UTC\.$/);
            const seen = (await viewer.rows()).map(({ when, status }) => `${when}: ${status}`);
            assert.deepEqual(seen.slice(2, 4), ["expired 66 days ago: Expired", "in 9 days: Expires soon"]);
            assert.equal(await viewer.text("#count-soon"), "1");
        });
    });

    it("says that there is no certificate, and shows the first one", async () => {
        await Viewer.with(browser, nothing, async (viewer) => {
            const isSeen = (selector: string) => viewer.page.$eval(selector, (element) => element.checkVisibility());
            assert.equal(await viewer.text("#empty"), "No certificates yet: run make up.");
            assert.deepEqual([await isSeen("#empty"), await isSeen("table")], [true, false]);
            await upload(viewer.world, "Payroll", 12);
            await viewer.until("#count", /^1 certificate$/);
            assert.deepEqual([await isSeen("#empty"), await isSeen("table")], [false, true]);
        });
    });

    it("says that the emulator does not answer, and recovers without a reload", async () => {
        await Viewer.with(browser, everyStatus, async (viewer) => {
            const { port } = viewer.world.emulator;
            await viewer.world.emulator.stop();
            await viewer.until("#outage", /does not answer/);
            assert.equal((await viewer.rows()).length, 5, "what was known stays");
            await withEmulator({ port }, async () => {
                await viewer.until("#outage", /^$/);
                assert.equal(await viewer.text("#count"), "0 certificates");
            });
        });
    });

    it("reports a malformed response, keeps the table, and recovers", async function () {
        this.timeout(60_000);
        await Viewer.with(browser, everyStatus, async (viewer) => {
            const { page, tab, world } = viewer;
            const known = await viewer.rows();
            const half = { now: "2027-01-01T00:00:00Z", certificates: [...world.emulator.certificates(), { id: "x" }] };
            let instead: string | undefined;
            await page.setRequestInterception(true);
            page.on("request", (request) => {
                const body = request.url().endsWith("/view/certificates") ? instead : undefined;
                void (body === undefined ? request.continue() : request.respond({ status: 200, body }));
            });
            for (const body of ["not JSON", "null", JSON.stringify(half)]) {
                instead = body;
                // The first one may be of before, the last one may not be shown yet. Two between: what could not be shown
                // the first time does not count as shown the second time.
                await viewer.untilAsked(4);
                assert.match(await viewer.text("#outage"), /cannot show its response/, body);
                assert.deepEqual(await viewer.rows(), known, body);
                assert.equal(await viewer.text("#as-of"), "As of 2026-01-01 00:00 UTC.", body);
                assert.equal(await viewer.text("#count-expired"), "2", body);
            }
            instead = undefined;
            await upload(world, "Invoices 2027", 400);
            await viewer.until("#outage", /^$/);
            await viewer.until("#count", /^6 certificates$/);
            assert.deepEqual(tab.complaints, []);
        });
    });

    it("shows stored values as text, also if they look like HTML", async () => {
        const name = `<img src=x onerror="document.title='replaced'">`;
        const department = "</td><script src='/view/page.js'></script>&amp;";
        const fill = async (world: Viewer["world"]): Promise<void> => {
            await upload(world, name, 12, { departmentId: world.emulator.addDepartment(department).id });
        };
        await Viewer.with(browser, fill, async (viewer) => {
            const [row] = await viewer.rows();
            assert.deepEqual([row?.name, row?.department], [name, department]);
            assert.equal(await viewer.page.$$eval("tbody :is(img, script)", (found) => found.length), 0);
            assert.equal(await viewer.page.title(), "Certificates - local SignStation");
            assert.ok(!viewer.tab.asked.some((url) => url.endsWith("/x")));
            // The other half: markup that got in all the same would be refused.
            const refused = viewer.page.evaluate(() => {
                document.body.insertAdjacentHTML("beforeend", "<img src=x>");
            });
            await assert.rejects(refused, /TrustedHTML/);
        });
    });

    it("sends requests to the emulator only, which are not in its history, and logs no error", async () => {
        await Viewer.with(browser, nothing, async (viewer) => {
            const { emulator } = viewer.world;
            await viewer.untilAsked(2);
            const { asked, complaints } = viewer.tab;
            assert.deepEqual(
                asked.filter((url) => new URL(url).origin !== emulator.url),
                [],
            );
            assert.ok(asked.length >= 5, asked.join());
            assert.deepEqual(complaints, []);
            assert.deepEqual(emulator.requests(), []);
        });
    });

    it("shows three hundred certificates", async function () {
        this.timeout(120_000);
        const many = async (world: Viewer["world"]): Promise<void> => {
            for (let index = 0; index < 300; index++) {
                await upload(world, `Certificate ${index}${" long".repeat(index % 60)}`, index - 100, {
                    departmentId: HR,
                });
            }
        };
        await Viewer.with(browser, many, async (viewer) => {
            assert.equal((await viewer.rows()).length, 300);
            await viewer.search("certificate 29");
            assert.equal(await viewer.text("#count"), "13 of 300 certificates found");
            await viewer.search(" ");
            for (const width of [1280, 1240, 1000, 390]) {
                await viewer.page.setViewport({ width, height: 800 });
                const overflow = await viewer.page.evaluate(
                    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
                );
                assert.equal(overflow, 0, `at ${width} pixels`);
            }
            await viewer.page.setViewport({ width: 1280, height: 800 });
            await viewer.page.evaluate(() => {
                scrollTo(0, 5000);
            });
            const top = await viewer.page.$eval("thead th", (head) => head.getBoundingClientRect().top);
            assert.equal(top, 0, "the head of the table stays in sight");
        });
    });
});
