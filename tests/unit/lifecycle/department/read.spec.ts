/** readDepartment: drift, departments that are gone, servers that cannot read departments, and imports. */
import assert from "node:assert/strict";
import { departmentChanges } from "../../../../provider/core/department/state";
import { readDepartment } from "../../../../provider/lifecycle/department/read";
import { signStationError } from "../fake-certificates";
import {
    fakeDepartmentPorts,
    type FakeDepartmentPorts,
    HR,
    HR_STATE,
    MISSING_CALL,
    portsWithHr,
    withoutReading,
} from "./fake-departments";
import { known } from "../known";

describe("readDepartment", () => {
    it("returns the same state and no inputs without drift", async () => {
        const ports = portsWithHr();
        await assertUnchanged(ports, "id-1");
    });

    const drift: [name: string, change: { name?: string; enabled?: boolean }][] = [
        ["was disabled", { enabled: false }],
        ["was renamed", { name: "People" }],
        ["was both", { name: "People", enabled: false }],
    ];
    for (const [name, change] of drift) {
        it(`shows in state and inputs that a department ${name}, and the next update sends it`, async () => {
            const ports = portsWithHr();
            ports.departments().stored.set("id-1", { id: "id-1", name: "HR", enabled: true, ...change });
            const found = await readDepartment(ports, ports.call, "id-1", known(HR_STATE));
            assert.deepEqual(found, {
                state: { ...HR_STATE, ...change },
                inputs: { ...HR, ...change },
                facts: {},
                drifted: true,
            });
            assert.notDeepEqual(departmentChanges(found.state, HR), []);
        });
    }

    it("keeps properties that the server does not report", async () => {
        const ports = portsWithHr();
        ports.departments().stored.set("id-1", { id: "id-1" });
        await assertUnchanged(ports, "id-1");
    });

    it("returns undefined if the API says that the department does not exist", async () => {
        const ports = fakeDepartmentPorts();
        assert.equal(await readDepartment(ports, ports.call, "id-1", known(HR_STATE)), undefined);
    });

    for (const [name, error] of MISSING_CALL) {
        it(`keeps the state on ${name}, with one note for many departments`, async () => {
            const ports = portsWithHr();
            withoutReading(ports, error);
            for (const id of ["id-1", "id-2", "id-3"]) {
                await assertUnchanged(ports, id);
            }
            assert.equal(ports.lines.length, 1);
        });
    }

    for (const [code, status] of [
        ["UNAUTHORIZED", 401],
        ["FORBIDDEN", 403],
        ["SERVER_ERROR", 500],
        ["UNEXPECTED_ANSWER", 200],
        ["NO_ANSWER", undefined],
    ] as const) {
        it(`fails with ${code}`, async () => {
            const ports = portsWithHr();
            withoutReading(ports, signStationError(code, "no", status), 3);
            await assert.rejects(readDepartment(ports, ports.call, "id-1", known(HR_STATE)), {
                code: `ERR_SIGNSTATION_${code}`,
            });
        });
    }
});

describe("readDepartment for an import by id", () => {
    it("returns the state and the inputs that would create it", async () => {
        const ports = portsWithHr();
        const found = await readDepartment(ports, ports.call, "id-1");
        assert.partialDeepStrictEqual(found, { state: HR_STATE, inputs: HR });
    });

    it("returns undefined if the API says that there is none", async () => {
        const ports = portsWithHr();
        assert.equal(await readDepartment(ports, ports.call, "id-9"), undefined);
    });

    it("fails if departments cannot be read", async () => {
        const ports = portsWithHr();
        withoutReading(ports);
        await assert.rejects(readDepartment(ports, ports.call, "id-1"), { code: "ERR_SIGNSTATION_BAD_REQUEST" });
    });
});

async function assertUnchanged(ports: FakeDepartmentPorts, id: string): Promise<void> {
    const found = await readDepartment(ports, ports.call, id, known(HR_STATE));
    assert.deepEqual([found?.state, found?.drifted], [HR_STATE, false]);
}
