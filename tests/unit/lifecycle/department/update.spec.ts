/** updateDepartment: one PUT of all properties under the same id, the read-back, and the state after a lost response. */
import assert from "node:assert/strict";
import { departmentChanges } from "../../../../provider/core/department/state";
import { createDepartment } from "../../../../provider/lifecycle/department/create";
import { deleteDepartment } from "../../../../provider/lifecycle/department/delete";
import { UnfinishedError } from "../../../../provider/lifecycle/errors/leegality-error";
import { updateDepartment } from "../../../../provider/lifecycle/department/update";
import { signStationError } from "../fake-certificates";
import { fakeDepartmentPorts, HR, HR_STATE, portsWithHr, withoutReading } from "./fake-departments";

const PEOPLE = { ...HR, name: "People" };

describe("updateDepartment", () => {
    it("sends all properties if one has changed, and reads back", async () => {
        const ports = portsWithHr();
        const state = await updateDepartment(ports, ports.call, "id-1", HR_STATE, PEOPLE);
        assert.deepEqual(state, { ...HR_STATE, name: "People" });
        assert.deepEqual(ports.departments().calls, [
            { method: "update", id: "id-1", sent: { name: "People", enabled: true } },
            { method: "get", id: "id-1" },
        ]);
    });

    it("succeeds with an empty response on a server that cannot read departments", async () => {
        const ports = portsWithHr();
        ports.departments().reports = "nothing";
        withoutReading(ports);
        const before = { ...HR_STATE, createdAt: "2026-01-01T00:00:00Z" };
        assert.deepEqual(await updateDepartment(ports, ports.call, "id-1", before, PEOPLE), {
            ...before,
            name: "People",
        });
    });

    it("keeps the id, with the stored properties in the state, if SignStation stores something else", async () => {
        const ports = portsWithHr();
        ports.departments().keep = () => ({});
        await assert.rejects(updateDepartment(ports, ports.call, "id-1", HR_STATE, PEOPLE), (error) => {
            assert.ok(error instanceof UnfinishedError);
            assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_NOT_AS_ASKED", "id-1"]);
            assert.match(error.message, /was updated, but.*"HR", not "People"/);
            assert.deepEqual(error.state, HR_STATE);
            return true;
        });
    });

    it("puts neither old nor new value into the state after a lost response, so that both are a change", async () => {
        const ports = portsWithHr();
        const lost = signStationError("NO_ANSWER", "unknown");
        ports.departments().failures.push({ method: "update", error: lost });
        await assert.rejects(updateDepartment(ports, ports.call, "id-1", HR_STATE, PEOPLE), (error) => {
            assert.ok(error instanceof UnfinishedError);
            assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_UNKNOWN_OUTCOME", "id-1"]);
            assert.deepEqual(departmentChanges(error.state, HR), ["name", "enabled"]);
            assert.deepEqual(departmentChanges(error.state, PEOPLE), ["name", "enabled"]);
            assert.equal(error.state.endpoint, HR_STATE.endpoint);
            return true;
        });
    });

    it("fails if the department is gone", async () => {
        const ports = fakeDepartmentPorts();
        const work = updateDepartment(ports, ports.call, "id-1", HR_STATE, PEOPLE);
        await assert.rejects(work, { code: "ERR_SIGNSTATION_NOT_FOUND" });
    });
});

describe("a department name with an escape sequence", () => {
    const STEERING = "HR\u009b31m";

    it("is cleaned in every message", async () => {
        const ports = portsWithHr();
        ports.departments().stored.set("id-1", { id: "id-1", name: STEERING, enabled: true });
        ports.departments().keep = () => ({});
        const said: string[] = [];
        const note = (error: unknown) => said.push(String(error));
        await updateDepartment(ports, ports.call, "id-1", HR_STATE, HR).catch(note);
        await createDepartment(ports, ports.call, { ...HR, adoptId: "id-1" }).catch(note);
        await deleteDepartment(ports, ports.callOf("other"), "id-1", { ...HR_STATE, name: STEERING });
        const all = [...said, ...ports.lines];
        assert.equal(all.length, 3);
        assert.deepEqual(
            all.filter((text) => text.includes("\u009b")),
            [],
        );
    });
});
