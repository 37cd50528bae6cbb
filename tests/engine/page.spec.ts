/** The local SignStation's page, open in a browser while a stack is deployed to it and destroyed again. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "puppeteer-core" with { "resolution-mode": "import" };
import { said } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { HR, PROGRAM, Scenario } from "../support/engine/scenario";
import { noBrowser, openBrowser, openTab } from "../view/browser";

/** The run goes on until it is let go: what the page shows before that, it shows during the run. */
const HELD_PROGRAM = `${PROGRAM}
const { existsSync } = require("node:fs");
const held = setInterval(() => existsSync("hold") || clearInterval(held), 20);
`;
const NAMES = ["Asha Rao", "Meera Iyer", "Vikram Singh"];
const inBrowser = noBrowser === undefined ? describe : describe.skip;

inBrowser(`the page during an up${noBrowser === undefined ? "" : ` (${noBrowser})`}`, function () {
    this.timeout(300_000);
    let browser: Browser;
    let scenario: Scenario;
    before(async () => {
        browser = await openBrowser();
        scenario = await Scenario.open(HELD_PROGRAM);
    });
    after(async () => {
        await browser.close();
        await scenario.close();
    });

    it("shows every certificate during the run, and none after the destroy, without a reload", async () => {
        const { stack, emulator } = scenario;
        const certificates = NAMES.map((commonName) => {
            const { bytes, passkey } = makePkcs12({ commonName });
            stack.write(`${commonName}.p12`, bytes);
            return [commonName, { certificateFile: `${commonName}.p12`, passkey, departmentId: HR }] as const;
        });
        scenario.declareCertificates(Object.fromEntries(certificates));
        stack.write("hold", "");
        const { page, asked, complaints } = await openTab(browser, emulator.url);
        const shown = async (count: string): Promise<unknown> => {
            await page.waitForFunction(`document.querySelector("#count").textContent === ${JSON.stringify(count)}`);
            return page.evaluate(
                `[...document.querySelectorAll("tbody tr:not([hidden])")].map((row) => row.querySelector(".name").textContent + ": " + row.querySelector(".department").textContent).sort()`,
            );
        };
        assert.deepEqual(await shown("0 certificates"), []);

        let ended = false;
        const run = stack.up().finally(() => (ended = true));
        assert.deepEqual(
            await shown("3 certificates"),
            NAMES.map((name) => `${name}: HR`),
        );
        assert.ok(!ended, "the rows came while the run went on");
        rmSync(join(stack.folder, "hold"));
        const up = await run;
        assert.deepEqual(up.changes, { create: 3 }, said(up, "error"));

        assert.equal((await stack.destroy()).code, 0);
        assert.deepEqual(await shown("0 certificates"), []);
        assert.equal(asked.filter((url) => new URL(url).pathname === "/").length, 1, "the page is loaded once");
        assert.deepEqual(complaints, []);
    });
});
