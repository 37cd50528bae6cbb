/** Fidelity rows about authentication. */
import assert from "node:assert/strict";
import { assertProblem, CLIENT_ID, CLIENT_SECRET, formData, UNKNOWN_ID, type World } from "../../support/world";
import type { Rows } from "./row";

const ME = "/auth/me";

async function statusWith(world: World, headers: Record<string, string>): Promise<number> {
    return (await world.call("GET", ME, { headers })).status;
}

export const authenticationRows: Rows = {
    "auth-token": async (world) => {
        assert.equal(await statusWith(world, { "x-auth-token": world.emulator.token }), 200);
        assert.equal(world.emulator.requests().at(-1)?.authenticatedBy, "token");
    },
    "auth-invalid": async (world) => {
        for (const token of ["wrong", `${world.emulator.token}x`, world.emulator.token.slice(1)]) {
            const reply = await world.call("GET", ME, { headers: { "x-auth-token": token } });
            assertProblem(reply, 401, "LE_ERR_SS_401", "LE_ERR_SS_303", /^Invalid or expired token$/);
            assert.equal(reply.json["errors"]?.[0]?.["path"], "/api/v1/*");
        }
        assert.equal(world.emulator.requests().at(-1)?.authenticatedBy, undefined);
    },
    "auth-missing": async (world) => {
        const calls = [
            ["POST", "/certificates"],
            ["GET", `/certificates/${UNKNOWN_ID}`],
            ["PUT", `/certificates/${UNKNOWN_ID}`],
            ["DELETE", `/certificates/${UNKNOWN_ID}`],
            ["GET", "/certificates/expiring-soon"],
            ["GET", "/certificates/summary"],
            ["POST", "/departments"],
            ["GET", `/departments/${UNKNOWN_ID}`],
            ["PUT", `/departments/${UNKNOWN_ID}`],
            ["DELETE", `/departments/${UNKNOWN_ID}`],
            ["GET", ME],
        ] as const;
        for (const [method, path] of calls) {
            assertProblem(await world.call(method, path, { headers: {} }), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
        }
        assertProblem(await world.call("POST", "/auth/token", { headers: {} }), 400, "LE_ERR_SS_400", null);
    },
    "auth-first": async (world) => {
        const body = formData({ file: Buffer.alloc(6 * 1024 * 1024) });
        const reply = await world.call("POST", "/certificates", { headers: {}, body });
        assertProblem(reply, 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
    },
    "auth-bearer": async (world) => {
        const token = await world.issuedToken();
        assert.equal(await statusWith(world, { authorization: `Bearer ${token}` }), 200);
        assert.equal(world.emulator.requests().at(-1)?.authenticatedBy, "bearer");
        const [header = "", payload = "", signature = ""] = token.split(".");
        const later = Buffer.from(JSON.stringify({ exp: 9_999_999_999 })).toString("base64url");
        for (const forged of [`${header}.${later}.${signature}`, `${header}.${payload}.`, payload, ""]) {
            assert.equal(await statusWith(world, { authorization: `Bearer ${forged}` }), 401);
        }
        assert.equal(await statusWith(world, { authorization: `Basic ${token}` }), 401);
    },
    "auth-both": async (world) => {
        const authorization = `Bearer ${await world.issuedToken()}`;
        const right = world.emulator.token;
        assert.equal(await statusWith(world, { "x-auth-token": "wrong", authorization }), 200);
        assert.equal(await statusWith(world, { "x-auth-token": right, authorization: "Bearer wrong" }), 200);
        assert.equal(await statusWith(world, { "x-auth-token": "wrong", authorization: "Bearer wrong" }), 401);
    },
    "auth-not-swapped": async (world) => {
        assert.equal(await statusWith(world, { authorization: `Bearer ${world.emulator.token}` }), 401);
        assert.equal(await statusWith(world, { "x-auth-token": await world.issuedToken() }), 401);
    },
    "auth-expired": async (world) => {
        const headers = { authorization: `Bearer ${await world.issuedToken()}` };
        world.clock.now = new Date(world.clock.now.getTime() + 1_799_999);
        assert.equal(await statusWith(world, headers), 200);
        world.clock.now = new Date(world.clock.now.getTime() + 1);
        assertProblem(await world.call("GET", ME, { headers }), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
    },
    "token-response": async (world) => {
        const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
        const { status, json } = await world.send("POST", "/auth/token", credentials);
        assert.equal(status, 200);
        assert.deepEqual(Object.keys(json), ["code", "message", "data"]);
        assert.deepEqual(Object.keys(json["data"] ?? {}), ["accessToken", "tokenType", "expiresIn"]);
        assert.equal(json["data"]?.["tokenType"], "Bearer");
        assert.equal(json["data"]["expiresIn"], 1800);
        assert.notEqual(await world.issuedToken(), json["data"]["accessToken"]);
    },
    "token-refused": async (world) => {
        const send = (body: unknown) => world.send("POST", "/auth/token", body);
        assertProblem(await send({ clientId: CLIENT_ID, clientSecret: "wrong" }), 401, "LE_ERR_SS_401", null);
        assertProblem(await send({ clientId: "wrong", clientSecret: CLIENT_SECRET }), 401, "LE_ERR_SS_401", null);
        for (const body of [{ clientId: CLIENT_ID }, { clientId: 1, clientSecret: true }, [], null, "text"]) {
            assertProblem(await send(body), 400, "LE_ERR_SS_400", null);
        }
        const unread = await world.call("POST", "/auth/token", { headers: {}, body: "{" });
        assertProblem(unread, 400, "LE_ERR_SS_400", null, /Content-Type/);
        const long = await send({ clientId: CLIENT_ID, clientSecret: "x".repeat(64 * 1024) });
        assertProblem(long, 413, "LE_ERR_SS_400", null);
    },
    "current-user": async (world) => {
        const { status, json } = await world.get(ME);
        assert.equal(status, 200);
        assert.equal(json["code"], "LE_SS_301");
        assert.equal(typeof json["message"], "string");
        assert.deepEqual(Object.keys(json["data"] ?? {}), ["username", "name"]);
    },
};
