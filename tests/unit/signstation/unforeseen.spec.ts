/** What the client does not foresee comes out as it is, and no call is repeated for it. */
import assert from "node:assert/strict";
import { createCertificates, createClient, createDepartments, SignStationError } from "../../../provider/signstation";
import type { Client } from "../../../provider/signstation/client/client";

const mistake = new TypeError("x is not a function");
const TOKEN = { kind: "token", token: "t0ken", source: "the test" } as const;
const CLIENT = { kind: "client", clientId: "me", clientSecret: "s3cret", source: "the test" } as const;
const effects = {
    now: () => new Date("2026-06-15T12:00:00Z"),
    random: () => 0.5,
    notify: () => undefined,
    sleep: () => Promise.resolve(),
};

describe("a mistake in the code", () => {
    for (const credential of [TOKEN, CLIENT]) {
        it(`while sending with a ${credential.kind === "token" ? "token" : "token to be exchanged"}: one try`, async () => {
            let tries = 0;
            const settings = { baseUrl: "https://s.example", timeoutMs: 1000, maxRetries: 5, maxConcurrency: 1 };
            const client = createClient({ ...settings, credential }, effects, () => {
                tries++;
                return Promise.reject(mistake);
            });
            const call = {
                operation: "reading certificate x",
                method: "GET",
                path: "/api/v1/certificates/x",
                decode: () => ({ value: undefined }),
            } as const;
            await assert.rejects(client.send(call), mistake);
            assert.equal(tries, 1);
        });
    }

    it("in a department's call: gets no advice about departments", async () => {
        const client = { send: () => Promise.reject(mistake) } as unknown as Client;
        await assert.rejects(createDepartments(client).get("id-1"), mistake);
        assert.ok(!((mistake as unknown) instanceof SignStationError));
    });

    it("while a department's write is verified by reading: comes out as it is", async () => {
        const send = ({ method }: { readonly method: string }) =>
            method === "GET" ? Promise.reject(mistake) : Promise.resolve(undefined);
        const departments = createDepartments({ send } as unknown as Client);
        await assert.rejects(departments.update("id-1", { name: "HR", enabled: true }), mistake);
    });

    it("in a certificate's update: is not sent as JSON", async () => {
        let sent = 0;
        const send = () => {
            sent++;
            return Promise.reject(mistake);
        };
        const client = { send, learnt: { updatesAsJson: false } } as unknown as Client;
        await assert.rejects(createCertificates(client).update("id-1", { enabled: true }), mistake);
        assert.equal(sent, 1);
    });
});
