/** createDepartment: one POST that is never repeated, the read-back, and the error after a lost response. */
import assert from "node:assert/strict";
import { createDepartment } from "../../../../provider/lifecycle/department/create";
import { UnfinishedError } from "../../../../provider/lifecycle/errors/leegality-error";
import { errorOf } from "../error-of";
import { signStationError } from "../fake-certificates";
import {
    fakeDepartmentPorts,
    HR,
    HR_STATE,
    MISSING_CALL,
    withoutReading,
    type FakeDepartmentPorts,
} from "./fake-departments";

describe("createDepartment", () => {
    it("sends name and enabled once, and reads back", async () => {
        const ports = fakeDepartmentPorts();
        const { id, state } = await createDepartment(ports, ports.call, HR);
        assert.deepEqual(ports.departments().calls, [
            { method: "create", sent: { name: "HR", enabled: true } },
            { method: "get", id: "id-1" },
        ]);
        assert.equal(id, "id-1");
        assert.deepEqual(state, HR_STATE);
        assert.deepEqual(ports.lines, []);
    });

    it("keeps what only the read-back reports", async () => {
        const ports = fakeDepartmentPorts();
        ports.departments().reports = "nothing";
        ports.departments().keep = (sent) => ({ ...sent, createdAt: "2026-01-01T00:00:00+05:30" });
        const { state } = await createDepartment(ports, ports.call, HR);
        assert.deepEqual(state, { ...HR_STATE, createdAt: "2025-12-31T18:30:00Z" });
    });

    for (const [name, error] of MISSING_CALL) {
        it(`uses the response to the POST if the server answers the read with ${name}, and notes it once`, async () => {
            const ports = fakeDepartmentPorts();
            withoutReading(ports, error);
            assert.deepEqual((await createDepartment(ports, ports.call, HR)).state, HR_STATE);
            assert.deepEqual((await createDepartment(ports, ports.call, { ...HR, name: "Legal" })).state, {
                ...HR_STATE,
                name: "Legal",
            });
            assert.equal(ports.lines.length, 1);
            assert.match(ports.lines[0] ?? "", /does not seem to have the call.*departments\/\{id\}/);
        });
    }

    it("uses the inputs if no response reports the properties", async () => {
        const ports = fakeDepartmentPorts();
        ports.departments().reports = "nothing";
        withoutReading(ports);
        assert.deepEqual((await createDepartment(ports, ports.call, HR)).state, HR_STATE);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "NO_ANSWER"]) {
        it(`succeeds with a note if reading fails with ${code}`, async () => {
            const ports = fakeDepartmentPorts();
            withoutReading(ports, signStationError(code, "no"), 1);
            assert.deepEqual((await createDepartment(ports, ports.call, HR)).state, HR_STATE);
            assert.match(
                ports.lines.join("\n"),
                new RegExp(`^Department id-1 was created, and not read back.*${code}`),
            );
        });
    }

    it("throws an unforeseen error unchanged", async () => {
        const ports = fakeDepartmentPorts();
        ports.departments().failures.push({ method: "get", error: new TypeError("a fault") });
        await assert.rejects(createDepartment(ports, ports.call, HR), TypeError);
    });
});

describe("createDepartment after a lost response", () => {
    const lost: [name: string, code: string, acted: boolean][] = [
        ["after processing", "NO_ANSWER", true],
        ["before processing", "NO_ANSWER", false],
        ["in a 500", "SERVER_ERROR", true],
        ["in a response without an id", "UNEXPECTED_ANSWER", true],
    ];
    for (const [name, code, acted] of lost) {
        it(`${name}: does not retry, and the error says how to look and how to go on`, async () => {
            const ports = fakeDepartmentPorts();
            const error = signStationError(code, "unknown");
            ports.departments().failures.push({ method: "create", error, acted });
            const thrown = await errorOf(createDepartment(ports, ports.call, HR));
            assert.equal(thrown.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
            assert.match(thrown.message, /"HR" may or may not have been created.*dashboard.*adoptId.*pulumi up again/s);
            assert.doesNotMatch(thrown.message, /Do something/, "the client's advice is to run it again");
            assert.ok(!(thrown instanceof UnfinishedError), "there is no id to keep");
            assert.deepEqual(ports.departments().methods(), ["create"]);
        });
    }

    it("continues with adoptId, without a second department", async () => {
        const ports = fakeDepartmentPorts();
        const error = signStationError("NO_ANSWER", "unknown");
        ports.departments().failures.push({ method: "create", error, acted: true });
        await errorOf(createDepartment(ports, ports.call, HR));
        const { id } = await createDepartment(ports, ports.call, { ...HR, adoptId: "id-1" });
        assert.equal(id, "id-1");
        assert.equal(ports.departments().stored.size, 1);
    });
});

describe("createDepartment, refused", () => {
    it("names adoptId if the name is in use", async () => {
        const ports = fakeDepartmentPorts();
        ports.departments().failures.push({ method: "create", error: signStationError("CONFLICT", "no", 409) });
        const error = await errorOf(createDepartment(ports, ports.call, HR));
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assert.match(
            error.message,
            /"HR" already, so none was created.*the server said something.*adoptId.*another name/s,
        );
        assert.deepEqual(ports.departments().methods(), ["create"]);
    });

    for (const code of ["BAD_REQUEST", "FORBIDDEN", "UNREACHABLE"]) {
        it(`throws ${code} unchanged, since the server did not process the POST`, async () => {
            const ports = fakeDepartmentPorts();
            const error = signStationError(code, "no");
            ports.departments().failures.push({ method: "create", error });
            await assert.rejects(createDepartment(ports, ports.call, HR), (thrown) => thrown === error);
        });
    }
});

describe("createDepartment, if SignStation stores something else", () => {
    async function unfinished(ports: FakeDepartmentPorts): Promise<UnfinishedError> {
        const error = await errorOf(createDepartment(ports, ports.call, HR));
        assert.ok(error instanceof UnfinishedError);
        assert.equal(error.id, "id-1");
        return error;
    }

    it("keeps the id, with the stored properties in the state, so that the next run writes", async () => {
        const ports = fakeDepartmentPorts();
        ports.departments().keep = ({ name }) => ({ name: name.toLowerCase(), enabled: false });
        const error = await unfinished(ports);
        assert.equal(error.code, "ERR_LEEGALITY_NOT_AS_ASKED");
        assert.match(error.message, /"hr", not "HR", and that it is disabled/);
        assert.deepEqual(error.state, { ...HR_STATE, name: "hr", enabled: false });
    });

    it("goes by the response to the POST if departments cannot be read", async () => {
        const ports = fakeDepartmentPorts();
        withoutReading(ports);
        ports.departments().keep = ({ name }) => ({ name, enabled: false });
        assert.equal((await unfinished(ports)).code, "ERR_LEEGALITY_NOT_AS_ASKED");
    });

    it("keeps the id if the API says that the department does not exist", async () => {
        const ports = fakeDepartmentPorts();
        ports.departments().get = () => Promise.resolve(undefined);
        const error = await unfinished(ports);
        assert.equal(error.code, "ERR_LEEGALITY_READ_BACK");
        assert.deepEqual(error.state, HR_STATE);
    });
});
