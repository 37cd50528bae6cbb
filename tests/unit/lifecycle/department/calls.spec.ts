/** Check, preview, diff and delete of a department; every operation fails without a configuration or on another server. */
import assert from "node:assert/strict";
import type { DepartmentInputs, DepartmentState } from "../../../../provider/core/department/types";
import { checkDepartment } from "../../../../provider/lifecycle/department/check";
import { claimDepartment } from "../../../../provider/lifecycle/department/claim";
import { createDepartment } from "../../../../provider/lifecycle/department/create";
import { deleteDepartment } from "../../../../provider/lifecycle/department/delete";
import { diffDepartment } from "../../../../provider/lifecycle/department/diff";
import { previewDepartment } from "../../../../provider/lifecycle/department/preview";
import { readDepartment } from "../../../../provider/lifecycle/department/read";
import { updateDepartment } from "../../../../provider/lifecycle/department/update";
import { unknown } from "../../../../provider/core/unknown";
import { ENDPOINT, signStationError } from "../fake-certificates";
import { fakeDepartmentPorts, type FakeDepartmentPorts, HR, HR_STATE, portsWithHr } from "./fake-departments";
import { known } from "../known";

const OTHER = "https://other.example.com";

const calls: [name: string, call: (ports: FakeDepartmentPorts, state: DepartmentState) => unknown][] = [
    [
        "claim",
        (ports, state) => {
            claimDepartment(ports, ports.call, "id-1", state);
        },
    ],
    ["preview", (ports, state) => previewDepartment(ports, ports.call, HR, state)],
    ["read", (ports, state) => readDepartment(ports, ports.call, "id-1", known(state))],
    ["update", (ports, state) => updateDepartment(ports, ports.call, "id-1", state, HR)],
    ["delete", (ports, state) => deleteDepartment(ports, ports.call, "id-1", state)],
];

describe("a department of another SignStation", () => {
    for (const [name, call] of calls) {
        it(`makes ${name} fail before a request, with both servers in the error`, async () => {
            const ports = portsWithHr();
            const work = Promise.resolve().then(() => call(ports, { ...HR_STATE, endpoint: OTHER }));
            await assert.rejects(work, (error: { code?: unknown; message?: unknown }) => {
                assert.equal(error.code, "ERR_LEEGALITY_OTHER_ENDPOINT");
                assert.match(String(error.message), /^This department is on/);
                assert.ok(String(error.message).includes(OTHER) && String(error.message).includes(ENDPOINT));
                return true;
            });
            assert.deepEqual(ports.departments().calls, []);
        });
    }
});

describe("a department without a configuration", () => {
    const unset = { problems: ["No SignStation.", "No credential."] };
    const all: typeof calls = [...calls, ["create", (ports) => createDepartment(ports, ports.call, HR)]];
    for (const [name, call] of all) {
        it(`makes ${name} fail with everything that is missing`, async () => {
            const work = Promise.resolve().then(() => call(fakeDepartmentPorts(unset), HR_STATE));
            await assert.rejects(work, {
                code: "ERR_LEEGALITY_CONFIGURATION",
                message: /No SignStation\. No credential\./,
            });
        });
    }

    it("fails check with each problem of the configuration and of the arguments", () => {
        const ports = fakeDepartmentPorts(unset);
        const { failures } = checkDepartment(ports, ports.call, { name: "x" });
        assert.deepEqual(
            failures.map(({ property }) => property),
            ["name", "", ""],
        );
        assert.match(failures[0]?.reason ?? "", /has 1 character.* \[ERR_LEEGALITY_INVALID_ARGUMENT\]$/);
        assert.match(failures[1]?.reason ?? "", /^No SignStation\. \[ERR_LEEGALITY_CONFIGURATION\]$/);
    });
});

describe("checkDepartment", () => {
    it("returns the arguments with their defaults, and sends nothing", () => {
        const ports = fakeDepartmentPorts();
        const { inputs, failures } = checkDepartment(ports, ports.call, { name: "HR" });
        assert.deepEqual([inputs, failures], [HR, []]);
        assert.deepEqual(ports.departments().calls, []);
    });
});

describe("previewDepartment", () => {
    const created = "2026-06-15T12:00:00Z";
    const rows: [name: string, state: DepartmentState | undefined, createdAt: unknown][] = [
        ["a new department, with an unknown creation time", undefined, unknown],
        ["a department of the state, with its creation time", { ...HR_STATE, createdAt: created }, created],
    ];
    for (const [name, state, createdAt] of rows) {
        it(`shows ${name}, and sends nothing`, () => {
            const ports = fakeDepartmentPorts();
            const inputs = { name: "People", enabled: false };
            assert.deepEqual(previewDepartment(ports, ports.call, inputs, state), {
                ...inputs,
                createdAt,
                endpoint: ENDPOINT,
            });
            assert.deepEqual(ports.departments().calls, []);
        });
    }
});

describe("diffDepartment", () => {
    const rows: [name: string, change: Partial<DepartmentInputs>, changed: string[]][] = [
        ["nothing", {}, []],
        ["an id to adopt", { adoptId: "id-2" }, []],
        ["a name", { name: "People" }, ["name"]],
        ["enabled", { enabled: false }, ["enabled"]],
    ];
    for (const [name, change, changed] of rows) {
        it(`for a change of ${name} finds: ${changed.join() || "nothing"}`, () => {
            assert.deepEqual(diffDepartment(HR_STATE, { ...HR, ...change }), { changed, stateOnly: false });
        });
    }
});

describe("deleteDepartment", () => {
    it("disables the department, and one note says that it still exists", async () => {
        const ports = portsWithHr();
        await deleteDepartment(ports, ports.call, "id-1", HR_STATE);
        assert.deepEqual(ports.departments().methods(), ["disable"]);
        assert.deepEqual(ports.departments().stored.get("id-1"), { id: "id-1", name: "HR", enabled: false });
        assert.equal(ports.lines.length, 1);
        assert.match(
            ports.lines[0] ?? "",
            /^Department "HR" \(id-1\) was disabled.*does not delete departments.*adoptId/,
        );
    });

    it("names a department without a known name by its id", async () => {
        const ports = portsWithHr();
        await deleteDepartment(ports, ports.call, "id-1", { endpoint: ENDPOINT });
        assert.match(ports.lines[0] ?? "", /^Department id-1 was disabled/);
    });

    it("succeeds without a note if the department is gone already", async () => {
        const ports = fakeDepartmentPorts();
        await deleteDepartment(ports, ports.call, "id-1", HR_STATE);
        assert.deepEqual(ports.lines, []);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "UNEXPECTED_ANSWER", "NO_ANSWER"]) {
        it(`fails with ${code} and without a note`, async () => {
            const ports = portsWithHr();
            const failure = { method: "disable", error: signStationError(code, "unknown") } as const;
            ports.departments().failures.push(failure, failure, failure);
            await assert.rejects(deleteDepartment(ports, ports.call, "id-1", HR_STATE), {
                code: `ERR_SIGNSTATION_${code}`,
            });
            assert.deepEqual(ports.lines, []);
        });
    }
});
