/** Shows the certificates of /view/certificates that match the search, and fetches them anew every second. */
/* global AbortSignal, document, fetch, HTMLElement, setTimeout */

/**
 * @typedef {import("../src/page/certificate-view").CertificateView} CertificateView
 * @typedef {{ readonly now: string, readonly certificates: readonly CertificateView[] }} Holding
 */

const EVERY_MS = 1000;
/** After this time without a response the SignStation counts as gone. */
const RESPONSE_TIMEOUT_MS = 5000;
/** The first group of an id. Any shorter word, a year for one, stands somewhere in some id. */
const MIN_ID_PART = 8;

const listing = element("listing");
const rows = element("rows");
const template = /** @type {HTMLTemplateElement} */ (element("row"));
const search = /** @type {HTMLInputElement} */ (element("search"));

/** What is shown, as JSON, and by id the part of it that no passing of time changes. */
let shown = "";
/** @type {Map<string, string> | undefined} */
let lasting;

search.addEventListener("input", filter);
void refresh();

async function refresh() {
    try {
        show(await ask());
        say("outage", "");
    } catch {
        say(
            "outage",
            "The local SignStation does not answer, or this page cannot show its response. Retrying every second.",
        );
    }
    setTimeout(() => void refresh(), EVERY_MS);
}

/** @returns {Promise<Holding>} */
async function ask() {
    const response = await fetch("/view/certificates", { signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS) });
    if (!response.ok) {
        throw new Error(`answered ${response.status}`);
    }
    return response.json();
}

/** Shows all of it, or throws and leaves all as it was. @param {Holding} holding */
function show({ now, certificates }) {
    const asOf = `As of ${minute(now)}.`;
    const text = JSON.stringify(certificates);
    // Rows stay where nothing has changed, and with them what a reader has selected there.
    if (text !== shown) {
        showRows(certificates);
        shown = text;
    }
    say("as-of", asOf);
}

/** @param {Holding["certificates"]} certificates */
function showRows(certificates) {
    const next = new Map(certificates.map((each) => [each.id, JSON.stringify({ ...each, when: "", place: 0 })]));
    const made = certificates.map((certificate) => {
        const row = rowOf(certificate);
        const isNews = lasting !== undefined && lasting.get(certificate.id) !== next.get(certificate.id);
        row.classList.toggle("changed", isNews);
        return row;
    });
    lasting = next;
    rows.replaceChildren(...made);
    for (const zone of ["expired", "soon", "later"]) {
        say(`count-${zone}`, String(certificates.filter((certificate) => certificate.zone === zone).length));
    }
    listing.hidden = certificates.length === 0;
    element("empty").hidden = certificates.length > 0;
    filter();
}

/** Everything goes in as text, so that a name that looks like HTML stays a name. @param {CertificateView} certificate */
function rowOf({ id, name, departmentName, certificateType, expiry, when, zone, place, status }) {
    const row = /** @type {HTMLTableRowElement} */ (template.content.firstElementChild?.cloneNode(true));
    const put = (/** @type {string} */ selector, /** @type {string} */ text) => {
        const target = /** @type {HTMLElement} */ (row.querySelector(selector));
        target.textContent = text;
        return target;
    };
    put(".name", name);
    put(".id", id);
    put(".department", departmentName ?? "none").classList.toggle("none", departmentName === undefined);
    put(".type", certificateType);
    put("time", minute(expiry)).setAttribute("datetime", expiry);
    put(".when", when);
    put(".zone", { expired: "expired", soon: "within 30 days", later: "later" }[zone]);
    put(".status", status).classList.add(status === "Disabled" ? "off" : zone);
    const marker = put(".marker", "");
    marker.classList.add(zone);
    marker.classList.toggle("off", status === "Disabled");
    marker.style.setProperty("--place", String(place));
    row.dataset["text"] = searchable([name, departmentName, certificateType, status].join(" "));
    row.dataset["id"] = searchable(id);
    return row;
}

/** Hides the rows in which a word of the search is missing, and says how many are left. */
function filter() {
    const words = searchable(search.value).split(/\s+/);
    const all = [...rows.children].filter((row) => row instanceof HTMLElement);
    for (const row of all) {
        const { text = "", id = "" } = row.dataset;
        const hasWord = (/** @type {string} */ word) =>
            text.includes(word) || (word.length >= MIN_ID_PART && id.startsWith(word));
        row.hidden = !words.every(hasWord);
    }
    const total = `${all.length} certificate${all.length === 1 ? "" : "s"}`;
    const found = all.filter((row) => !row.hidden).length;
    say("count", search.value.trim() === "" ? total : `${found} of ${total} found`);
}

/** @param {string} text */
function searchable(text) {
    return text.normalize("NFKC").toLowerCase();
}

/** `2026-01-13 03:04 UTC` of ISO 8601 in UTC. @param {string} time */
function minute(time) {
    return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

/** Writes only what is new: what stands in a live region is read out whenever it is written. */
function say(/** @type {string} */ id, /** @type {string} */ text) {
    const target = element(id);
    if (target.textContent !== text) {
        target.textContent = text;
    }
}

/** @param {string} id */
function element(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
}
