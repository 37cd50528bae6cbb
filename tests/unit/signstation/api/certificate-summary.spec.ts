/** readSummary: the counts of a certificate summary, under the names that servers use. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { readSummary } from "../../../../provider/signstation/api/certificate-summary";

describe("readSummary", () => {
    const nothing = { total: undefined, active: undefined, expiringSoon: undefined };
    const all = { total: 5, active: 3, expiringSoon: 2 };
    const rows: [name: string, data: Record<string, unknown>, counts: object][] = [
        [
            "the local SignStation's names",
            { totalCertificates: 5, activeCertificates: 3, expiringCertificates: 2 },
            all,
        ],
        ["short names", { total: 5, active: 3, expiring: 2 }, all],
        ["counts", { totalCount: 5, activeCount: 3, expiringCount: 2 }, all],
        ["expiringSoon", { expiringSoon: 2 }, { expiringSoon: 2 }],
        ["expiringSoonCount", { expiringSoonCount: 2 }, { expiringSoon: 2 }],
        ["expiringSoonCertificates", { expiringSoonCertificates: 2 }, { expiringSoon: 2 }],
        ["certificatesExpiringSoon", { certificatesExpiringSoon: 2 }, { expiringSoon: 2 }],
        ["a zero", { total: 0 }, { total: 0 }],
        ["unknown names as counts only", { validCertificates: 4 }, {}],
        ["two names with the same count", { total: 5, totalCertificates: 5 }, { total: 5 }],
        ["no count from two names that disagree", { total: 5, totalCertificates: 7, active: 1 }, { active: 1 }],
    ];
    for (const [name, data, counts] of rows) {
        it(`reads ${name}`, () => {
            assert.deepEqual(readSummary(data, []), { ...nothing, ...counts, counts: data });
        });
    }

    const noCounts = { minus: -1, part: 1.5, text: "5", nothing: null, huge: 1e300, list: [1], inner: { total: 1 } };
    it("reads whole numbers from 0 on, and nothing else", () => {
        assert.deepEqual(readSummary({ ...noCounts, total: 1 }, []), { ...nothing, total: 1, counts: { total: 1 } });
    });

    for (const data of [undefined, null, "5", 5, [5], {}, noCounts]) {
        it(`reads nothing from ${inspect(data)}`, () => {
            assert.equal(readSummary(data, []), undefined);
        });
    }

    it("drops a field whose name is a secret", () => {
        assert.deepEqual(readSummary({ "t0ken-canary": 1, total: 2 }, ["t0ken-canary"])?.counts, { total: 2 });
    });
});
