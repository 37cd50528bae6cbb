/** readUntil: how often and how long a read is repeated until it shows a write. */
import assert from "node:assert/strict";
import { readUntil } from "../../../../provider/lifecycle/run/read-until";

/** Reads take `readMs`; the clock moves with reads and delays, unless somebody has stopped it. */
function world({ readMs = 0, random = 0.5, clock = true }) {
    let now = 0;
    const delays: number[] = [];
    let reads = 0;
    return {
        delays,
        reads: () => reads,
        read: () => {
            now += clock ? readMs : 0;
            return Promise.resolve(++reads);
        },
        waiting: {
            now: () => new Date(now),
            random: () => random,
            sleep: (milliseconds: number) => {
                delays.push(milliseconds);
                now += clock ? milliseconds : 0;
                return Promise.resolve();
            },
        },
    };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe("readUntil", () => {
    for (const shownBy of [1, 2, 5]) {
        it(`ends with read ${shownBy}, which shows the write`, async () => {
            const { waiting, read, reads, delays } = world({});
            assert.equal(await readUntil(waiting, read, (found) => found === shownBy), shownBy);
            assert.deepEqual([reads(), delays.length], [shownBy, shownBy - 1]);
        });
    }

    it("backs off, each delay twice the one before, up to 2 s", async () => {
        const { waiting, read, delays } = world({ random: 0.999_999_9 });
        await readUntil(waiting, read, () => false);
        assert.deepEqual(delays, [250, 500, 1000, 2000, 2000, 2000, 2000, 250]);
    });

    const bounds: [name: string, options: Parameters<typeof world>[0], reads: [least: number, most: number]][] = [
        ["the smallest random numbers", { random: 0 }, [8, 16]],
        ["the largest", { random: 0.999_999_9 }, [5, 12]],
        ["slow reads", { readMs: 4000 }, [3, 4]],
        ["a clock that stands still", { clock: false, readMs: 1000 }, [8, 16]],
    ];
    for (const [name, options, [least, most]] of bounds) {
        it(`gives up after 10 s with the last read: ${name}`, async () => {
            const { waiting, read, reads, delays } = world(options);
            assert.equal(await readUntil(waiting, read, () => false), reads());
            assert.ok(reads() >= least && reads() <= most, String(reads()));
            assert.ok(sum(delays) <= 10_000, String(sum(delays)));
            assert.ok(delays.every((delay) => delay > 0));
        });
    }

    it("throws a read's error at once", async () => {
        const { waiting, delays } = world({});
        const failed = readUntil(
            waiting,
            () => Promise.reject(new TypeError("x")),
            () => true,
        );
        await assert.rejects(failed, TypeError);
        assert.deepEqual(delays, []);
    });
});
