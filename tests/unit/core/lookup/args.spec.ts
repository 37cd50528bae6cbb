/** Arguments of the lookups: which are accepted, and the failures for others. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { readCertificateKey, readReportScope } from "../../../../provider/core/lookup/args";

describe("readCertificateKey", () => {
    const good: [args: object, key: object][] = [
        [{ id: "a" }, { id: "a" }],
        [{ id: "a", name: undefined }, { id: "a" }],
        [{ id: null, name: "signing" }, { name: "signing" }],
        [{ name: " signing " }, { name: " signing " }],
    ];
    for (const [args, key] of good) {
        it(`accepts ${JSON.stringify(args)}`, () => {
            assert.deepEqual(readCertificateKey(args), key);
        });
    }

    const bad: [args: object, problem: RegExp][] = [
        [{}, /^Neither id nor name/],
        [{ id: null }, /^Neither id nor name/],
        [{ id: "a", name: "b" }, /^Both id and name/],
        [{ id: "" }, /^id has to be a non-empty string\.$/],
        [{ id: " " }, /^id has to be/],
        [{ id: ".." }, /^id has to be an id of 1 to 200/],
        [{ id: "a/b" }, /^id has to be an id of 1 to 200/],
        [{ id: "a\u001b[2J" }, /^id has to be an id of 1 to 200/],
        [{ id: 7 }, /^id has to be a non-empty string\.$/],
        [{ id: {} }, /^id has to be a non-empty string\. An output goes/],
        [{ name: "" }, /^name has to be a non-empty string\.$/],
        [{ name: [] }, /^name has to be a non-empty string\. An output goes/],
    ];
    for (const [args, problem] of bad) {
        it(`refuses ${JSON.stringify(args)}`, () => {
            const result = readCertificateKey(args);
            assert.ok("problems" in result && result.problems.length === 1);
            assert.match(result.problems[0] ?? "", problem);
        });
    }
});

describe("readReportScope", () => {
    const good: [args: object, days: number, departmentId: string | undefined][] = [
        [{}, 30, undefined],
        [{ days: null, departmentId: null }, 30, undefined],
        [{ days: 0 }, 0, undefined],
        [{ days: 36_500, departmentId: "hr" }, 36_500, "hr"],
    ];
    for (const [args, days, departmentId] of good) {
        it(`accepts ${JSON.stringify(args)}`, () => {
            assert.deepEqual(readReportScope(args), { days, departmentId });
        });
    }

    for (const days of [-1, 36_501, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "30", true, {}]) {
        it(`refuses ${inspect(days)} days without quoting the value`, () => {
            const result = readReportScope({ days });
            assert.ok("problems" in result);
            assert.match(result.problems.join(), /^days has to be a whole number from 0 to 36500\./);
        });
    }

    it("reports every failure at once", () => {
        const result = readReportScope({ days: -1, departmentId: "" });
        assert.ok("problems" in result);
        assert.match(result.problems.join(" "), /days has to be .* departmentId has to be a non-empty string/);
    });
});
