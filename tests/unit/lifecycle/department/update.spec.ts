/** Changing a department: one PUT of everything under the same id, and a state that claims no more than is known. */
import assert from "node:assert/strict";
import { departmentDiffers } from "../../../../provider/core/department/state";
import { createDepartment } from "../../../../provider/lifecycle/department/create";
import { deleteDepartment } from "../../../../provider/lifecycle/department/delete";
import { UnfinishedError } from "../../../../provider/lifecycle/errors/leegality-error";
import { updateDepartment } from "../../../../provider/lifecycle/department/update";
import { signStationError } from "../fake-certificates";
import { fakeDepartmentPorts, HR, HR_STATE, portsWithHr, withoutReading } from "./fake-departments";

const PEOPLE = { ...HR, name: "People" };

describe("updateDepartment", () => {
    it("sends all properties although one has changed, and reads back", async () => {
        const ports = portsWithHr();
        const state = await updateDepartment(ports, "id-1", HR_STATE, PEOPLE);
        assert.deepEqual(state, { ...HR_STATE, name: "People" });
        assert.deepEqual(ports.departments().calls, [
            { method: "update", id: "id-1", sent: { name: "People", enabled: true } },
            { method: "get", id: "id-1" },
        ]);
    });

    it("needs neither an answer that tells anything nor a server that can read departments", async () => {
        const ports = portsWithHr();
        ports.departments().told = "nothing";
        withoutReading(ports);
        const before = { ...HR_STATE, createdAt: "2026-01-01T00:00:00Z" };
        assert.deepEqual(await updateDepartment(ports, "id-1", before, PEOPLE), { ...before, name: "People" });
    });

    it("keeps the id, and the state says what is there, when SignStation holds something else", async () => {
        const ports = portsWithHr();
        ports.departments().keep = () => ({});
        await assert.rejects(updateDepartment(ports, "id-1", HR_STATE, PEOPLE), (error) => {
            assert.ok(error instanceof UnfinishedError);
            assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_NOT_AS_ASKED", "id-1"]);
            assert.match(error.message, /was updated, but.*"HR", not "People"/);
            assert.deepEqual(error.state, HR_STATE);
            return true;
        });
    });

    it("claims neither the old nor the new after a PUT without an answer, so that both ways are a change", async () => {
        const ports = portsWithHr();
        const lost = signStationError("NO_ANSWER", "unknown");
        ports.departments().failures.push({ method: "update", error: lost });
        await assert.rejects(updateDepartment(ports, "id-1", HR_STATE, PEOPLE), (error) => {
            assert.ok(error instanceof UnfinishedError);
            assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_UNKNOWN_OUTCOME", "id-1"]);
            assert.ok(departmentDiffers(error.state, HR) && departmentDiffers(error.state, PEOPLE));
            assert.equal(error.state.endpoint, HR_STATE.endpoint);
            return true;
        });
    });

    it("passes on that the department is gone", async () => {
        const work = updateDepartment(fakeDepartmentPorts(), "id-1", HR_STATE, PEOPLE);
        await assert.rejects(work, { code: "ERR_SIGNSTATION_NOT_FOUND" });
    });
});

describe("a name that would steer a terminal", () => {
    const STEERING = "HR\u009b31m";

    it("comes into no message", async () => {
        const ports = portsWithHr();
        ports.departments().stored.set("id-1", { id: "id-1", name: STEERING, enabled: true });
        ports.departments().keep = () => ({});
        const said: string[] = [];
        const note = (error: unknown) => said.push(String(error));
        await updateDepartment(ports, "id-1", HR_STATE, HR).catch(note);
        await createDepartment(ports, { ...HR, adoptId: "id-1" }).catch(note);
        await deleteDepartment(ports, "id-1", { ...HR_STATE, name: STEERING, __resourceName: "other" });
        const all = [...said, ...ports.lines];
        assert.equal(all.length, 3);
        assert.deepEqual(
            all.filter((text) => text.includes("\u009b")),
            [],
        );
    });
});
