/** Diff and delete, and for every call: no configuration and another server are errors, and nothing is sent. */
import assert from "node:assert/strict";
import type { CertificateInputs, CertificateState } from "../../../provider/core/certificate";
import { create } from "../../../provider/lifecycle/create";
import { deleteCertificate } from "../../../provider/lifecycle/delete-certificate";
import { diff } from "../../../provider/lifecycle/diff";
import { read } from "../../../provider/lifecycle/read";
import { update } from "../../../provider/lifecycle/update";
import { checked } from "./checked-inputs";
import { ENDPOINT, fakePorts, signStationError, type FakePorts } from "./fake-certificates";

const OTHER = "https://other.example.com";

type Call = (ports: FakePorts, state: CertificateState, inputs: CertificateInputs) => unknown;

const calls: [name: string, call: Call][] = [
    ["diff", (ports, state, inputs) => diff(ports, "id-1", state, inputs)],
    ["read", (ports, state) => read(ports, "id-1", state)],
    ["update", (ports, state, inputs) => update(ports, "id-1", state, inputs)],
    ["delete", (ports, state) => deleteCertificate(ports, "id-1", state)],
];

async function created(ports = fakePorts()) {
    const inputs = await checked(ports);
    const { state } = await create(ports, inputs);
    ports.certificates().calls.length = 0;
    return { ports, inputs, state };
}

describe("a certificate of another SignStation", () => {
    for (const [name, call] of calls) {
        it(`is an error of ${name} that names both, and nothing is sent`, async () => {
            const { ports, state, inputs } = await created();
            const elsewhere = { ...state, endpoint: OTHER };
            const work = Promise.resolve().then(() => call(ports, elsewhere, { ...inputs, enabled: false }));
            await assert.rejects(work, (error: { code?: unknown; message?: unknown }) => {
                assert.equal(error.code, "ERR_LEEGALITY_OTHER_ENDPOINT");
                assert.ok(String(error.message).includes(OTHER) && String(error.message).includes(ENDPOINT));
                return true;
            });
            assert.deepEqual(ports.certificates().calls, []);
        });
    }
});

describe("without a configuration", () => {
    for (const [name, call] of calls) {
        it(`${name} says everything that is missing`, async () => {
            const { state, inputs } = await created();
            const ports = fakePorts({ settings: { problems: ["No SignStation.", "No credential."] } });
            const work = Promise.resolve().then(() => call(ports, state, inputs));
            await assert.rejects(work, {
                code: "ERR_LEEGALITY_CONFIGURATION",
                message: /No SignStation\. No credential\./,
            });
        });
    }
});

describe("diff", () => {
    const rows: [name: string, change: Partial<CertificateInputs>, changes: boolean][] = [
        ["nothing", {}, false],
        ["a warning window", { expiryWarningDays: 1 }, false],
        ["a path", { certificateFile: "moved.p12" }, false],
        ["a file", { fileHash: "other" }, true],
        ["a passkey", { passkey: "" }, true],
        ["a department", { departmentId: "legal" }, true],
        ["the switch", { enabled: false }, true],
    ];
    for (const [name, change, changes] of rows) {
        it(`${name}: ${changes ? "an update" : "no change"}, never a replacement`, async () => {
            const { ports, state, inputs } = await created();
            const result = diff(ports, "id-1", state, { ...inputs, ...change });
            assert.deepEqual(result, { changes, replaces: [], deleteBeforeReplace: true });
            assert.deepEqual(ports.certificates().calls, []);
        });
    }
});

describe("delete", () => {
    it("removes the certificate, once", async () => {
        const { ports, state } = await created();
        await deleteCertificate(ports, "id-1", state);
        assert.deepEqual(ports.certificates().methods(), ["remove"]);
        assert.equal(ports.certificates().stored.size, 0);
    });

    it("succeeds when it is gone already", async () => {
        const { ports, state } = await created();
        ports.certificates().stored.clear();
        await deleteCertificate(ports, "id-1", state);
    });

    for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "UNEXPECTED_ANSWER", "NO_ANSWER"]) {
        it(`fails with ${code}`, async () => {
            const { ports, state } = await created();
            const failure = { method: "remove", error: signStationError(code, "unknown") } as const;
            ports.certificates().failures.push(failure, failure, failure);
            await assert.rejects(deleteCertificate(ports, "id-1", state), { code: `ERR_SIGNSTATION_${code}` });
        });
    }
});
