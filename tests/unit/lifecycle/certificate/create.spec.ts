/** createCertificate: one upload of the file that was checked, the read-back, and the id kept through later failures. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { UnfinishedError } from "../../../../provider/lifecycle/errors/leegality-error";
import { checked } from "../checked-inputs";
import { errorOf } from "../error-of";
import { ENDPOINT, FACTS, fakePorts, PASSKEY, signStationError } from "../fake-certificates";

describe("createCertificate", () => {
    it("uploads file, passkey, department and enabled once, and reads back", async () => {
        const ports = fakePorts();
        const { id, state } = await createCertificate(ports, ports.call, await checked(ports, { departmentId: "hr" }));
        const { calls } = ports.certificates();
        assert.deepEqual(ports.certificates().methods(), ["upload", "get"]);
        assert.deepEqual(calls[0]?.form, {
            file: { name: "a.p12", bytes: Buffer.from("content of a.p12") },
            passkey: PASSKEY,
            departmentId: "hr",
            enabled: true,
        });
        assert.equal(id, "id-1");
        assert.partialDeepStrictEqual(state, { ...FACTS, passkey: PASSKEY, departmentId: "hr", endpoint: ENDPOINT });
        assert.ok(!Object.values(state).includes(undefined));
    });

    it("uploads base64 under a file name that differs for different files", async () => {
        const ports = fakePorts();
        for (const content of ["one", "two"]) {
            await createCertificate(
                ports,
                ports.call,
                await checked(ports, { certificateBase64: Buffer.from(content).toString("base64") }),
            );
        }
        const names = ports.certificates().calls.flatMap(({ form }) => form?.file?.name ?? []);
        assert.equal(new Set(names).size, 2);
        assert.ok(
            names.every((name) => /^certificate-[0-9a-f]+\.p12$/.test(name)),
            names.join(),
        );
    });

    it("sends nothing if the file has changed since check", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.files.set("a.p12", Buffer.from("other content"));
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.equal(error.code, "ERR_LEEGALITY_FILE_CHANGED");
        assert.match(error.message, /Nothing was sent/);
        assert.deepEqual(ports.certificates().calls, []);
    });

    it("sends nothing if the file is missing or unknown, or the configuration is missing", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.files.clear();
        assert.equal(
            (await errorOf(createCertificate(ports, ports.call, inputs))).code,
            "ERR_LEEGALITY_FILE_NOT_FOUND",
        );
        const unknown = { ...inputs, certificateFile: UNKNOWN as never };
        assert.equal(
            (await errorOf(createCertificate(ports, ports.call, unknown))).code,
            "ERR_LEEGALITY_FILE_UNREADABLE",
        );
        const unset = fakePorts({ settings: { problems: ["No SignStation is configured."] } });
        assert.equal((await errorOf(createCertificate(unset, unset.call, inputs))).code, "ERR_LEEGALITY_CONFIGURATION");
        assert.deepEqual([...ports.certificates().calls, ...unset.certificates().calls], []);
    });

    for (const [code, processed] of [
        ["BAD_REQUEST", "no"],
        ["UNAUTHORIZED", "no"],
    ] as const) {
        it(`throws ${code} unchanged, since the server did not process the upload`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const error = signStationError(code, processed);
            ports.certificates().failures.push({ method: "upload", error });
            await assert.rejects(createCertificate(ports, ports.call, inputs), (thrown) => thrown === error);
            assert.deepEqual(ports.certificates().methods(), ["upload"]);
        });
    }
});

describe("createCertificate, reading back", () => {
    it("keeps id and facts if reading back fails, so that the next run only reads back", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports, { departmentId: "hr" });
        ports.certificates().failures.push({ method: "get", error: signStationError("SERVER_ERROR", "unknown") });
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.ok(error instanceof UnfinishedError);
        assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_READ_BACK", "id-1"]);
        assert.partialDeepStrictEqual(error.state, {
            fileHash: inputs.fileHash,
            ...FACTS,
            passkey: PASSKEY,
            endpoint: ENDPOINT,
        });
        assert.equal(ports.certificates().stored.size, 1);
    });

    it("keeps the id if the API says that the certificate does not exist", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const certificates = ports.certificates();
        certificates.get = () => Promise.resolve(undefined);
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.ok(error instanceof UnfinishedError);
        assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_READ_BACK", "id-1"]);
    });

    it("keeps the id and drops the facts if SignStation has another file, so that the next run writes", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().expiry = "2027-01-01T00:00:00Z";
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.ok(error instanceof UnfinishedError);
        assert.deepEqual([error.code, error.id], ["ERR_LEEGALITY_NOT_AS_ASKED", "id-1"]);
        assert.match(error.message, /2027-01-01T00:00:00Z.*2030-01-01T00:00:00Z/);
        assert.ok(!("fileHash" in error.state) && !("notAfter" in error.state));
        assert.partialDeepStrictEqual(error.state, { passkey: PASSKEY, endpoint: ENDPOINT });
    });

    it("prints no passkey with an error that keeps the id", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().expiry = "2027-01-01T00:00:00Z";
        const error = await errorOf(createCertificate(ports, ports.call, inputs));
        assert.ok(!Object.keys(error).includes("state"));
        assert.doesNotMatch(
            `${error.stack ?? ""}${inspect(error, { depth: Infinity })}${JSON.stringify(error)}`,
            /canary/,
        );
    });
});
