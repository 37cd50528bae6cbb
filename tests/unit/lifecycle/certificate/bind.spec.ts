/** Every certificate operation fails before a request if the configuration is missing or the state names another server. */
import assert from "node:assert/strict";
import type { CertificateState, CheckedCertificate } from "../../../../provider/core/certificate/types";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../../../provider/lifecycle/certificate/delete";
import { claimCertificate } from "../../../../provider/lifecycle/certificate/claim";
import { previewCertificate } from "../../../../provider/lifecycle/certificate/preview";
import { readCertificate } from "../../../../provider/lifecycle/certificate/read";
import { updateCertificate } from "../../../../provider/lifecycle/certificate/update";
import { checked } from "../checked-inputs";
import { ENDPOINT, fakePorts, type FakePorts } from "../fake-certificates";
import { known } from "../known";

const OTHER = "https://other.example.com";

type Call = (ports: FakePorts, state: CertificateState, inputs: CheckedCertificate) => unknown;

/** Those of a resource that is in the state already. */
const calls: [name: string, call: Call][] = [
    [
        "claim",
        (ports, state) => {
            claimCertificate(ports, ports.call, "id-1", state);
        },
    ],
    ["preview", (ports, state, inputs) => previewCertificate(ports, ports.call, inputs, state)],
    ["read", (ports, state) => readCertificate(ports, ports.call, "id-1", known(state))],
    ["update", (ports, state, inputs) => updateCertificate(ports, ports.call, "id-1", state, inputs)],
    ["delete", (ports, state) => deleteCertificate(ports, ports.call, "id-1", state)],
];

async function created(ports = fakePorts()) {
    const inputs = await checked(ports);
    const { state } = await createCertificate(ports, ports.call, inputs);
    ports.certificates().calls.length = 0;
    return { ports, inputs, state };
}

describe("a certificate of another SignStation", () => {
    for (const [name, call] of calls) {
        it(`makes ${name} fail before a request, with both servers in the error`, async () => {
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

describe("a certificate without a configuration", () => {
    const all: typeof calls = [
        ...calls,
        ["create", (ports, _state, inputs) => createCertificate(ports, ports.call, inputs)],
    ];
    for (const [name, call] of all) {
        it(`makes ${name} fail with everything that is missing`, async () => {
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
