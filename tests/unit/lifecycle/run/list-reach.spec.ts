/** ListReach: how many days ahead certificates are listed on a server that refuses many days. */
import assert from "node:assert/strict";
import { ListReach } from "../../../../provider/lifecycle/run/list-reach";
import { signStationError } from "../fake-certificates";

/** A server that refuses more days than `most`, and the days that it was asked for. */
function serverOf(most: number) {
    const asked: number[] = [];
    const listExpiring = (days: number) => {
        asked.push(days);
        return days > most ? Promise.reject(signStationError("BAD_REQUEST", "no")) : Promise.resolve([]);
    };
    return { asked, certificates: { listExpiring } };
}

describe("ListReach", () => {
    const rows: [name: string, most: number, days: number | undefined, asked: number[]][] = [
        ["no bound", Infinity, undefined, [36_500]],
        ["ten years", 3650, undefined, [36_500, 3650]],
        ["a bound between the usual ones", 1000, 700, [36_500, 3650, 700]],
        ["less than a usual bound", 100, 30, [36_500, 3650, 365, 30]],
    ];
    for (const [name, most, days, asked] of rows) {
        it(`${name}: finds the longest list, and does not repeat refused requests`, async () => {
            const server = serverOf(most);
            const reach = new ListReach();
            const given = asked.at(-1);
            assert.deepEqual(await reach.longest(server.certificates, days), { records: [], days: given });
            assert.deepEqual(server.asked, asked);
            await reach.longest(server.certificates, days);
            assert.deepEqual(server.asked, [...asked, given]);
        });
    }

    it("asks for the fewest days if all were refused before, and throws the server's error", async () => {
        const server = serverOf(100);
        const reach = new ListReach();
        await reach.longest(server.certificates, 30);
        await assert.rejects(reach.longest(server.certificates), { code: "ERR_SIGNSTATION_BAD_REQUEST" });
        assert.deepEqual(server.asked.slice(4), [365]);
    });
});
