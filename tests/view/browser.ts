/** A headless Chromium whose pages record their requests and errors. */
import { accessSync, constants } from "node:fs";
import { reportLeftOut } from "../support/left-out";
import type { Browser, Page } from "puppeteer-core" with { "resolution-mode": "import" };

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const ROOT_UID = 0;

/** Why there is no browser on this machine; `undefined` when there is one. */
export const noBrowser = canRun(CHROMIUM) ? undefined : `no Chromium at ${CHROMIUM}; CHROMIUM may name another place`;
if (noBrowser !== undefined) {
    reportLeftOut(`the tests of the emulator's page: ${noBrowser}`);
}

/** One page of its own kind: fresh storage, and nothing that another one has left. */
export interface Tab {
    readonly page: Page;
    /** Every address that the page has asked for. */
    readonly asked: readonly string[];
    /** Uncaught errors and refusals by the Content-Security-Policy, as the browser words them. */
    readonly complaints: readonly string[];
}

/** Starts the browser. Chromium's own sandbox does not start for root. */
export async function openBrowser(): Promise<Browser> {
    const { launch } = await import("puppeteer-core");
    const args = process.getuid?.() === ROOT_UID ? ["--no-sandbox"] : [];
    return launch({ executablePath: CHROMIUM, args: [...args, "--disable-dev-shm-usage"] });
}

/** Opens an address in a tab of its own. */
export async function openTab(browser: Browser, url: string): Promise<Tab> {
    const page = await (await browser.createBrowserContext()).newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
        if (message.type() === "error") {
            complaints.push(message.text());
        }
    });
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(url);
    return { page, asked, complaints };
}

function canRun(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
