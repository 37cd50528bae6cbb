/** createDepartment with adoptId: adopts only a department of the same name, by one PUT, for one resource of a stack. */
import assert from "node:assert/strict";
import { createDepartment } from "../../../../../provider/lifecycle/department/create";
import { deleteDepartment } from "../../../../../provider/lifecycle/department/delete";
import { claimDepartment } from "../../../../../provider/lifecycle/department/claim";
import { LeegalityError } from "../../../../../provider/lifecycle/errors/leegality-error";
import { signStationError } from "../../fake-certificates";
import {
    fakeDepartmentPorts,
    HR,
    HR_STATE,
    MISSING_CALL,
    portsWithHr,
    withoutReading,
    type FakeDepartmentPorts,
} from "../fake-departments";

const ADOPTING = { ...HR, adoptId: "id-1" };

async function assertRefused(
    ports: FakeDepartmentPorts,
    why: RegExp,
    inputs = ADOPTING,
    call = ports.call,
): Promise<void> {
    await assert.rejects(createDepartment(ports, call, inputs), (error) => {
        assert.ok(error instanceof LeegalityError);
        assert.equal(error.code, "ERR_LEEGALITY_CANNOT_ADOPT");
        assert.match(error.message, /^Department id-1 cannot be adopted.*Nothing was changed/s);
        assert.match(error.message, why);
        return true;
    });
}

describe("createDepartment with adoptId", () => {
    it("adopts the department by one PUT of all properties, and creates nothing", async () => {
        const ports = portsWithHr();
        const { id, state } = await createDepartment(ports, ports.call, { ...ADOPTING, enabled: false });
        assert.equal(id, "id-1");
        assert.deepEqual(state, { ...HR_STATE, enabled: false });
        assert.deepEqual(ports.departments().calls, [
            { method: "get", id: "id-1" },
            { method: "update", id: "id-1", sent: { name: "HR", enabled: false } },
            { method: "get", id: "id-1" },
        ]);
    });

    it("enables a disabled department", async () => {
        const ports = portsWithHr();
        await deleteDepartment(ports, ports.call, "id-1", HR_STATE);
        assert.equal(ports.departments().stored.get("id-1")?.enabled, false);
        await createDepartment(ports, ports.call, ADOPTING);
        assert.equal(ports.departments().stored.get("id-1")?.enabled, true);
    });

    it("does not adopt a department of another name", async () => {
        const ports = portsWithHr();
        await assertRefused(ports, /"HR", not "People".*renamed once it is adopted/, { ...ADOPTING, name: "People" });
        assert.deepEqual(ports.departments().methods(), ["get"]);
    });

    it("fails for an unknown id, and sends no PUT", async () => {
        const ports = fakeDepartmentPorts();
        await assertRefused(ports, /does not exist.*take it away to create a new one/);
        assert.deepEqual(ports.departments().methods(), ["get"]);
    });

    for (const [name, error] of MISSING_CALL) {
        it(`goes by the id alone if the server answers the read with ${name}`, async () => {
            const ports = portsWithHr();
            withoutReading(ports, error);
            const { id, state } = await createDepartment(ports, ports.call, { ...ADOPTING, name: "People" });
            assert.deepEqual([id, state.name], ["id-1", "People"]);
            assert.deepEqual(ports.departments().stored.get("id-1"), { id: "id-1", name: "People", enabled: true });
            assert.equal(ports.lines.length, 1);
        });

        it(`fails for an unknown id by the PUT's 404 if the server answers the read with ${name}`, async () => {
            const ports = fakeDepartmentPorts();
            withoutReading(ports, error);
            await assertRefused(ports, /does not exist/);
            assert.equal(ports.departments().stored.size, 0);
        });
    }

    it("changes nothing if reading is refused", async () => {
        const ports = portsWithHr();
        withoutReading(ports, signStationError("FORBIDDEN", "no", 403), 1);
        await assert.rejects(createDepartment(ports, ports.call, ADOPTING), { code: "ERR_SIGNSTATION_FORBIDDEN" });
        assert.deepEqual(ports.departments().methods(), ["get"]);
    });

    it("can be run again after a PUT whose response was lost", async () => {
        const ports = portsWithHr();
        const error = signStationError("NO_ANSWER", "unknown");
        ports.departments().failures.push({ method: "update", error, acted: true });
        await assert.rejects(createDepartment(ports, ports.call, ADOPTING), { code: error.code });
        assert.equal((await createDepartment(ports, ports.call, ADOPTING)).id, "id-1");
    });
});

describe("a department that two resources of a stack adopt", () => {
    it("is owned by the first of them", async () => {
        const ports = portsWithHr();
        await createDepartment(ports, ports.call, ADOPTING);
        await assertRefused(ports, /another resource of this stack has it/, ADOPTING, ports.callOf("people"));
    });

    it("cannot be adopted if a resource of the state owns it", async () => {
        const ports = portsWithHr();
        claimDepartment(ports, ports.call, "id-1", HR_STATE);
        await assertRefused(ports, /another resource of this stack has it/, ADOPTING, ports.callOf("people"));
    });

    it("stays enabled if its former resource is deleted", async () => {
        const ports = portsWithHr();
        claimDepartment(ports, ports.call, "id-1", HR_STATE);
        await deleteDepartment(ports, ports.callOf("another"), "id-1", HR_STATE);
        assert.equal(ports.departments().stored.get("id-1")?.enabled, true);
    });

    it("is an error for the resource of the state if a new one has claimed it first", async () => {
        const ports = portsWithHr();
        await createDepartment(ports, ports.callOf("people"), ADOPTING);
        assert.throws(
            () => {
                claimDepartment(ports, ports.call, "id-1", HR_STATE);
            },
            { code: "ERR_LEEGALITY_CANNOT_ADOPT" },
        );
    });

    it("is disabled with its resource", async () => {
        const ports = portsWithHr();
        claimDepartment(ports, ports.call, "id-1", HR_STATE);
        await deleteDepartment(ports, ports.call, "id-1", HR_STATE);
        assert.equal(ports.departments().stored.get("id-1")?.enabled, false);
    });

    it("stays enabled if the old resource of a rename is deleted", async () => {
        const ports = portsWithHr();
        await createDepartment(ports, ports.callOf("people"), ADOPTING);
        await deleteDepartment(ports, ports.call, "id-1", HR_STATE);
        assert.equal(ports.departments().stored.get("id-1")?.enabled, true);
        assert.match(ports.lines.join("\n"), /"HR" \(id-1\) stays as it is/);
    });
});
