/** isExpired and validityWarnings: when a certificate counts as expired, and when check warns. */
import assert from "node:assert/strict";
import { isExpired, validityWarnings } from "../../../../provider/core/certificate/expiry";

const DAY = 24 * 60 * 60 * 1000;
const now = new Date("2026-06-15T12:00:00Z");
const at = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();

describe("isExpired", () => {
    const rows: [name: string, offset: number, expired: boolean][] = [
        ["a second before notAfter", 1000, false],
        ["at notAfter", 0, false],
        ["a millisecond after notAfter", -1, true],
        ["a year after notAfter", -365 * DAY, true],
    ];
    for (const [name, offset, expired] of rows) {
        it(`${name}: ${expired ? "expired" : "not expired"}`, () => {
            assert.equal(isExpired(at(offset), now), expired);
        });
    }
});

describe("validityWarnings", () => {
    interface Row {
        readonly name: string;
        readonly validity: { readonly notBefore?: string; readonly notAfter?: string };
        readonly days?: number;
        readonly warnings: readonly RegExp[];
    }
    const rows: Row[] = [
        { name: "nothing is known", validity: {}, warnings: [] },
        { name: "ends long after the window", validity: { notAfter: at(365 * DAY) }, warnings: [] },
        { name: "ends a millisecond after the window", validity: { notAfter: at(30 * DAY + 1) }, warnings: [] },
        { name: "ends with the window", validity: { notAfter: at(30 * DAY) }, warnings: [/expires at .* 30 days\./] },
        { name: "ends in 29.9 days", validity: { notAfter: at(30 * DAY - 1) }, warnings: [/in 29 days\./] },
        { name: "ends in a day", validity: { notAfter: at(DAY) }, warnings: [/in 1 day\./] },
        { name: "ends within a day", validity: { notAfter: at(DAY - 1) }, warnings: [/in less than a day\./] },
        { name: "ends now", validity: { notAfter: at(0) }, warnings: [/in less than a day\./] },
        { name: "has ended", validity: { notAfter: at(-1) }, warnings: [/expired at /] },
        { name: "has ended, no window", validity: { notAfter: at(-1) }, days: 0, warnings: [/expired at /] },
        { name: "ends in a minute, no window", validity: { notAfter: at(60_000) }, days: 0, warnings: [] },
        {
            name: "ends in 90 days, window of 90",
            validity: { notAfter: at(90 * DAY) },
            days: 90,
            warnings: [/90 days/],
        },
        { name: "begins now", validity: { notBefore: at(0) }, warnings: [] },
        { name: "begins in a millisecond", validity: { notBefore: at(1) }, warnings: [/not valid before /] },
        {
            name: "begins tomorrow and ends the day after",
            validity: { notBefore: at(DAY), notAfter: at(2 * DAY) },
            warnings: [/not valid before /, /in 2 days\./],
        },
    ];
    for (const row of rows) {
        it(`${row.name}: ${row.warnings.length} warnings`, () => {
            const warnings = validityWarnings(row.validity, row.days ?? 30, now);
            assert.equal(warnings.length, row.warnings.length, warnings.join("\n"));
            row.warnings.forEach((pattern, index) => {
                assert.match(warnings[index] ?? "", pattern);
            });
        });
    }

    it("quotes the certificate's own time, and says what to do", () => {
        const [warning = ""] = validityWarnings({ notAfter: "2026-06-16T00:00:00Z" }, 30, now);
        assert.match(warning, /2026-06-16T00:00:00Z/);
        assert.match(warning, /certificateFile/);
    });
});
