/** One emulator, and its page in a browser: what a reader sees there, and waits to see. */
import type { Browser, Page } from "puppeteer-core" with { "resolution-mode": "import" };
import { HR, World } from "../support/world";
import { openTab, type Tab } from "./browser";

const DAY_MS = 86_400_000;

/** A row of the table, as its texts. */
export interface Row {
    readonly name: string;
    readonly department: string;
    readonly type: string;
    readonly date: string;
    readonly when: string;
    readonly zone: string;
    readonly status: string;
}

export class Viewer {
    private constructor(
        readonly world: World,
        readonly tab: Tab,
    ) {}

    get page(): Page {
        return this.tab.page;
    }

    /** Fills an emulator, looks at it while a test runs, and closes both whatever happens. */
    static async with(
        browser: Browser,
        fill: (world: World) => Promise<void>,
        run: (viewer: Viewer) => Promise<void>,
    ): Promise<void> {
        await World.with(async (world) => {
            await fill(world);
            const tab = await openTab(browser, world.emulator.url);
            try {
                const viewer = new Viewer(world, tab);
                await viewer.until("#count", /./);
                await run(viewer);
            } finally {
                await tab.page.browserContext().close();
            }
        });
    }

    /** The rows that are not hidden. */
    rows(): Promise<Row[]> {
        return this.page.$$eval("tbody tr:not([hidden])", (rows) =>
            rows.map((row) => {
                const text = (selector: string): string => row.querySelector(selector)?.textContent ?? "absent";
                return {
                    name: text("th .name"),
                    department: text(".department"),
                    type: text(".type"),
                    date: text("time"),
                    when: text(".when"),
                    zone: text(".zone"),
                    status: text(".status"),
                };
            }),
        );
    }

    async names(): Promise<string[]> {
        return (await this.rows()).map(({ name }) => name);
    }

    /** The text of the first match; empty where there is none. */
    text(selector: string): Promise<string> {
        return this.page.evaluate((asked) => document.querySelector(asked)?.textContent ?? "", selector);
    }

    /** Waits until an element has a text that matches; fails after ten seconds. */
    async until(selector: string, text: RegExp): Promise<void> {
        await this.page.waitForFunction(
            (asked, source) => new RegExp(source).test(document.querySelector(asked)?.textContent ?? ""),
            { timeout: 10_000 },
            selector,
            text.source,
        );
    }

    /** Waits until the page has received the list this many more times. */
    async untilAsked(times: number): Promise<void> {
        for (let left = times; left > 0; left--) {
            await this.page.waitForResponse((response) => response.url().endsWith("/view/certificates"));
        }
    }

    async search(words: string): Promise<void> {
        await this.page.$eval("#search", (input) => {
            (input as HTMLInputElement).value = "";
        });
        await this.page.type("#search", words);
    }
}

/** Certificates of every status, in two departments and in none; the first to expire comes first. */
export async function everyStatus(world: World): Promise<void> {
    const finance = world.emulator.addDepartment("Finance").id;
    await upload(world, "Asha Rao", -40, { departmentId: HR });
    await upload(world, "Invoices 2025", -3, { departmentId: finance, enabled: "false" });
    await upload(world, "Payroll", 12, { departmentId: HR });
    await upload(world, "Invoices 2026", 88, { departmentId: finance });
    await upload(world, "Archive seal", 1825, { enabled: "false" });
}

/** Uploads through the API, as a program would, what ends so many days from the emulator's now on. */
export async function upload(
    world: World,
    commonName: string,
    days: number,
    form: { departmentId?: string; enabled?: string } = {},
): Promise<void> {
    await world.uploaded({ commonName, notAfter: new Date(world.clock.now.getTime() + days * DAY_MS) }, form);
}
