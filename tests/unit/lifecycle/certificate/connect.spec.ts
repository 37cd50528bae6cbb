/** For every call: no configuration and another server are errors, and nothing is sent. */
import assert from "node:assert/strict";
import type { CertificateInputs, CertificateState } from "../../../../provider/core/certificate/types";
import { create } from "../../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../../provider/lifecycle/certificate/delete";
import { diff } from "../../../../provider/lifecycle/certificate/diff";
import { read } from "../../../../provider/lifecycle/certificate/read";
import { update } from "../../../../provider/lifecycle/certificate/update";
import { checked } from "../checked-inputs";
import { ENDPOINT, fakePorts, type FakePorts } from "../fake-certificates";

const OTHER = "https://other.example.com";

type Call = (ports: FakePorts, state: CertificateState, inputs: CertificateInputs) => unknown;

/** Those of a resource that is in the state already. */
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
    const all: typeof calls = [...calls, ["create", (ports, _state, inputs) => create(ports, inputs)]];
    for (const [name, call] of all) {
        it(`${name} says everything that is missing`, async () => {
            const { state, inputs } = await created();
            const ports = fakePorts({ settings: { problems: ["No SignStation.", "No credential."] } });
            const work = Promise.resolve().then(() => call(ports, state, inputs));
            await assert.rejects(work, {
                code: "ERR_LEEGALITY_CONFIGURATION",
                message: /No SignStation\. No credential\./,
            });
            assert.deepEqual(ports.certificates().calls, []);
        });
    }
});
