/** The fault stale: the next reads do not see a write. */
import assert from "node:assert/strict";
import { assertProblem, HR, UNKNOWN_ID, World } from "../../support/world";

const ALL = "/certificates/expiring-soon?days=36500";

describe("stale", () => {
    function nextWriteIsStale(world: World, reads: number): void {
        world.emulator.once({ match: {}, effect: { kind: "stale", reads } });
    }

    async function names(world: World): Promise<unknown[]> {
        const { json } = await world.get(ALL);
        return (json["data"] as unknown as { name: string }[]).map(({ name }) => name);
    }

    async function totals(world: World): Promise<unknown> {
        return (await world.get("/certificates/summary")).json["data"]?.["totalCertificates"];
    }

    it("hides a new certificate from reads, list and summary, and counts each", async () => {
        await World.with(async (world) => {
            await world.uploaded({ friendlyName: "old" });
            nextWriteIsStale(world, 3);
            const id = await world.uploaded({ friendlyName: "new" });
            assert.equal(world.emulator.requests().at(-1)?.fault, "stale");
            assert.equal(world.emulator.certificates().length, 2);
            assertProblem(await world.get(`/certificates/${id}`), 404, "LE_ERR_SS_404", "LE_ERR_SS_001");
            assert.deepEqual(await names(world), ["old"]);
            assert.equal(await totals(world), 1);
            assert.equal((await world.get(`/certificates/${id}`)).status, 200);
            assert.deepEqual(await names(world), ["old", "new"]);
            assert.equal(await totals(world), 2);
        });
    });

    it("shows a changed certificate as it was, and a deleted one in its place", async () => {
        await World.with(async (world) => {
            const id = await world.uploaded({ friendlyName: "one" });
            const path = `/certificates/${id}`;
            await world.uploaded({ friendlyName: "two", notAfter: new Date("2028-01-01T00:00:00Z") });
            nextWriteIsStale(world, 1);
            assert.equal((await world.form({ departmentId: HR }, id)).json["data"]?.["departmentId"], HR);
            assert.equal((await world.get(path)).json["departmentId"], undefined);
            assert.equal((await world.get(path)).json["departmentId"], HR);
            nextWriteIsStale(world, 2);
            await world.call("DELETE", path);
            assert.deepEqual(await names(world), ["one", "two"]);
            assert.equal((await world.get(path)).json["departmentId"], HR);
            assert.equal((await world.get(path)).status, 404);
        });
    });

    it("does not count reads of other certificates, and does not affect writes", async () => {
        await World.with(async (world) => {
            const other = await world.uploaded({ friendlyName: "other" });
            nextWriteIsStale(world, 1);
            const id = await world.uploaded({ friendlyName: "new" });
            assert.equal((await world.get(`/certificates/${other}`)).status, 200);
            assert.equal((await world.get(`/certificates/${UNKNOWN_ID}`)).status, 404);
            assert.equal((await world.upload({ friendlyName: "new" })).status, 409);
            assert.equal((await world.form({ enabled: "true" }, id)).status, 200);
            assert.equal((await world.get(`/certificates/${id}`)).status, 404);
            assert.equal((await world.get(`/certificates/${id}`)).status, 200);
        });
    });

    it("shows two stale writes to one certificate in their order", async () => {
        await World.with(async (world) => {
            nextWriteIsStale(world, 1);
            const id = await world.uploaded();
            nextWriteIsStale(world, 2);
            await world.form({ departmentId: HR }, id);
            const seen: unknown[] = [];
            for (let read = 0; read < 3; read++) {
                const { status, json } = await world.get(`/certificates/${id}`);
                seen.push([status, json["departmentId"]]);
            }
            assert.deepEqual(seen, [
                [404, undefined],
                [200, undefined],
                [200, HR],
            ]);
        });
    });

    it("applies to a write that succeeds, and not to a refused one", async () => {
        await World.with(async (world) => {
            nextWriteIsStale(world, 5);
            await world.get(ALL);
            assert.equal(world.emulator.pendingFaults().length, 1);
            assert.equal((await world.form({})).status, 400);
            assert.deepEqual(world.emulator.pendingFaults(), []);
            await world.uploaded({ friendlyName: "new" });
            assert.deepEqual(await names(world), ["new"]);
        });
    });
});
