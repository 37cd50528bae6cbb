/** Fidelity rows about lists and counts of certificates. */
import assert from "node:assert/strict";
import { assertProblem, HR, UNKNOWN_ID, type World } from "../../support/world";
import type { Rows } from "./row";

const DAY = 86_400_000;

/** Uploads certificates that end so many days from the clock's start, named for the number. */
async function uploadAll(world: World, days: number[]): Promise<void> {
    for (const after of days) {
        const notAfter = new Date(Date.parse("2026-01-01T00:00:00Z") + after * DAY);
        await world.uploaded({ friendlyName: String(after), notAfter });
    }
}

async function namesIn(world: World, query: string): Promise<string[]> {
    const { status, json } = await world.get(`/certificates/expiring-soon${query}`);
    assert.equal(status, 200);
    return (json["data"] as unknown as { name: string }[]).map(({ name }) => name);
}

export const reportRows: Rows = {
    "expiring-response": async (world) => {
        await uploadAll(world, [20, 10, 30]);
        await world.uploaded({ friendlyName: "off", notAfter: new Date("2026-01-02T00:00:00Z") }, { enabled: "false" });
        const { json } = await world.get("/certificates/expiring-soon?days=36500");
        assert.deepEqual(Object.keys(json), ["data"]);
        const id = world.emulator.certificates().find(({ alias }) => alias === "10")!.id;
        assert.deepEqual(json["data"]?.[0], (await world.get(`/certificates/${id}`)).json);
        assert.deepEqual(await namesIn(world, "?days=36500"), ["10", "20", "30"]);
    },
    "expiring-window": async (world) => {
        await uploadAll(world, [-1, 0, 7, 30, 31]);
        assert.deepEqual(await namesIn(world, ""), ["-1", "0", "7", "30"]);
        assert.deepEqual(await namesIn(world, "?days=31"), ["-1", "0", "7", "30", "31"]);
        assert.deepEqual(await namesIn(world, "?days=0"), ["-1", "0"]);
        world.clock.now = new Date(world.clock.now.getTime() - 1);
        assert.deepEqual(await namesIn(world, ""), ["-1", "0", "7"]);
    },
    "expiring-department": async (world) => {
        const notAfter = new Date("2026-01-02T00:00:00Z");
        await world.uploaded({ friendlyName: "in", notAfter }, { departmentId: HR });
        await world.uploaded({ friendlyName: "out", notAfter });
        assert.deepEqual(await namesIn(world, `?departmentId=${HR}`), ["in"]);
        assert.deepEqual(await namesIn(world, `?departmentId=${UNKNOWN_ID}`), []);
    },
    "days-range": async (world) => {
        for (const report of ["expiring-soon", "summary"]) {
            for (const days of ["0", "36500"]) {
                assert.equal((await world.get(`/certificates/${report}?days=${days}`)).status, 200);
            }
            for (const days of ["-1", "36501", "1.5", "x", "", "1&days=2"]) {
                const reply = await world.get(`/certificates/${report}?days=${days}`);
                assertProblem(reply, 400, "LE_ERR_SS_400", null, /days/);
            }
        }
    },
    "summary-response": async (world) => {
        await uploadAll(world, [-1, 7, 30, 31]);
        await world.uploaded({ friendlyName: "off" }, { enabled: "false", departmentId: HR });
        const { json } = await world.get("/certificates/summary");
        assert.deepEqual(Object.keys(json), ["code", "message", "data"]);
        assert.deepEqual(json["data"], { totalCertificates: 5, activeCertificates: 3, expiringCertificates: 2 });
        const wider = await world.get("/certificates/summary?days=31");
        assert.equal(wider.json["data"]?.["expiringCertificates"], 3);
        const ofHr = await world.get(`/certificates/summary?departmentId=${HR}`);
        assert.equal(ofHr.json["data"]?.["totalCertificates"], 1);
    },
};
