/** Fidelity rows about what all operations have in common. */
import assert from "node:assert/strict";
import { assertProblem, textOf, UNKNOWN_ID, World } from "../../support/world";
import type { Rows } from "./row";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const conventionRows: Rows = {
    "prefix-twice": async (world) => {
        const id = await world.uploaded();
        const headers = { "x-auth-token": world.emulator.token };
        const twice = await fetch(`${world.emulator.url}/api/api/v1/certificates/${id}`, { headers });
        assert.equal(twice.status, 200);
        assert.deepEqual(await twice.json(), (await world.get(`/certificates/${id}`)).json);
    },
    "error-envelope": async (world) => {
        const reply = await world.get(`/certificates/${UNKNOWN_ID}`);
        assert.match(reply.headers.get("content-type") ?? "", /^application\/json/);
        assert.deepEqual(reply.json, {
            code: "LE_ERR_SS_404",
            errors: [
                {
                    message: `Certificate with id ${UNKNOWN_ID} does not exist`,
                    path: `/api/v1/certificates/${UNKNOWN_ID}`,
                    code: "LE_ERR_SS_001",
                },
            ],
        });
    },
    "error-path": async (world) => {
        const headers = { "x-auth-token": world.emulator.token };
        const paths = [
            ["/api/v1/certificates/summary?days=x", "/api/v1/certificates/summary"],
            ["/api/api/v1/certificates/summary?days=x", "/api/v1/certificates/summary"],
            ["/api/api/v1/nothing?q=/api/api/v1/", "/api/v1/nothing"],
            ["/elsewhere", "/api/v1/*"],
        ] as const;
        for (const [sent, path] of paths) {
            const response = await fetch(world.emulator.url + sent, { headers });
            const { errors } = (await response.json()) as { errors: { path: string }[] };
            assert.equal(errors[0]?.path, path);
        }
    },
    ids: async (world) => {
        assert.match(await world.uploaded(), UUID);
        const department = await world.send("POST", "/departments", { name: "Sales" });
        assert.match(textOf(department.json["data"]?.["id"]), UUID);
    },
    times: async (world) => {
        world.clock.now = new Date("2026-02-03T04:05:06.789Z");
        const { json } = await world.upload({ notAfter: new Date("2027-01-02T03:04:05Z") });
        assert.equal(json["data"]?.["expiry"], "2027-01-02T03:04:05Z");
        assert.equal(json["data"]["createdAt"], "2026-02-03T04:05:06Z");
    },
    date: async (world) => {
        world.clock.now = new Date("2026-02-03T04:05:06.789Z");
        for (const { headers } of [await world.upload(), await world.get(`/certificates/${UNKNOWN_ID}`)]) {
            assert.equal(headers.get("date"), "Tue, 03 Feb 2026 04:05:06 GMT");
        }
    },
    "unknown-path": async (world) => {
        for (const path of ["/certificate", "/certificates/", `/certificates/${UNKNOWN_ID}/file`, "/auth"]) {
            assertProblem(await world.get(path), 404, "LE_ERR_SS_404", null);
            assertProblem(await world.call("GET", path, { headers: {} }), 404, "LE_ERR_SS_404", null);
        }
    },
    "wrong-method": async (world) => {
        const cases = [
            ["GET", "/certificates", "POST"],
            ["PATCH", `/certificates/${UNKNOWN_ID}`, "GET, PUT, DELETE"],
            ["DELETE", "/certificates/summary", "GET"],
            ["GET", "/auth/token", "POST"],
            ["OPTIONS", "/auth/me", "GET"],
        ] as const;
        for (const [method, path, allow] of cases) {
            const reply = await world.call(method, path, { headers: {} });
            assertProblem(reply, 405, "LE_ERR_SS_405", null);
            assert.equal(reply.headers.get("allow"), allow);
        }
        assert.equal((await world.call("HEAD", "/auth/me")).status, 405);
    },
    "bad-path": async (world) => {
        assertProblem(await world.get("/certificates/%ZZ"), 400, "LE_ERR_SS_400", null);
        assert.equal(world.emulator.requests().at(-1)?.status, 400);
        world.clock.now = new Date("2026-02-03T04:05:06.789Z");
        const { headers } = await world.get("/certificates/%ZZ");
        assert.equal(headers.get("date"), "Tue, 03 Feb 2026 04:05:06 GMT");
    },
    "json-size": async (world) => {
        const department = (bytes: number): string => {
            const head = '{"name":"Sales","ballast":"';
            return `${head}${"x".repeat(bytes - head.length - 2)}"}`;
        };
        const headers = { "x-auth-token": world.emulator.token, "content-type": "application/json" };
        const send = (bytes: number) => world.call("POST", "/departments", { headers, body: department(bytes) });
        assert.equal((await send(64 * 1024)).status, 200);
        assertProblem(await send(64 * 1024 + 1), 413, "LE_ERR_SS_400", null, /larger than the limit/);
    },
    "server-error": async () => {
        const warnings: unknown[] = [];
        const original = process.emitWarning.bind(process);
        process.emitWarning = (...given: unknown[]) => void warnings.push(given);
        const newId = (): string => {
            throw new Error("text that must not come out");
        };
        try {
            await World.with(
                async (world) => {
                    const reply = await world.upload();
                    assertProblem(reply, 500, "LE_ERR_SS_500", null, /^Internal Server Error$/);
                    assert.equal(reply.json["errors"]?.[0]?.["path"], null);
                },
                { newId },
            );
        } finally {
            process.emitWarning = original;
        }
        assert.equal(warnings.length, 1);
        assert.match(JSON.stringify(warnings), /Error while answering POST \/api\/v1\/certificates/);
        assert.doesNotMatch(JSON.stringify(warnings), /must not come out/);
    },
};
