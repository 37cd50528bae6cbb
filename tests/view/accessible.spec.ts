/** Accessibility of the page: roles and names, keyboard, announcements, contrast, reduced motion. */
import assert from "node:assert/strict";
import type { Browser, SerializedAXNode } from "puppeteer-core" with { "resolution-mode": "import" };
import { HR } from "../support/world";
import { noBrowser, openBrowser } from "./browser";
import { holdNews, markerContrasts, textContrasts } from "./contrast";
import { everyStatus, upload, Viewer } from "./viewer";

/** WCAG 2.2 AA: 1.4.3 for texts, 1.4.11 for markers. */
const TEXT = 4.5;
const GRAPHICS = 3;

const inBrowser = noBrowser === undefined ? describe : describe.skip;

inBrowser(`the page is accessible${noBrowser === undefined ? "" : ` (${noBrowser})`}`, () => {
    let browser: Browser;
    before(async () => {
        browser = await openBrowser();
    });
    after(() => browser.close());

    it("has a language, landmarks and table headers", async () => {
        await Viewer.with(browser, everyStatus, async ({ page }) => {
            assert.equal(await page.$eval("html", (html) => html.lang), "en");
            const scopes = await page.$$eval("th", (heads) => heads.map((head) => head.getAttribute("scope")));
            assert.deepEqual(scopes, [...Array<string>(6).fill("col"), ...Array<string>(5).fill("row")]);
            const parts = partsOf(await page.accessibility.snapshot({ interestingOnly: false }));
            for (const part of [
                "heading: Certificates",
                "searchbox: Search by name, department, type, status or id",
                "region: Certificates",
                "table: Certificates, the first to expire first",
                "columnheader: Timeline: Expired Within 30 days Later",
                "rowheader: Asha Rao",
                "cell: 2026-01-13 00:00 UTC in 12 days",
                "cell: within 30 days",
                "cell: Expires soon",
            ]) {
                assert.ok(
                    parts.some((found) => found.startsWith(part)),
                    `${part} in ${parts.join("\n")}`,
                );
            }
        });
    });

    it("can be used by keyboard in reading order, with a visible focus", async () => {
        await Viewer.with(browser, everyStatus, async ({ page }) => {
            const focused = () =>
                page.evaluate(() => {
                    const element = document.activeElement ?? document.body;
                    const { outlineStyle, outlineWidth } = getComputedStyle(element);
                    return [element.id, outlineStyle, outlineWidth];
                });
            await page.keyboard.press("Tab");
            assert.deepEqual(await focused(), ["search", "solid", "3px"]);
            await page.keyboard.type("payroll");
            assert.equal(await page.$$eval("tbody tr:not([hidden])", (rows) => rows.length), 1);
            await page.keyboard.press("Tab");
            assert.deepEqual(await focused(), ["listing", "solid", "3px"]);
            await page.keyboard.down("Shift");
            await page.keyboard.press("Tab");
            await page.keyboard.up("Shift");
            assert.equal((await focused())[0], "search");
        });
    });

    it("announces a change of the number of certificates politely, and nothing else", async () => {
        await Viewer.with(browser, everyStatus, async (viewer) => {
            const { page, world } = viewer;
            for (const id of ["count", "outage"]) {
                assert.equal(await page.$eval(`#${id}`, (region) => region.getAttribute("role")), "status");
            }
            const announced = await page.evaluateHandle(() => {
                const texts: (string | null)[] = [];
                for (const region of document.querySelectorAll("[role=status]")) {
                    const listen = new MutationObserver(() => texts.push(region.textContent));
                    listen.observe(region, { childList: true, characterData: true, subtree: true });
                }
                return texts;
            });
            await viewer.untilAsked(2);
            assert.deepEqual(await announced.jsonValue(), []);
            await upload(world, "Invoices 2027", 400);
            await viewer.until("#count", /^6 certificates$/);
            await page.type("#search", "zz");
            await viewer.untilAsked(1);
            assert.deepEqual(await announced.jsonValue(), ["6 certificates", "0 of 6 certificates found"]);
        });
    });

    for (const scheme of ["light", "dark"]) {
        it(`has enough contrast in the ${scheme} scheme`, async () => {
            await Viewer.with(browser, everyStatus, async (viewer) => {
                const { page, world } = viewer;
                await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
                await world.emulator.stop();
                await viewer.until("#outage", /does not answer/);
                const texts = await textContrasts(page);
                const markers = await markerContrasts(page);
                assert.ok(texts.length > 40 && markers.length === 5, JSON.stringify(texts));
                for (const text of ["Expired", "Expires soon", "Active", "Disabled", "none", "in 12 days"]) {
                    assert.ok(texts.some(({ what }) => what === text));
                }
                assert.deepEqual(
                    [...texts.filter(({ ratio }) => ratio < TEXT), ...markers.filter(({ ratio }) => ratio < GRAPHICS)],
                    [],
                );
                const ground = await page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
                assert.equal(ground === "rgb(255, 255, 255)", scheme === "light");
            });
        });
    }

    for (const scheme of ["light", "dark"]) {
        it(`has enough contrast in highlighted rows, in the ${scheme} scheme`, async () => {
            await Viewer.with(browser, everyStatus, async ({ page, world }) => {
                await page.emulateMediaFeatures([
                    { name: "prefers-color-scheme", value: scheme },
                    { name: "prefers-reduced-motion", value: "no-preference" },
                ]);
                for (const { id } of world.emulator.certificates()) {
                    world.emulator.changeCertificate(id, { departmentId: HR });
                }
                await page.waitForSelector(".changed");
                await holdNews(page);
                const shadow = await page.$eval(".changed > *", (cell) => getComputedStyle(cell).boxShadow);
                assert.match(shadow, / \/ 0\.\d+\)/, "at its brightest");
                const texts = await textContrasts(page);
                const markers = await markerContrasts(page);
                assert.deepEqual(
                    [...texts.filter(({ ratio }) => ratio < TEXT), ...markers.filter(({ ratio }) => ratio < GRAPHICS)],
                    [],
                );
            });
        });
    }

    for (const motion of ["no-preference", "reduce"]) {
        it(`highlights new rows ${motion === "reduce" ? "without motion for a reader who prefers reduced motion" : "with motion"}`, async () => {
            await Viewer.with(browser, everyStatus, async (viewer) => {
                await viewer.page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: motion }]);
                await upload(viewer.world, "Invoices 2027", 400);
                await viewer.page.waitForSelector(".changed");
                const animation = await viewer.page.$eval(
                    ".changed > *",
                    (cell) => getComputedStyle(cell).animationName,
                );
                assert.equal(animation, motion === "reduce" ? "none" : "changed");
            });
        });
    }
});

/** What a screen reader is given: `role: name` of every part that has a name. */
function partsOf(node: SerializedAXNode | null): string[] {
    return node === null ? [] : [`${node.role}: ${node.name ?? ""}`, ...(node.children ?? []).flatMap(partsOf)];
}
