/** Every form in which a server may send a time, and what it says of a certificate's end. */
import assert from "node:assert/strict";
import { normaliseServerTime, readServerTime, sameExpiry } from "../../../provider/core/server-time";

const notAfter = "2027-01-02T03:04:05Z";
const epoch = Date.parse(notAfter);

interface Row {
    readonly name: string;
    readonly sent: string | number | undefined;
    /** Precision and instant, or undefined for what cannot be read. */
    readonly read: readonly [precision: string, iso: string] | undefined;
    /** As state keeps it. */
    readonly kept: string | undefined;
    /** Whether it can be the end of a certificate that ends at `notAfter`. */
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
        name: "another instant",
        sent: "2027-01-02T03:04:06Z",
        read: ["instant", "2027-01-02T03:04:06.000Z"],
        kept: "2027-01-02T03:04:06Z",
        same: false,
    },
    {
        name: "another epoch",
        sent: epoch + 1000,
        read: ["instant", "2027-01-02T03:04:06.000Z"],
        kept: "2027-01-02T03:04:06Z",
        same: false,
    },
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
        sent: "2027-01-02T17:04:06",
        read: ["zoneless", "2027-01-02T17:04:06.000Z"],
        kept: "2027-01-02T17:04:06",
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
    { name: "a word", sent: "never", read: undefined, kept: "never", same: true },
    { name: "empty", sent: "", read: undefined, kept: "", same: true },
    { name: "a month 13", sent: "2027-13-01T00:00:00Z", read: undefined, kept: "2027-13-01T00:00:00Z", same: true },
    { name: "not a number", sent: Number.NaN, read: undefined, kept: "NaN", same: true },
    { name: "the other way round", sent: "02-01-2027", read: undefined, kept: "02-01-2027", same: true },
];

describe("server time", () => {
    for (const { name, sent, read, kept, same } of rows) {
        it(`${name}: ${read?.[0] ?? "not a time"}, ${same ? "can be" : "is not"} the certificate's end`, () => {
            const time = readServerTime(sent);
            assert.deepEqual(time && [time.precision, time.at.toISOString()], read);
            assert.equal(normaliseServerTime(sent), kept);
            assert.equal(sameExpiry(sent, notAfter), same);
        });
    }
});
