/** localTime: local times in the forms that Java servers send. */
import assert from "node:assert/strict";
import { localTime } from "../../../../provider/signstation/wire/local-time";

describe("localTime", () => {
    const rows: [sent: unknown, read: string | undefined][] = [
        [[2027, 11, 28, 6, 41, 39], "2027-11-28T06:41:39"],
        [[2027, 11, 28, 6, 41, 39, 123_456_789], "2027-11-28T06:41:39"],
        [[2027, 11, 28, 6, 41], "2027-11-28T06:41:00"],
        [[2027, 1, 2], "2027-01-02"],
        [[2027, 0, 2], undefined],
        [[2027, 13, 2], undefined],
        [[2027, 11, 32], undefined],
        [[2027, 11, 28, 6], undefined],
        [[2027, 11, 28, 24, 0], undefined],
        [[2027, 11, 28, 6, 60], undefined],
        [[2027, 11, 28, 6, 41, 39, 1, 1], undefined],
        [[2027, 11], undefined],
        [[2027, 11, 2.5], undefined],
        [["2027", 11, 28], undefined],
        [[], undefined],
        ["2027-11-28", undefined],
        [null, undefined],
    ];
    for (const [sent, read] of rows) {
        it(`${JSON.stringify(sent)}: ${read ?? "no local time"}`, () => {
            assert.equal(localTime(sent), read);
        });
    }
});
