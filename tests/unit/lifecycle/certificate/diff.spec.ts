/** diffCertificate finds what an update sends; claimCertificate claims the ids of the state. */
import assert from "node:assert/strict";
import type { CertificateState, CheckedCertificate } from "../../../../provider/core/certificate/types";
import { unknown, type Known } from "../../../../provider/core/unknown";
import { claimCertificate } from "../../../../provider/lifecycle/certificate/claim";
import { createCertificate } from "../../../../provider/lifecycle/certificate/create";
import { diffCertificate } from "../../../../provider/lifecycle/certificate/diff";
import { checked } from "../checked-inputs";
import { fakePorts } from "../fake-certificates";

describe("diffCertificate", () => {
    const rows: [name: string, change: Partial<Known<CheckedCertificate>>, changed: string[], stateOnly?: boolean][] = [
        ["nothing", {}, []],
        ["a warning window", { expiryWarningDays: 1 }, []],
        ["another path to the same file", { certificateFile: "moved.p12" }, []],
        ["a file", { fileHash: "other" }, ["file"]],
        ["a file that a preview does not know", { fileHash: unknown }, ["file"]],
        ["a passkey", { passkey: "" }, ["passkey"]],
        ["a reference to the passkey", { passkeyEnv: "PASSKEY" }, [], true],
        ["a department", { departmentId: "legal" }, ["departmentId"]],
        ["enabled", { enabled: false }, ["enabled"]],
    ];
    for (const [name, change, changed, stateOnly = false] of rows) {
        it(`for a change of ${name} finds: ${changed.join() || (stateOnly ? "the state alone" : "nothing")}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const { state } = await createCertificate(ports, ports.call, inputs);
            assert.deepEqual(diffCertificate(state, { ...inputs, ...change }), { changed, stateOnly });
        });
    }
});

describe("claimCertificate", () => {
    const state: CertificateState = {};

    it("refuses an id that a new resource has claimed", () => {
        const ports = fakePorts();
        ports.certificateIds.claim("there", "urn:new");
        const claim = (id: string) => {
            claimCertificate(ports, ports.callOf("old"), id, state);
        };
        assert.throws(
            () => {
                claim("there");
            },
            { code: "ERR_LEEGALITY_CANNOT_ADOPT" },
        );
        claim("elsewhere");
        assert.equal(ports.certificateIds.isOwnedByOther("elsewhere", "urn:new"), true);
    });
});
