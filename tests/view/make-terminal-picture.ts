/**
 * Makes docs/images/preview.png, the picture of a terminal in the README: the quickstart's certificate is renewed, and the real
 * engine previews it. `npm run screenshot:terminal`, in a shell that has evaluated `tools/pulumi/env`.
 */
import { join } from "node:path";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { HR, Scenario, withScenario } from "../support/engine/scenario";
import { readSource, ROOT } from "../support/source/sources";
import { ansiToHtml } from "./ansi-html";
import { openBrowser, openTab } from "./browser";

const PICTURE = join(ROOT, "docs/images/preview.png");
const DAY_MS = 24 * 3600 * 1000;
const COMMAND = ["preview", "--diff", "--color", "always"];

/** What `pulumi preview --diff` prints once a certificate that is deployed has got a renewed file. */
async function capture({ stack }: Scenario): Promise<string> {
    stack.env = { ...stack.env, NO_COLOR: undefined };
    stack.write("Pulumi.yaml", "name: contracts\nruntime: nodejs\nmain: index.ts\n");
    stack.write("index.ts", readSource("examples/quickstart/index.ts"));
    await stack.succeed(["stack", "init", "production"]);
    await stack.succeed(["config", "set", "certificateFile", "./signing.p12"]);
    await stack.succeed(["config", "set", "departmentId", HR]);
    await deployable("first passkey", 12);
    await stack.succeed(["up", "--yes", "--skip-preview"]);
    await deployable("renewed passkey", 377);
    return (await stack.succeed(COMMAND)).stdout;

    async function deployable(passkey: string, days: number): Promise<void> {
        const notAfter = new Date(Date.now() + days * DAY_MS);
        stack.write(
            "signing.p12",
            makePkcs12({ commonName: "Asha Rao", friendlyName: "contracts", passkey, notAfter }).bytes,
        );
        await stack.setSecret("passkey", passkey);
    }
}

async function takePicture(printed: string): Promise<void> {
    const shown = ansiToHtml(printed.trim());
    const browser = await openBrowser();
    try {
        const { page } = await openTab(browser, "about:blank");
        await page.setContent(
            `<body style="margin:0;display:inline-block;background:#0d1117;color:#e6edf3">
            <pre style="margin:20px 24px;font:14px/1.45 'DejaVu Sans Mono',monospace"><b>$ pulumi preview --diff</b>\n${shown}</pre>`,
        );
        await (await page.$("body"))?.screenshot({ path: PICTURE });
    } finally {
        await browser.close();
    }
}

void withScenario(async (scenario) => {
    await takePicture(await capture(scenario));
}, "");
