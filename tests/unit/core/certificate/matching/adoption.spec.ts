/** adoptionObstacles: when a certificate on the server is the file's own, and what prevents its adoption. */
import assert from "node:assert/strict";
import { adoptionObstacles, adoptionRestsOn } from "../../../../../provider/core/certificate/matching/adoption";
import type { CheckedCertificate } from "../../../../../provider/core/certificate/types";
import type { CertificateRecord } from "../../../../../provider/model/certificate-record";

const END = "2030-01-02T03:04:05Z";
const inputs: CheckedCertificate = { notAfter: END, enabled: true, expiryWarningDays: 30 };
const unread: CheckedCertificate = { enabled: true, expiryWarningDays: 30, unverified: "RC4" };

interface Row {
    readonly name: string;
    readonly inputs?: CheckedCertificate;
    readonly record: Omit<CertificateRecord, "id">;
    /** A word of each clause. */
    readonly obstacles: readonly RegExp[];
}

const rows: Row[] = [
    { name: "the same end and type", record: { expiry: END, certificateType: "PKCS12_PFX" }, obstacles: [] },
    { name: "the same end, without a type", record: { expiry: END }, obstacles: [] },
    { name: "the same end in another zone", record: { expiry: "2030-01-02T08:34:05+05:30" }, obstacles: [] },
    { name: "the same end as epoch milliseconds", record: { expiry: Date.parse(END) }, obstacles: [] },
    { name: "the same end with a fraction", record: { expiry: "2030-01-02T03:04:05.999Z" }, obstacles: [] },
    { name: "the day of the end", record: { expiry: "2030-01-02" }, obstacles: [] },
    {
        name: "another department and enabled, which adopting sets",
        record: { expiry: END, departmentId: "legal", enabled: false, name: "another name" },
        obstacles: [],
    },
    {
        name: "another end, with both in the message",
        record: { expiry: "2031-05-06T00:00:00Z" },
        obstacles: [/2031-05-06T00:00:00Z.*2030-01-02T03:04:05Z/],
    },
    { name: "India's local end with a literal Z", record: { expiry: "2030-01-02T08:34:05Z" }, obstacles: [] },
    { name: "the same end in epoch seconds", record: { expiry: Date.parse(END) / 1000 }, obstacles: [] },
    {
        name: "an end more than a day and 14 hours later",
        record: { expiry: "2030-01-03T17:04:06Z" },
        obstacles: [/17:04:06Z/],
    },
    { name: "another day", record: { expiry: "2030-01-05" }, obstacles: [/2030-01-05/] },
    { name: "no end", record: { certificateType: "PKCS12_PFX" }, obstacles: [/does not report when it expires/] },
    { name: "an end that cannot be read", record: { expiry: "soon" }, obstacles: [/does not report when it expires/] },
    {
        name: "a key in an HSM",
        record: { expiry: END, certificateType: "PKCS12_HSM" },
        obstacles: [/PKCS12_HSM, not PKCS12_PFX/],
    },
    { name: "a token's key", record: { expiry: END, certificateType: "PKCS11" }, obstacles: [/PKCS11/] },
    {
        name: "an unsupported file",
        inputs: unread,
        record: { expiry: END },
        obstacles: [/file's own end of validity cannot be read/],
    },
    {
        name: "another type and another end",
        record: { expiry: "2031-05-06T00:00:00Z", certificateType: "PKCS11" },
        obstacles: [/PKCS11/, /2031-05-06/],
    },
    {
        name: "another type and no end",
        inputs: unread,
        record: { certificateType: "PKCS11" },
        obstacles: [/PKCS11/, /cannot be read/],
    },
];

describe("adoptionObstacles", () => {
    for (const { name, inputs: asked = inputs, record, obstacles } of rows) {
        it(`${name}: ${obstacles.length === 0 ? "can be adopted" : `${obstacles.length} obstacle(s)`}`, () => {
            const found = adoptionObstacles(asked, { id: "1", ...record });
            assert.equal(found.length, obstacles.length, found.join("; "));
            obstacles.forEach((pattern, index) => {
                assert.match(found[index] ?? "", pattern);
            });
        });
    }
});

describe("adoptionRestsOn", () => {
    const rests: [name: string, inputs: CheckedCertificate, expiry: string | number, sentence: RegExp | undefined][] = [
        ["the exact end", inputs, END, undefined],
        ["the exact end in epoch seconds", inputs, Date.parse(END) / 1000, undefined],
        [
            "a day",
            inputs,
            "2030-01-02",
            /certificate id-7 as 2030-01-02, and the file's .* 2030-01-02T03:04:05Z.*the id/,
        ],
        ["a local time", inputs, "2030-01-02T08:34:05", /2030-01-02T08:34:05,.*within a day and 14 hours/],
        ["an instant hours away", inputs, "2030-01-02T08:34:05Z", /08:34:05Z/],
        ["a file without facts, which has an obstacle", unread, END, undefined],
    ];
    for (const [name, asked, expiry, sentence] of rests) {
        it(`${name}: ${sentence === undefined ? "no note" : "a note says what was compared"}`, () => {
            const said = adoptionRestsOn(asked, { id: "id-7", expiry });
            if (sentence === undefined) {
                assert.equal(said, undefined);
            } else {
                assert.match(said ?? "", sentence);
            }
        });
    }
});
