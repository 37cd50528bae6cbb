/** Times in responses: every accepted form, its instant, and whether it can be a certificate's notAfter. */
import assert from "node:assert/strict";
import { contradictsEnd, provesEnd, reportsEndExactly } from "../../../provider/core/certificate/matching/reported-end";
import { asNotAfter, normaliseServerTime, readServerTime } from "../../../provider/core/server-time";

const notAfter = "2027-01-02T03:04:05Z";
const epoch = Date.parse(notAfter);

interface Row {
    readonly name: string;
    readonly sent: string | number | undefined;
    /** Precision and instant, or undefined for what cannot be read. */
    readonly read: readonly [precision: string, iso: string] | undefined;
    /** As state keeps it. */
    readonly kept: string | undefined;
    /** Whether it does not contradict a certificate that ends at `notAfter`. */
    readonly same: boolean;
}

const INSTANT = ["instant", "2027-01-02T03:04:05.000Z"] as const;

const rows: Row[] = [
    { name: "absent", sent: undefined, read: undefined, kept: undefined, same: true },
    { name: "UTC, whole seconds", sent: notAfter, read: INSTANT, kept: notAfter, same: true },
    { name: "lower-case z and t", sent: "2027-01-02t03:04:05z", read: INSTANT, kept: notAfter, same: true },
    {
        name: "milliseconds",
        sent: "2027-01-02T03:04:05.678Z",
        read: ["instant", "2027-01-02T03:04:05.678Z"],
        kept: notAfter,
        same: true,
    },
    {
        name: "nanoseconds",
        sent: "2027-01-02T03:04:05.123456789Z",
        read: ["instant", "2027-01-02T03:04:05.123Z"],
        kept: notAfter,
        same: true,
    },
    { name: "an offset", sent: "2027-01-02T08:34:05+05:30", read: INSTANT, kept: notAfter, same: true },
    { name: "an offset without a colon", sent: "2027-01-02T08:34:05+0530", read: INSTANT, kept: notAfter, same: true },
    { name: "a space for the T", sent: "2027-01-02 03:04:05Z", read: INSTANT, kept: notAfter, same: true },
    { name: "blanks around", sent: ` ${notAfter} `, read: INSTANT, kept: notAfter, same: true },
    { name: "epoch milliseconds, a number", sent: epoch, read: INSTANT, kept: notAfter, same: true },
    { name: "epoch milliseconds, text", sent: String(epoch), read: INSTANT, kept: notAfter, same: true },
    {
        name: "an instant 38 hours later",
        sent: "2027-01-03T17:04:05Z",
        read: ["instant", "2027-01-03T17:04:05.000Z"],
        kept: "2027-01-03T17:04:05Z",
        same: true,
    },
    {
        name: "an instant a second later than that",
        sent: "2027-01-03T17:04:06Z",
        read: ["instant", "2027-01-03T17:04:06.000Z"],
        kept: "2027-01-03T17:04:06Z",
        same: false,
    },
    {
        name: "an instant more than 38 hours earlier",
        sent: "2026-12-31T13:04:04Z",
        read: ["instant", "2026-12-31T13:04:04.000Z"],
        kept: "2026-12-31T13:04:04Z",
        same: false,
    },
    { name: "epoch seconds, a number", sent: epoch / 1000, read: INSTANT, kept: notAfter, same: true },
    { name: "epoch seconds, text", sent: String(epoch / 1000), read: INSTANT, kept: notAfter, same: true },
    {
        name: "epoch seconds with a fraction, as Jackson writes an Instant",
        sent: epoch / 1000 + 0.5,
        read: ["instant", "2027-01-02T03:04:05.500Z"],
        kept: notAfter,
        same: true,
    },
    {
        name: "epoch seconds with nine digits of a fraction, text",
        sent: `${epoch / 1000}.000000000`,
        read: INSTANT,
        kept: notAfter,
        same: true,
    },
    {
        name: "epoch seconds of a certificate without an end (RFC 5280, 4.1.2.5)",
        sent: 253_402_300_799,
        read: ["instant", "9999-12-31T23:59:59.000Z"],
        kept: "9999-12-31T23:59:59Z",
        same: false,
    },
    {
        name: "India's local time with a literal Z",
        sent: "2027-01-02T08:34:05Z",
        read: ["instant", "2027-01-02T08:34:05.000Z"],
        kept: "2027-01-02T08:34:05Z",
        same: true,
    },
    {
        name: "the day as its first second in India, in UTC",
        sent: "2027-01-01T18:30:00Z",
        read: ["instant", "2027-01-01T18:30:00.000Z"],
        kept: "2027-01-01T18:30:00Z",
        same: true,
    },
    {
        name: "the day as its last second in Hawaii, in UTC",
        sent: "2027-01-03T09:59:59Z",
        read: ["instant", "2027-01-03T09:59:59.000Z"],
        kept: "2027-01-03T09:59:59Z",
        same: true,
    },
    {
        name: "an instant without seconds",
        sent: "2027-01-02T03:04Z",
        read: ["instant", "2027-01-02T03:04:00.000Z"],
        kept: "2027-01-02T03:04:00Z",
        same: true,
    },
    {
        name: "an offset and the zone's name, as Java writes a ZonedDateTime",
        sent: "2027-01-02T08:34:05+05:30[Asia/Kolkata]",
        read: INSTANT,
        kept: notAfter,
        same: true,
    },
    { name: "an offset of hours", sent: "2027-01-02 03:04:05+00", read: INSTANT, kept: notAfter, same: true },
    { name: "UTC by name", sent: "2027-01-02 03:04:05 UTC", read: INSTANT, kept: notAfter, same: true },
    {
        name: "a zone's short name, which several zones have",
        sent: "2027-01-02 08:34:05 IST",
        read: ["zoneless", "2027-01-02T08:34:05.000Z"],
        kept: "2027-01-02 08:34:05 IST",
        same: true,
    },
    {
        name: "a zone's long name",
        sent: "2027-01-02T08:34:05 Asia/Kolkata",
        read: ["zoneless", "2027-01-02T08:34:05.000Z"],
        kept: "2027-01-02T08:34:05 Asia/Kolkata",
        same: true,
    },
    { name: "Java's Date.toString", sent: "Sat Jan 02 03:04:05 UTC 2027", read: INSTANT, kept: notAfter, same: true },
    {
        name: "Java's Date.toString with an offset",
        sent: "Sat Jan 02 08:34:05 GMT+05:30 2027",
        read: INSTANT,
        kept: notAfter,
        same: true,
    },
    {
        name: "Java's Date.toString in India",
        sent: "Sat Jan 02 08:34:05 IST 2027",
        read: ["zoneless", "2027-01-02T08:34:05.000Z"],
        kept: "Sat Jan 02 08:34:05 IST 2027",
        same: true,
    },
    { name: "HTTP's date", sent: "Sat, 02 Jan 2027 03:04:05 GMT", read: INSTANT, kept: notAfter, same: true },
    {
        name: "the day first, with the month's name",
        sent: "02-Jan-2027",
        read: ["day", "2027-01-02T00:00:00.000Z"],
        kept: "02-Jan-2027",
        same: true,
    },
    {
        name: "the day first, since it is no month",
        sent: "28-11-2027",
        read: ["day", "2027-11-28T00:00:00.000Z"],
        kept: "28-11-2027",
        same: false,
    },
    {
        name: "the day first, with slashes and a time",
        sent: "28/11/2027 06:41:39",
        read: ["zoneless", "2027-11-28T06:41:39.000Z"],
        kept: "28/11/2027 06:41:39",
        same: false,
    },
    {
        name: "the month first, since the other number is no month",
        sent: "11/28/2027",
        read: ["day", "2027-11-28T00:00:00.000Z"],
        kept: "11/28/2027",
        same: false,
    },
    {
        name: "day and month of one number",
        sent: "01-01-2027",
        read: ["day", "2027-01-01T00:00:00.000Z"],
        kept: "01-01-2027",
        same: true,
    },
    {
        name: "a 12-hour clock, whose half of the day is not read",
        sent: "28/11/2027 06:41 PM",
        read: undefined,
        kept: "28/11/2027 06:41 PM",
        same: true,
    },
    { name: "a day that no calendar has", sent: "31-02-2027", read: undefined, kept: "31-02-2027", same: true },
    { name: "microseconds", sent: 1_830_408_861_000_000, read: undefined, kept: "1830408861000000", same: true },
    {
        name: "no zone, India's wall clock",
        sent: "2027-01-02T08:34:05",
        read: ["zoneless", "2027-01-02T08:34:05.000Z"],
        kept: "2027-01-02T08:34:05",
        same: true,
    },
    {
        name: "no zone and no seconds",
        sent: "2027-01-02T03:04",
        read: ["zoneless", "2027-01-02T03:04:00.000Z"],
        kept: "2027-01-02T03:04",
        same: true,
    },
    {
        name: "no zone, further away than any",
        sent: "2027-01-03T17:04:06",
        read: ["zoneless", "2027-01-03T17:04:06.000Z"],
        kept: "2027-01-03T17:04:06",
        same: false,
    },
    {
        name: "the day",
        sent: "2027-01-02",
        read: ["day", "2027-01-02T00:00:00.000Z"],
        kept: "2027-01-02",
        same: true,
    },
    {
        name: "the day before, as it still is in Hawaii",
        sent: "2027-01-01",
        read: ["day", "2027-01-01T00:00:00.000Z"],
        kept: "2027-01-01",
        same: true,
    },
    {
        name: "a week later, a day",
        sent: "2027-01-09",
        read: ["day", "2027-01-09T00:00:00.000Z"],
        kept: "2027-01-09",
        same: false,
    },
    { name: "a text that is no time", sent: "never", read: undefined, kept: "never", same: true },
    { name: "empty", sent: "", read: undefined, kept: "", same: true },
    { name: "a month 13", sent: "2027-13-01T00:00:00Z", read: undefined, kept: "2027-13-01T00:00:00Z", same: true },
    { name: "an hour 25", sent: "2027-01-02T25:00:00Z", read: undefined, kept: "2027-01-02T25:00:00Z", same: true },
    { name: "not a number", sent: Number.NaN, read: undefined, kept: "NaN", same: true },
    { name: "January 2 or February 1", sent: "02-01-2027", read: undefined, kept: "02-01-2027", same: true },
];

describe("server time", () => {
    for (const { name, sent, read, kept, same } of rows) {
        it(`${name}: ${read?.[0] ?? "not a time"}, ${same ? "can be" : "is not"} the certificate's end`, () => {
            const time = readServerTime(sent);
            assert.deepEqual(time && [time.precision, time.at.toISOString()], read);
            assert.equal(normaliseServerTime(sent), kept);
            assert.equal(contradictsEnd(sent, notAfter), !same);
            // What cannot be read neither contradicts nor proves.
            assert.equal(provesEnd(sent, notAfter), same && read !== undefined);
        });
    }
});

describe("reportsEndExactly", () => {
    const rows: [name: string, sent: string | number | undefined, exact: boolean][] = [
        ["the same second", notAfter, true],
        ["the same second with a fraction", "2027-01-02T03:04:05.9Z", true],
        ["the same second in seconds", epoch / 1000, true],
        ["a second later", "2027-01-02T03:04:06Z", false],
        ["the same second without a zone", "2027-01-02T03:04:05", false],
        ["the day", "2027-01-02", false],
        ["a text that is no time", "never", false],
        ["nothing", undefined, false],
    ];
    for (const [name, sent, exact] of rows) {
        it(`${name}: ${exact ? "exactly" : "not exactly"}`, () => {
            assert.equal(reportsEndExactly(sent, notAfter), exact);
        });
    }
});

describe("asNotAfter", () => {
    const rows: [name: string, expiry: string | undefined, shown: string | undefined][] = [
        ["an instant", "2027-01-02T08:34:05+05:30", notAfter],
        ["a time without a zone, as UTC", "2027-01-02T03:04:05", notAfter],
        ["a day, as its first second", "2027-01-02", "2027-01-02T00:00:00Z"],
        ["a text that is no time, unchanged", "never", "never"],
        ["nothing", undefined, undefined],
    ];
    for (const [name, expiry, shown] of rows) {
        it(`${name}: ${shown ?? "nothing"}`, () => {
            assert.equal(asNotAfter(expiry), shown);
        });
    }
});
