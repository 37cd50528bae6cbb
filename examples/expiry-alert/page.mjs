/** The report as one HTML page that needs nothing else: no script, no font, no picture, no network. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const CSS = readFileSync(join(import.meta.dirname, "page.css"), "utf8");
const STATUS = { expired: "Expired", soon: "Ends soon", later: "Active", unknown: "End unknown" };

/** @param {readonly import("./timeline.mjs").Row[]} rows @param {Date} now @param {number} days */
export function asPage(rows, now, days) {
    const count = (zone) => rows.filter((row) => row.zone === zone).length;
    const soon = `Within ${days} days`;
    const unknown =
        count("unknown") === 0 ? "" : `<li class="unknown"><strong>${count("unknown")}</strong> end unknown</li>`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Certificates that end soon</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
${CSS}</style>
</head>
<body>
<header>
<h1>Certificates</h1>
<p class="aside">Those that SignStation lists, as of ${minute(now.toISOString())}.</p>
</header>
<main>
<ul class="counts">
<li class="expired"><strong>${count("expired")}</strong> expired</li>
<li class="soon"><strong>${count("soon")}</strong> ${soon.toLowerCase()}</li>
<li class="later"><strong>${count("later")}</strong> later</li>
${unknown}</ul>
<table>
<caption class="unseen">Certificates, the first to end first</caption>
<thead>
<tr>
<th scope="col">Name</th>
<th scope="col">Department</th>
<th scope="col">End</th>
<th scope="col" class="timeline"><span class="unseen">Timeline:</span><span class="zones"><span>Expired</span><span>${soon}</span><span>Later</span></span></th>
<th scope="col">Status</th>
</tr>
</thead>
<tbody>
${rows.map(rowOf).join("\n")}
</tbody>
</table>
</main>
</body>
</html>
`;
}

/** @param {import("./timeline.mjs").Row} row */
function rowOf({ id, certificateName = "(no name)", departmentName = "none", expiry = "", when, zone, place }) {
    const marker = zone === "unknown" ? "" : `<span class="marker ${zone}" style="--place: ${place}"></span>`;
    return [
        `<tr>`,
        `<th scope="row"><bdi>${escape(certificateName)}</bdi><span class="id">${escape(id)}</span></th>`,
        `<td><bdi>${escape(departmentName)}</bdi></td>`,
        `<td class="end">${escape(minute(expiry))}<span class="when">${when}</span></td>`,
        `<td class="timeline">${marker}</td>`,
        `<td><span class="status ${zone}">${STATUS[zone]}</span></td>`,
        `</tr>`,
    ].join("");
}

/** Text from outside stays text: it cannot end an element or an attribute. @param {string} text */
function escape(text) {
    return text
        .toWellFormed()
        .replace(/[&<>"'\p{Cc}]/gu, (sign) => `&#${/\p{Cc}/u.test(sign) ? 0xfffd : sign.codePointAt(0)};`);
}

/** `2026-01-13 03:04 UTC` of ISO 8601 in UTC; another text as it is. @param {string} time */
function minute(time) {
    return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
}
