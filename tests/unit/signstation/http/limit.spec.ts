/** createLimit: at most so many works at a time, in the order of arrival; a failed work frees its place. */
import assert from "node:assert/strict";
import { createLimit } from "../../../../provider/signstation/http/limit";

/** Works that end when the test ends them. */
function controlled(most: number) {
    const limit = createLimit(most);
    const started: string[] = [];
    const running = new Map<string, PromiseWithResolvers<string>>();
    return {
        started,
        running,
        start: (name: string): Promise<string> =>
            limit(() => {
                started.push(name);
                const work = Promise.withResolvers<string>();
                running.set(name, work);
                assert.ok(running.size <= most, `${running.size} run at once`);
                return work.promise.finally(() => running.delete(name));
            }),
    };
}

/** Lets every continuation that is due run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("createLimit", () => {
    for (const most of [1, 2, 8]) {
        it(`runs at most ${most} of 50 works at a time, in the order of arrival, and returns each result`, async () => {
            const { start, started, running } = controlled(most);
            const names = Array.from({ length: 50 }, (_, index) => `work ${index}`);
            const all = Promise.all(names.map(start));
            await settled();
            assert.deepEqual(started, names.slice(0, most));
            while (running.size > 0) {
                // The youngest first, so that the order of ending is not the order of starting.
                const [name = "", work] = [...running].at(-1) ?? [];
                work?.resolve(`${name} done`);
                await settled();
                assert.equal(running.size, Math.min(most, names.length - (started.length - running.size)));
            }
            assert.deepEqual(started, names);
            assert.deepEqual(
                await all,
                names.map((name) => `${name} done`),
            );
        });
    }

    it("frees the place of a work that rejects", async () => {
        const { start, started, running } = controlled(1);
        const first = assert.rejects(start("first"), /broken/);
        const second = start("second");
        await settled();
        running.get("first")?.reject(new Error("broken"));
        await first;
        await settled();
        assert.deepEqual(started, ["first", "second"]);
        running.get("second")?.resolve("good");
        assert.equal(await second, "good");
    });

    it("frees the place of a work that throws", async () => {
        const limit = createLimit(1);
        const thrown = limit(() => {
            throw new TypeError("broken");
        });
        await assert.rejects(thrown, TypeError);
        assert.equal(await limit(() => Promise.resolve("good")), "good");
    });

    it("has all places free after it was idle", async () => {
        const { start, started, running } = controlled(2);
        for (const round of ["one", "two"]) {
            const works = [start(`${round} a`), start(`${round} b`), start(`${round} c`)];
            await settled();
            assert.equal(running.size, 2);
            for (let left = works.length; left > 0; left = running.size) {
                running.forEach((work) => {
                    work.resolve("");
                });
                await settled();
            }
            await Promise.all(works);
        }
        assert.equal(started.length, 6);
    });

    it("starts a cancelled work out of turn, so that it can end, without using a place", async () => {
        const limit = createLimit(1);
        const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
        const cancelled = new AbortController();
        const started: string[] = [];
        const start = (name: string, work: Promise<string>, signal?: AbortSignal) =>
            limit(() => {
                started.push(name);
                return work;
            }, signal);
        const all = [
            start("first", first.promise),
            start("cancelled", Promise.resolve(""), cancelled.signal),
            start("second", second.promise),
            start("third", Promise.resolve("")),
        ];
        cancelled.abort();
        all.push(start("cancelled before", Promise.resolve(""), cancelled.signal));
        await settled();
        assert.deepEqual(started, ["first", "cancelled before", "cancelled"]);
        first.resolve("");
        await settled();
        assert.deepEqual(started.slice(3), ["second"]);
        second.resolve("");
        await Promise.all(all);
        assert.deepEqual(started.slice(4), ["third"]);
    });

    it("does not let a new work overtake those that wait", async () => {
        const { start, started, running } = controlled(1);
        const works = [start("first"), start("second")];
        await settled();
        running.get("first")?.resolve("");
        works.push(start("late"));
        await settled();
        assert.deepEqual(started, ["first", "second"]);
        running.get("second")?.resolve("");
        await settled();
        running.get("late")?.resolve("");
        await Promise.all(works);
        assert.deepEqual(started, ["first", "second", "late"]);
    });
});
