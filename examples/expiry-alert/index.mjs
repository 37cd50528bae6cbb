/** Reports the certificates that end within some days. Exit code: 0 none does, 1 one does, 2 SignStation could not be asked. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { getExpiringCertificates } from "pulumi-leegality";
import { asPage } from "./page.mjs";
import { asText } from "./text.mjs";
import { needsAction, timeline } from "./timeline.mjs";

/** The page also shows what ends later than that, as far as every server lists. */
const HORIZON_DAYS = 365;

async function main() {
    const { values } = parseArgs({
        options: {
            days: { type: "string", default: "30" },
            department: { type: "string" },
            html: { type: "string" },
        },
    });
    const days = Number(values.days);
    if (!/^\d{1,5}$/.test(values.days) || days > 36_500) {
        throw new RangeError("--days has to be a whole number from 0 to 36500.");
    }
    const now = new Date();
    const { certificates } = await getExpiringCertificates({
        days: Math.max(days, HORIZON_DAYS),
        departmentId: values.department,
    });
    const rows = timeline(certificates, now, days);
    if (values.html !== undefined) {
        writeFileSync(values.html, asPage(rows, now, days));
    }
    process.stdout.write(asText(rows, days));
    return rows.some(needsAction) ? 1 : 0;
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error) => {
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 2;
    },
);
