/** Unforeseen errors in the client, such as a bug: they are thrown unchanged and never retried. */
import assert from "node:assert/strict";
import { explain } from "../../../provider/dynamic/advice";
import { createCertificates, createClient, createDepartments, SignStationError } from "../../../provider/signstation";
import type { Client } from "../../../provider/signstation/client/client";

const mistake = new TypeError("x is not a function");
const TOKEN = {
    kind: "token",
    token: "t0ken",
    source: { setting: "authToken", source: "configuration" } as const,
} as const;
const CLIENT = {
    kind: "client",
    clientId: "me",
    clientSecret: "s3cret",
    source: { setting: "clientId", source: "configuration" } as const,
} as const;
const effects = {
    now: () => new Date("2026-06-15T12:00:00Z"),
    random: () => 0.5,
    notify: () => undefined,
    explain,
    sleep: () => Promise.resolve(),
};

describe("an unforeseen error", () => {
    for (const credential of [TOKEN, CLIENT]) {
        it(`while sending with ${credential.kind === "token" ? "a fixed token" : "client credentials"}: is not retried`, async () => {
            let attempts = 0;
            const settings = { baseUrl: "https://s.example", timeoutMs: 1000, maxRetries: 5, maxConcurrency: 1 };
            const client = createClient({ ...settings, credential }, effects, () => {
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
