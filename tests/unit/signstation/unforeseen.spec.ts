/** An error that the client does not expect is thrown as it is, and no request is retried for it. */
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

describe("a mistake in the code", () => {
    for (const credential of [TOKEN, CLIENT]) {
        it(`while sending with a ${credential.kind === "token" ? "token" : "token to be exchanged"}: one attempt`, async () => {
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

    it("in a department's request: is thrown as it is", async () => {
        const client = { explain, send: () => Promise.reject(mistake) } as unknown as Client;
        await assert.rejects(createDepartments(client).get("id-1"), mistake);
        assert.ok(!((mistake as unknown) instanceof SignStationError));
    });

    it("while a department's write is verified by reading: is thrown as it is", async () => {
        const send = ({ method }: { readonly method: string }) =>
            method === "GET" ? Promise.reject(mistake) : Promise.resolve(undefined);
        const departments = createDepartments({ explain, send } as unknown as Client);
        await assert.rejects(departments.update("id-1", { name: "HR", enabled: true }), mistake);
    });

    it("in a certificate's update: is not sent as JSON", async () => {
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
