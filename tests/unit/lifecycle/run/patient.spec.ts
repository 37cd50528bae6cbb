/** Which calls are repeated after a spoilt answer, and how often. */
import assert from "node:assert/strict";
import { patience, patient } from "../../../../provider/lifecycle/run/patient";
import type { Certificates } from "../../../../provider/signstation";
import { FakeCertificates, fakePorts, signStationError, type Method } from "../fake-certificates";

const CALLS: readonly [method: Method, call: (certificates: Certificates) => Promise<unknown>][] = [
    ["get", (certificates) => certificates.get("id-1")],
    ["replace", (certificates) => certificates.replace("id-1", {})],
    ["remove", (certificates) => certificates.remove("id-1")],
    ["listExpiring", (certificates) => certificates.listExpiring(1)],
    ["upload", (certificates) => certificates.upload({})],
];

const patientWith = (fake: FakeCertificates, maxRetries: number) => {
    const ports = fakePorts();
    const result = ports.settings();
    const settings = "settings" in result ? { settings: { ...result.settings, maxRetries } } : result;
    return patient(fake, patience({ settings: () => settings }));
};

describe("patient", () => {
    for (const [method, call] of CALLS) {
        for (const maxRetries of [0, 1, 2, 5, 100]) {
            const tries = method === "upload" ? 1 : Math.min(3, maxRetries + 1);

            it(`${method} with ${maxRetries} retries: ${tries} tries while the answers are spoilt`, async () => {
                const fake = new FakeCertificates();
                const failure = { method, error: signStationError("UNEXPECTED_ANSWER", "unknown") };
                fake.failures.push(...Array.from({ length: 5 }, () => failure));
                await assert.rejects(call(patientWith(fake, maxRetries)), {
                    code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER",
                });
                assert.deepEqual(
                    fake.methods(),
                    Array.from({ length: tries }, () => method),
                );
            });
        }

        it(`${method}: one try where the answer is clear`, async () => {
            const fake = new FakeCertificates();
            fake.failures.push({ method, error: signStationError("UNAUTHORIZED", "no") });
            await assert.rejects(call(patientWith(fake, 5)), { code: "ERR_SIGNSTATION_UNAUTHORIZED" });
            assert.deepEqual(fake.methods(), [method]);
        });
    }

    it("upload: again where a page that is not SignStation's says that it was not taken, as a proxy's 404", async () => {
        const fake = new FakeCertificates();
        fake.failures.push({ method: "upload", error: signStationError("UNEXPECTED_ANSWER", "no") });
        assert.equal((await patientWith(fake, 5).upload({})).id, "id-1");
        assert.deepEqual(fake.methods(), ["upload", "upload"]);
    });

    it("replace: a spoilt answer, and then one that is clear and says that it was not taken: it may have been", async () => {
        const fake = new FakeCertificates();
        fake.failures.push(
            { method: "replace", error: signStationError("UNEXPECTED_ANSWER", "unknown") },
            { method: "replace", error: signStationError("UNREACHABLE", "no") },
        );
        await assert.rejects(patientWith(fake, 5).replace("id-1", {}), {
            code: "ERR_SIGNSTATION_UNREACHABLE",
            taken: "unknown",
        });
    });

    it("lets what is no error of the client's through as it is", async () => {
        const fake = new FakeCertificates();
        const mistake = new TypeError("x is not a function");
        fake.failures.push({ method: "get", error: mistake });
        await assert.rejects(patientWith(fake, 5).get("id-1"), mistake);
        assert.deepEqual(fake.methods(), ["get"]);
    });

    it("makes one try where the settings cannot be read", async () => {
        const fake = new FakeCertificates();
        fake.failures.push({ method: "get", error: signStationError("UNEXPECTED_ANSWER", "unknown") });
        const once = patient(fake, patience({ settings: () => ({ problems: ["No SignStation is configured."] }) }));
        await assert.rejects(once.get("id-1"), { code: "ERR_SIGNSTATION_UNEXPECTED_ANSWER" });
        assert.deepEqual(fake.methods(), ["get"]);
    });
});
