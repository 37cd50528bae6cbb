/** Whether an update has anything to send, and whose certificate it is. */
import assert from "node:assert/strict";
import type { CertificateInputs } from "../../../../provider/core/certificate/types";
import { create } from "../../../../provider/lifecycle/certificate/create";
import { diff } from "../../../../provider/lifecycle/certificate/diff";
import { checked } from "../checked-inputs";
import { fakePorts } from "../fake-certificates";

async function created(ports = fakePorts()) {
    const inputs = await checked(ports);
    const { state } = await create(ports, inputs);
    ports.certificates().calls.length = 0;
    return { ports, inputs, state };
}

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

    it("of a resource whose certificate a new one has taken over: says so", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificateIds.take("there", "new");
        assert.throws(() => diff(ports, "there", {}, inputs), { code: "ERR_LEEGALITY_CANNOT_ADOPT" });
        assert.doesNotThrow(() => diff(ports, "elsewhere", {}, inputs));
    });

    it("notes the certificate under the name that the state has, which is all that delete is told", async () => {
        const { ports, state, inputs } = await created();
        diff(ports, "id-1", { ...state, __resourceName: "old" }, { ...inputs, __resourceName: "new" });
        assert.equal(ports.certificateIds.isAnothers("id-1", "old"), false);
        assert.equal(ports.certificateIds.isAnothers("id-1", "new"), true);
    });
});
