/** What SignStation holds now: gone only when the API says so, and drift that the next run puts right. */
import assert from "node:assert/strict";
import { compare } from "../../../../provider/core/certificate/compare";
import { create } from "../../../../provider/lifecycle/certificate/create";
import { read } from "../../../../provider/lifecycle/certificate/read";
import { Pkcs12Error } from "../../../../provider/pkcs12";
import { checked } from "../checked-inputs";
import { ENDPOINT, fakePorts, signStationError } from "../fake-certificates";

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
        assert.deepEqual(await read(ports, "id-1", state), { state });
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
            const found = await read(ports, "id-1", state);
            assert.ok(found !== undefined && !Object.values(found.state).includes(undefined));
            const differences = Object.entries(compare(found.state, inputs)).filter(([, differs]) => differs);
            assert.deepEqual(
                differences.map(([field]) => field),
                changed,
            );
            assert.equal(found.inputs !== undefined, changed.length > 0, "inputs are given back only on drift");
        });
    }

    it("shows another file in place of one that could not be opened here", async () => {
        const { ports, certificates } = await created();
        const readPkcs12 = () => {
            throw new Pkcs12Error("ERR_PKCS12_UNSUPPORTED", "It uses RC4.");
        };
        const inputs = await checked({ ...ports, readPkcs12 });
        const { id, state } = await create(ports, inputs);
        assert.deepEqual(await read(ports, id, state), { state });
        certificates.stored.set(id, { ...certificates.stored.get(id), id, expiry: "2031-01-01T00:00:00Z" });
        const found = await read(ports, id, state);
        assert.equal(compare(found?.state ?? {}, inputs).file, true);
        assert.ok(found?.inputs !== undefined && !("unverified" in found.inputs));
    });

    it("gives back on drift the inputs that would have made it, whole, and shows the same once only", async () => {
        const { ports, inputs, state, certificates } = await created();
        const elsewhere = { departmentId: "legal", enabled: false, expiry: "2027-01-01T00:00:00Z" };
        certificates.stored.set("id-1", { ...certificates.stored.get("id-1"), id: "id-1", ...elsewhere });
        const found = await read(ports, "id-1", state);
        const { certificateFile, passkey, expiryWarningDays } = inputs;
        assert.deepEqual(found?.inputs, {
            certificateFile,
            passkey,
            expiryWarningDays,
            departmentId: "legal",
            enabled: false,
            notAfter: "2027-01-01T00:00:00Z",
        });
        assert.deepEqual(await read(ports, "id-1", found.state), { state: found.state });
    });

    it("is an error for a certificate that it sees for the first time, and that the API does not know", async () => {
        const { ports } = await created();
        await assert.rejects(read(ports, "id-9", { __resourceName: "found" }), {
            code: "ERR_LEEGALITY_NOT_FOUND",
            message: /^Certificate\.get: .*example\.com\) says that it has no certificate of id "id-9"\. Check the id/,
        });
    });

    it("tells of a certificate that it sees for the first time", async () => {
        const { ports } = await created();
        const found = await read(ports, "id-1", {});
        assert.partialDeepStrictEqual(found?.state, {
            certificateName: "asha",
            departmentId: "hr",
            endpoint: ENDPOINT,
        });
    });
});
