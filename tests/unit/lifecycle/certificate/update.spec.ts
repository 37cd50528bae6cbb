/** updateCertificate: one PUT of what changed, the read-back, and the same id through every failure. */
import assert from "node:assert/strict";
import type { CertificateInputs, CertificateState } from "../../../../provider/core/certificate/types";
import { compare } from "../../../../provider/core/certificate/compare";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { LeegalityError, UnfinishedError } from "../../../../provider/lifecycle/errors/leegality-error";
import { updateCertificate } from "../../../../provider/lifecycle/certificate/update";
import { checked } from "../checked-inputs";
import { FACTS, fakePorts, PASSKEY, signStationError, type FakePorts } from "../fake-certificates";

const NEW_PASSKEY = "n3w-canary";

interface Created {
    readonly ports: FakePorts;
    readonly state: CertificateState;
    readonly inputs: CertificateInputs;
}

/** A certificate that was created; the reader opens with any passkey, and the calls so far are forgotten. */
async function created(): Promise<Created> {
    const ports = fakePorts({ readPkcs12: () => FACTS });
    ports.files.set("b.p12", Buffer.from("content of b.p12"));
    ports.files.set("moved/a.p12", Buffer.from("content of a.p12"));
    const inputs = await checked(ports, { departmentId: "hr" });
    const { state } = await createCertificate(ports, ports.call, inputs);
    ports.certificates().calls.length = 0;
    return { ports, state, inputs };
}

describe("updateCertificate", () => {
    const hr = { departmentId: "hr" };
    const rows: [name: string, args: Record<string, unknown>, sent: object | undefined][] = [
        ["nothing", hr, undefined],
        ["a moved file", { ...hr, certificateFile: "moved/a.p12" }, undefined],
        ["another warning window", { ...hr, expiryWarningDays: 90 }, undefined],
        ["a department", { departmentId: "legal" }, { departmentId: "legal", enabled: true }],
        ["no department any more", {}, undefined],
        [
            "a file, without a department: sends the state's department too, since a PUT may replace everything",
            { certificateFile: "b.p12" },
            {
                departmentId: "hr",
                enabled: true,
                passkey: PASSKEY,
                file: { name: "b.p12", bytes: Buffer.from("content of b.p12") },
            },
        ],
        ["enabled", { ...hr, enabled: false }, { departmentId: "hr", enabled: false }],
        [
            "a file: sends its passkey too",
            { ...hr, certificateFile: "b.p12" },
            {
                departmentId: "hr",
                enabled: true,
                passkey: PASSKEY,
                file: { name: "b.p12", bytes: Buffer.from("content of b.p12") },
            },
        ],
        [
            "a passkey: sends its file too",
            { ...hr, passkey: NEW_PASSKEY },
            {
                departmentId: "hr",
                enabled: true,
                passkey: NEW_PASSKEY,
                file: { name: "a.p12", bytes: Buffer.from("content of a.p12") },
            },
        ],
        [
            "an emptied passkey, and all the rest",
            { departmentId: "legal", enabled: false, passkey: "", certificateFile: "b.p12" },
            {
                departmentId: "legal",
                enabled: false,
                passkey: "",
                file: { name: "b.p12", bytes: Buffer.from("content of b.p12") },
            },
        ],
    ];
    for (const [name, args, sent] of rows) {
        it(`${name}: ${sent === undefined ? "sends nothing, reads back" : "one PUT, read back"}`, async () => {
            const { ports, state } = await created();
            const inputs = await checked(ports, args);
            const after = await updateCertificate(ports, ports.call, "id-1", state, inputs);
            const certificates = ports.certificates();
            assert.deepEqual(certificates.methods(), sent === undefined ? ["get"] : ["update", "get"]);
            assert.ok(certificates.calls.every(({ id }) => id === "id-1"));
            if (sent !== undefined) {
                assert.deepEqual(certificates.calls[0]?.form, sent);
            }
            assert.deepEqual(
                [after.fileHash, after.passkey, after.enabled],
                [inputs.fileHash, inputs.passkey, inputs.enabled],
            );
            assert.ok(!Object.values(after).includes(undefined));
        });
    }

    it("uploads the file again after it was replaced outside", async () => {
        const { ports, state, inputs } = await created();
        const { fileHash, notAfter, ...drifted } = state;
        assert.ok(fileHash !== undefined && notAfter !== undefined);
        await updateCertificate(ports, ports.call, "id-1", drifted, inputs);
        const form = ports.certificates().calls[0]?.form;
        assert.deepEqual([form?.file?.name, form?.passkey], ["a.p12", PASSKEY]);
    });

    it("sends nothing if the file has changed since check", async () => {
        const { ports, state } = await created();
        const inputs = await checked(ports, { certificateFile: "b.p12" });
        ports.files.set("b.p12", Buffer.from("changed"));
        await assert.rejects(updateCertificate(ports, ports.call, "id-1", state, inputs), {
            code: "ERR_LEEGALITY_FILE_CHANGED",
        });
        assert.deepEqual(ports.certificates().calls, []);
    });

    it("throws the server's refusal unchanged, and does not read back", async () => {
        const { ports, state } = await created();
        const inputs = await checked(ports, { departmentId: "gone" });
        ports.certificates().failures.push({ method: "update", error: signStationError("NOT_FOUND", "no") });
        await assert.rejects(updateCertificate(ports, ports.call, "id-1", state, inputs), {
            code: "ERR_SIGNSTATION_NOT_FOUND",
        });
        assert.deepEqual(ports.certificates().methods(), ["update"]);
    });

    it("keeps id and new facts if reading back fails; the next update only reads back", async () => {
        const { ports, state } = await created();
        const inputs = await checked(ports, { certificateFile: "b.p12", departmentId: "hr" });
        ports.certificates().failures.push({ method: "get", error: signStationError("NO_ANSWER", "unknown") });
        const error: unknown = await updateCertificate(ports, ports.call, "id-1", state, inputs).catch(
            (thrown: unknown) => thrown,
        );
        assert.ok(error instanceof UnfinishedError);
        assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_READ_BACK", "id-1"]);
        assert.equal(error.state.fileHash, inputs.fileHash);
        ports.certificates().calls.length = 0;
        await updateCertificate(ports, ports.call, "id-1", error.state, inputs);
        assert.deepEqual(ports.certificates().methods(), ["get"]);
    });

    it("fails if reads go on showing the old file, and writes again in the next run", async () => {
        const { ports, state } = await created();
        const inputs = { ...(await checked(ports, { certificateFile: "b.p12" })), notAfter: "2035-01-01T00:00:00Z" };
        const error: unknown = await updateCertificate(ports, ports.call, "id-1", state, inputs).catch(
            (thrown: unknown) => thrown,
        );
        assert.ok(error instanceof UnfinishedError);
        assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_NOT_AS_ASKED", "id-1"]);
        ports.certificates().expiry = "2035-01-01T00:00:00Z";
        ports.certificates().calls.length = 0;
        await updateCertificate(ports, ports.call, "id-1", error.state, inputs);
        assert.deepEqual(ports.certificates().methods(), ["update", "get"]);
    });

    it("compares the file's notAfter also if it only reads back an earlier write", async () => {
        const { ports, state, inputs } = await created();
        const stored = ports.certificates().stored;
        stored.set("id-1", { ...stored.get("id-1"), id: "id-1", expiry: "2027-01-01T00:00:00Z" });
        await assert.rejects(updateCertificate(ports, ports.call, "id-1", state, inputs), {
            code: "ERR_LEEGALITY_NOT_AS_ASKED",
        });
        assert.deepEqual([...new Set(ports.certificates().methods())], ["get"]);
    });

    it("throws errors with a code only", async () => {
        const { ports, state, inputs } = await created();
        const elsewhere = { ...state, endpoint: "https://other.example.com" };
        await assert.rejects(updateCertificate(ports, ports.call, "id-1", elsewhere, inputs), LeegalityError);
    });
});

describe("updateCertificate of something else, with changes of the file ignored and the file replaced outside", () => {
    /** The file on the server ends on another day, and the file of the facts is gone. */
    async function replaced(): Promise<Created> {
        const before = await created();
        const stored = before.ports.certificates().stored;
        stored.set("id-1", { ...stored.get("id-1"), id: "id-1", expiry: "2031-01-01T00:00:00Z" });
        before.ports.files.clear();
        return before;
    }
    const other = { departmentId: "legal", enabled: false };

    it("leaves the file alone and keeps the program's facts", async () => {
        const { ports, state, inputs } = await replaced();
        const after = await updateCertificate(ports, ports.call, "id-1", state, { ...inputs, ...other });
        assert.deepEqual(ports.certificates().calls[0]?.form, other);
        assert.deepEqual([after.fileHash, after.notAfter], [state.fileHash, state.notAfter]);
        assert.equal(after.expiry, "2031-01-01T00:00:00Z");
    });

    it("writes a change that SignStation did not store again, without the file", async () => {
        const { ports, state, inputs } = await replaced();
        const certificates = ports.certificates();
        const replace = certificates.update.bind(certificates);
        certificates.update = (id, form) => replace(id, { ...form, departmentId: "hr" });
        const error: unknown = await updateCertificate(ports, ports.call, "id-1", state, { ...inputs, ...other }).catch(
            (e: unknown) => e,
        );
        assert.ok(error instanceof UnfinishedError);
        assert.equal(error.code, "ERR_LEEGALITY_NOT_AS_ASKED");
        certificates.update = replace;
        certificates.calls.length = 0;
        await updateCertificate(ports, ports.call, "id-1", error.state, { ...inputs, ...other });
        assert.deepEqual(certificates.calls[0]?.form, other);
    });

    it("writes again without the file if reading back failed", async () => {
        const { ports, state, inputs } = await replaced();
        const certificates = ports.certificates();
        certificates.failures.push({ method: "get", error: signStationError("NO_ANSWER", "unknown") });
        const error: unknown = await updateCertificate(ports, ports.call, "id-1", state, { ...inputs, ...other }).catch(
            (e: unknown) => e,
        );
        assert.ok(error instanceof UnfinishedError);
        assert.equal(error.code, "ERR_LEEGALITY_READ_BACK");
        certificates.calls.length = 0;
        const after = await updateCertificate(ports, ports.call, "id-1", error.state, { ...inputs, ...other });
        assert.deepEqual(certificates.calls[0]?.form, other);
        assert.equal(after.fileHash, state.fileHash);
    });

    it("puts neither old nor new value into the state after a lost response, and keeps the facts of the file", async () => {
        const { ports, state, inputs } = await replaced();
        const certificates = ports.certificates();
        certificates.failures.push({ method: "update", error: signStationError("NO_ANSWER", "unknown"), acted: true });
        const error: unknown = await updateCertificate(ports, ports.call, "id-1", state, { ...inputs, ...other }).catch(
            (e: unknown) => e,
        );
        assert.ok(error instanceof UnfinishedError);
        assert.equal(error.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
        for (const asked of [inputs, { ...inputs, ...other }]) {
            certificates.calls.length = 0;
            await updateCertificate(ports, ports.call, "id-1", error.state, asked);
            assert.deepEqual(certificates.calls[0]?.form, { departmentId: asked.departmentId, enabled: asked.enabled });
        }
    });
});

describe("updateCertificate after a lost response", () => {
    it("puts neither file into the state, so that a change back to the old one is written too", async () => {
        const { ports, state, inputs } = await created();
        ports.files.set("b.p12", Buffer.from("content of b.p12"));
        const changed = await checked(ports, { certificateFile: "b.p12" });
        ports.certificates().failures.push({
            method: "update",
            error: signStationError("NO_ANSWER", "unknown"),
            acted: true,
        });
        const lost: unknown = await updateCertificate(ports, ports.call, "id-1", state, changed).catch(
            (error: unknown) => error,
        );
        assert.ok(lost instanceof UnfinishedError);
        assert.equal(lost.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
        assert.equal(lost.id, "id-1");
        assert.equal(compare(lost.state, inputs).file, true, "back to the old file");
        assert.equal(compare(lost.state, changed).file, true, "on to the new one");
    });
});
