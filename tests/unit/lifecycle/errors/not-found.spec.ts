/** The error for an unknown id of a certificate or a department. */
import assert from "node:assert/strict";
import { notFound } from "../../../../provider/lifecycle/errors/not-found";

describe("notFound", () => {
    for (const [call, kind] of [
        ["getCertificate", "certificate"],
        ["Certificate.get", "certificate"],
        ["Department.get", "department"],
    ] as const) {
        it(`of ${call} names the call, the server, and the id of the ${kind}`, () => {
            const { code, message } = notFound(call, kind, "id-9", "https://a.example.com");
            assert.equal(code, "ERR_LEEGALITY_NOT_FOUND");
            const said = `${call}: SignStation (https://a.example.com) says that it has no ${kind} of id "id-9". `;
            assert.ok(message.startsWith(said), message);
        });
    }
});
