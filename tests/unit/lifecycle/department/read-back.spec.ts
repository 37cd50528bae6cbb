/** Read-back of a department from a lagging replica: reads are repeated until they show the write, for up to 10 s. */
import assert from "node:assert/strict";
import type { DepartmentRecord } from "../../../../provider/model/department-record";
import { createDepartment } from "../../../../provider/lifecycle/department/create";
import { updateDepartment } from "../../../../provider/lifecycle/department/update";
import { HR, HR_STATE, portsWithHr, type FakeDepartmentPorts } from "./fake-departments";

const OLD: DepartmentRecord = { id: "id-1", name: "HR", enabled: true };
const rename = (ports: FakeDepartmentPorts) =>
    updateDepartment(ports, ports.call, "id-1", HR_STATE, { ...HR, name: "People" });

const rows: [
    name: string,
    work: (ports: FakeDepartmentPorts) => Promise<unknown>,
    shown: DepartmentRecord | undefined,
][] = [
    ["a new one, not found", (ports) => createDepartment(ports, ports.call, { ...HR, name: "People" }), undefined],
    ["an update, not found", rename, undefined],
    ["an update, as it was before", rename, OLD],
];

/** The first `reads` show this. */
function lag(ports: FakeDepartmentPorts, reads: number, shown: DepartmentRecord | undefined): void {
    const departments = ports.departments();
    const get = departments.get.bind(departments);
    let left = reads;
    departments.get = async (id) => (left-- > 0 ? shown : get(id));
}

describe("reading a department back from a replica", () => {
    for (const [name, work, shown] of rows) {
        it(`${name} by the first three reads: done`, async () => {
            const ports = portsWithHr();
            lag(ports, 3, shown);
            await work(ports);
            assert.equal(ports.sleeps.length, 3);
        });

        it(`${name} for longer than 10 s: an error that keeps the id`, async () => {
            const ports = portsWithHr();
            lag(ports, Infinity, shown);
            const code = shown === undefined ? "ERR_LEEGALITY_READ_BACK" : "ERR_LEEGALITY_NOT_AS_ASKED";
            await assert.rejects(work(ports), { name: "UnfinishedError", code, id: "id-1" });
            assert.equal(
                ports.sleeps.reduce((total, delay) => total + delay, 0),
                10_000,
            );
        });
    }
});
