/** Makes docs/images/view.png, the picture in the README, from data that is always the same: `npm run screenshot`. */
import { join } from "node:path";
import { HR, World } from "../support/world";
import { openBrowser, openTab } from "./browser";

const PICTURE = join(__dirname, "../../docs/images/view.png");

let made = 0;
const newId = (): string =>
    `5b1c0e7a-93d2-4f6e-8a41-${(0x3c9f00d1e2 + 0x51a7 * made++).toString(16).padStart(12, "0")}`;

/** The emulator's clock stands at the first of January 2026. */
async function fill(world: World): Promise<void> {
    const [finance = "", legal = ""] = ["Finance", "Legal"].map((name) => world.emulator.addDepartment(name).id);
    await add("Asha Rao", HR, "2025-11-21T18:30:00Z");
    await add("Invoices 2025", finance, "2025-12-29T23:59:59Z", "false");
    await add("Payroll", HR, "2026-01-03T12:00:00Z");
    await add("Vendor contracts", legal, "2026-01-20T23:59:59Z");
    await add("Invoices 2026", finance, "2026-03-31T18:30:00Z");
    await add("demo.signstation.local", HR, "2026-12-31T09:12:40Z");
    await add("Archive seal", legal, "2030-12-31T23:59:59Z", "false");

    async function add(commonName: string, departmentId: string, notAfter: string, enabled = "true"): Promise<void> {
        await world.uploaded({ commonName, notAfter: new Date(notAfter) }, { departmentId, enabled });
    }
}

async function takePicture(world: World): Promise<void> {
    await fill(world);
    const browser = await openBrowser();
    try {
        const { page } = await openTab(browser, world.emulator.url);
        await page.waitForSelector("tbody tr");
        await (await page.$("body"))?.screenshot({ path: PICTURE });
    } finally {
        await browser.close();
    }
}

void World.with(takePicture, { newId });
