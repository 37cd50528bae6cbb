/** Unforeseen errors in the client, such as a bug: they are thrown unchanged and never retried. */
import assert from "node:assert/strict";
import { explain } from "../../../provider/dynamic/advice";
import { createCertificates, createClient, createDepartments, SignStationError } from "../../../provider/signstation";
import type { Client } from "../../../provider/signstation/client/client";
import { CLIENT_CREDENTIAL as CLIENT, TOKEN_CREDENTIAL as TOKEN } from "../../support/credentials";
import { FIXED_EFFECTS } from "./effects";

const mistake = new TypeError("x is not a function");

describe("an unforeseen error", () => {
    for (const credential of [TOKEN, CLIENT]) {
        it(`while sending with ${credential.kind === "token" ? "a fixed token" : "client credentials"}: is not retried`, async () => {
            let attempts = 0;
            const settings = { baseUrl: "https://s.example", timeoutMs: 1000, maxRetries: 5, maxConcurrency: 1 };
            const client = createClient({ ...settings, credential }, FIXED_EFFECTS, () => {
                attempts++;
                return Promise.reject(mistake);
            });
            const request = {
                operation: "reading certificate x",
                method: "GET",
                path: "/api/v1/certificates/x",
                decode: () => ({ value: undefined }),
            } as const;
            await assert.rejects(client.send(request), mistake);
            assert.equal(attempts, 1);
        });
    }

    it("in a department request: is thrown unchanged", async () => {
        const client = { explain, send: () => Promise.reject(mistake) } as unknown as Client;
        await assert.rejects(createDepartments(client).get("id-1"), mistake);
        assert.ok(!((mistake as unknown) instanceof SignStationError));
    });

    it("while a department's write is verified by reading: is thrown unchanged", async () => {
        const send = ({ method }: { readonly method: string }) =>
            method === "GET" ? Promise.reject(mistake) : Promise.resolve(undefined);
        const departments = createDepartments({ explain, send } as unknown as Client);
        await assert.rejects(departments.update("id-1", { name: "HR", enabled: true }), mistake);
    });

    it("in a certificate's update: does not make it JSON", async () => {
        let sent = 0;
        const send = () => {
            sent++;
            return Promise.reject(mistake);
        };
        const client = { explain, send, learnt: { updatesAsJson: false } } as unknown as Client;
        await assert.rejects(createCertificates(client).update("id-1", { enabled: true }), mistake);
        assert.equal(sent, 1);
    });
});
