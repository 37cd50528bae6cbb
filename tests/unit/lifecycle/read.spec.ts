/** What SignStation holds now: gone only when the API says so, and drift that the next run puts right. */
import assert from "node:assert/strict";
import { compare } from "../../../provider/core/compare";
import { create } from "../../../provider/lifecycle/create";
import { read } from "../../../provider/lifecycle/read";
import { checked } from "./checked-inputs";
import { ENDPOINT, fakePorts, signStationError } from "./fake-certificates";

async function created() {
    const ports = fakePorts();
    const inputs = await checked(ports, { departmentId: "hr" });
    const { state } = await create(ports, inputs);
    ports.certificates().calls.length = 0;
    return { ports, inputs, state, certificates: ports.certificates() };
}

describe("read", () => {
    it("changes nothing where nothing has changed", async () => {
        const { ports, state, certificates } = await created();
        assert.deepEqual(await read(ports, "id-1", state), state);
        assert.deepEqual(certificates.methods(), ["get"]);
        assert.deepEqual(ports.reads.length, 2, "refresh reads no file: check and create did");
    });

    it("is undefined for a certificate that the API does not know", async () => {
        const { ports, state, certificates } = await created();
        certificates.stored.clear();
        assert.equal(await read(ports, "id-1", state), undefined);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "UNEXPECTED_ANSWER", "UNREACHABLE", "NO_ANSWER"]) {
        it(`is an error, never "gone": ${code}`, async () => {
            const { ports, state, certificates } = await created();
            const failure = { method: "get", error: signStationError(code, "no") } as const;
            certificates.failures.push(failure, failure, failure);
            await assert.rejects(read(ports, "id-1", state), { code: `ERR_SIGNSTATION_${code}` });
        });
    }

    const drifts: [name: string, record: object, changed: string[]][] = [
        ["nothing", {}, []],
        ["the department", { departmentId: "legal" }, ["departmentId"]],
        ["the switch", { enabled: false }, ["enabled"]],
        ["the file", { expiry: "2027-01-01T00:00:00Z" }, ["file"]],
        ["the name alone", { name: "renamed" }, []],
        [
            "all of it",
            { departmentId: "legal", enabled: false, expiry: "2027-01-01T00:00:00Z" },
            ["file", "departmentId", "enabled"],
        ],
    ];
    for (const [name, record, changed] of drifts) {
        it(`shows what was changed outside: ${name}`, async () => {
            const { ports, inputs, state, certificates } = await created();
            certificates.stored.set("id-1", { ...certificates.stored.get("id-1"), id: "id-1", ...record });
            const after = await read(ports, "id-1", state);
            assert.ok(after !== undefined && !Object.values(after).includes(undefined));
            const differences = Object.entries(compare(after, inputs)).filter(([, differs]) => differs);
            assert.deepEqual(
                differences.map(([field]) => field),
                changed,
            );
        });
    }

    it("tells of a certificate that it sees for the first time", async () => {
        const { ports } = await created();
        const state = await read(ports, "id-1", {});
        assert.partialDeepStrictEqual(state, { certificateName: "asha", departmentId: "hr", endpoint: ENDPOINT });
    });
});
