/** The counts of the summary, whose names the vendor does not tell. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { readSummary } from "../../../../provider/signstation/api/certificate-summary";

describe("readSummary", () => {
    const nothing = { total: undefined, active: undefined, expiringSoon: undefined };
    const all = { total: 5, active: 3, expiringSoon: 2 };
    const rows: [name: string, data: Record<string, unknown>, told: object][] = [
        ["the local SignStation's", { totalCertificates: 5, activeCertificates: 3, expiringCertificates: 2 }, all],
        ["short ones", { total: 5, active: 3, expiring: 2 }, all],
        ["counts", { totalCount: 5, activeCount: 3, expiringCount: 2 }, all],
        ["expiringSoon", { expiringSoon: 2 }, { expiringSoon: 2 }],
        ["expiringSoonCount", { expiringSoonCount: 2 }, { expiringSoon: 2 }],
        ["expiringSoonCertificates", { expiringSoonCertificates: 2 }, { expiringSoon: 2 }],
        ["certificatesExpiringSoon", { certificatesExpiringSoon: 2 }, { expiringSoon: 2 }],
        ["a zero", { total: 0 }, { total: 0 }],
        ["unknown ones", { validCertificates: 4 }, {}],
        ["two that agree", { total: 5, totalCertificates: 5 }, { total: 5 }],
        ["two that do not", { total: 5, totalCertificates: 7, active: 1 }, { active: 1 }],
    ];
    for (const [name, data, told] of rows) {
        it(`with names like ${name}`, () => {
            assert.deepEqual(readSummary(data, []), { ...nothing, ...told, counts: data });
        });
    }

    const noCounts = { minus: -1, part: 1.5, text: "5", nothing: null, huge: 1e300, list: [1], inner: { total: 1 } };
    it("takes whole numbers from 0 on, and nothing else", () => {
        assert.deepEqual(readSummary({ ...noCounts, total: 1 }, []), { ...nothing, total: 1, counts: { total: 1 } });
    });

    for (const data of [undefined, null, "5", 5, [5], {}, noCounts]) {
        it(`is not told by ${inspect(data)}`, () => {
            assert.equal(readSummary(data, []), undefined);
        });
    }

    it("leaves out a field whose name is a secret", () => {
        assert.deepEqual(readSummary({ "t0ken-canary": 1, total: 2 }, ["t0ken-canary"])?.counts, { total: 2 });
    });
});
