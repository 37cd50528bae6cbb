/** Reading a department: gone only by the API's own word, unchanged where it cannot be read, and drift that shows. */
import assert from "node:assert/strict";
import { departmentDiffers } from "../../../../provider/core/department/state";
import { readDepartment } from "../../../../provider/lifecycle/department/read";
import { signStationError } from "../fake-certificates";
import { fakeDepartmentPorts, HR, HR_STATE, MISSING_CALL, portsWithHr, withoutReading } from "./fake-departments";

describe("readDepartment", () => {
    it("gives the same state, and no inputs, where nothing has changed", async () => {
        const ports = portsWithHr();
        assert.deepEqual(await readDepartment(ports, "id-1", HR_STATE), { state: HR_STATE });
    });

    const drift: [name: string, change: { name?: string; enabled?: boolean }][] = [
        ["was disabled", { enabled: false }],
        ["was renamed", { name: "People" }],
        ["was both", { name: "People", enabled: false }],
    ];
    for (const [name, change] of drift) {
        it(`shows, in state and inputs, one that ${name}, and the next up has something to send`, async () => {
            const ports = portsWithHr();
            ports.departments().stored.set("id-1", { id: "id-1", name: "HR", enabled: true, ...change });
            const found = await readDepartment(ports, "id-1", HR_STATE);
            assert.deepEqual(found, {
                state: { ...HR_STATE, ...change },
                inputs: { name: "HR", enabled: true, __resourceName: "hr", ...change },
            });
            assert.ok(departmentDiffers(found.state, HR));
        });
    }

    it("keeps what the server does not tell", async () => {
        const ports = portsWithHr();
        ports.departments().stored.set("id-1", { id: "id-1" });
        assert.deepEqual(await readDepartment(ports, "id-1", HR_STATE), { state: HR_STATE });
    });

    it("is gone when the API says that it does not exist", async () => {
        assert.equal(await readDepartment(fakeDepartmentPorts(), "id-1", HR_STATE), undefined);
    });

    for (const [name, error] of MISSING_CALL) {
        it(`keeps the state on ${name}, and says so once for many departments`, async () => {
            const ports = portsWithHr();
            withoutReading(ports, error);
            for (const id of ["id-1", "id-2", "id-3"]) {
                assert.deepEqual(await readDepartment(ports, id, HR_STATE), { state: HR_STATE });
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
            await assert.rejects(readDepartment(ports, "id-1", HR_STATE), { code: `ERR_SIGNSTATION_${code}` });
        });
    }
});

describe("readDepartment, for Department.get", () => {
    it("tells of one that it sees for the first time", async () => {
        const { __resourceName: _name, ...state } = HR_STATE;
        assert.deepEqual((await readDepartment(portsWithHr(), "id-1", {}))?.state, state);
    });

    it("fails where the API says that there is none", async () => {
        await assert.rejects(readDepartment(portsWithHr(), "id-9", {}), {
            code: "ERR_LEEGALITY_NOT_FOUND",
            message: /^Department\.get: .*no department of id "id-9"/,
        });
    });

    it("fails where departments cannot be read: there is nothing to give", async () => {
        const ports = portsWithHr();
        withoutReading(ports);
        await assert.rejects(readDepartment(ports, "id-1", {}), { code: "ERR_SIGNSTATION_BAD_REQUEST" });
    });
});
