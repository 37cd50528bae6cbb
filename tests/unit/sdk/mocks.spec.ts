/** Lookups in a unit test of a program: they call the mocks of `pulumi.runtime.setMocks`, and no server. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as pulumi from "@pulumi/pulumi";
import * as leegality from "../../../sdk";
import { lookupCalls, valueOf } from "./lookup-calls";

describe("a lookup in a unit test with mocks", () => {
    const calls: { readonly token: string; readonly inputs: unknown }[] = [];
    const before = { ...process.env };
    let server: Server;
    let requests = 0;

    beforeEach(async () => {
        calls.length = 0;
        requests = 0;
        server = createServer((_request, response) => {
            requests += 1;
            response.writeHead(500).end();
        });
        await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
        const { port } = server.address() as AddressInfo;
        Object.assign(process.env, {
            LEEGALITY_BASE_URL: `http://127.0.0.1:${port}`,
            LEEGALITY_AUTH_TOKEN: "t0ken",
            LEEGALITY_MAX_RETRIES: "0",
        });
        await pulumi.runtime.setMocks({
            newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as Record<string, unknown> }),
            call: ({ token, inputs }) => {
                calls.push({ token, inputs });
                return { mocked: token };
            },
        });
    });
    afterEach(async () => {
        for (const name of ["LEEGALITY_BASE_URL", "LEEGALITY_AUTH_TOKEN", "LEEGALITY_MAX_RETRIES"]) {
            if (before[name] === undefined) {
                Reflect.deleteProperty(process.env, name);
            } else {
                process.env[name] = before[name];
            }
        }
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
    });

    for (const [name, args, lookup] of lookupCalls(leegality)) {
        it(`${name}(${JSON.stringify(args)}) calls the mocks, and no server although the environment names one`, async () => {
            const token = `leegality:index:${name}`;
            assert.deepEqual(await lookup(), { mocked: token });
            assert.deepEqual(calls, [{ token, inputs: args }]);
            assert.equal(requests, 0);
        });
    }

    it("accepts the output of a mocked resource as an argument", async () => {
        const { id } = new leegality.Certificate("signing", { certificateFile: "signing.p12", passkey: "sesame" });
        await valueOf(leegality.getCertificateOutput({ id }));
        assert.deepEqual(calls, [{ token: "leegality:index:getCertificate", inputs: { id: "signing-id" } }]);
    });
});
