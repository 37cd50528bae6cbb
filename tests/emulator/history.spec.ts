/** The emulator's request history: its fields, its bounds, and no secrets in it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { RequestHistory, recordField } from "../../emulator/src/history/request-history";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { CLIENT_SECRET, HR, World } from "../support/world";

describe("the request history", () => {
    it("has the name and size of each form field, and the file's hash", async () => {
        await World.with(async (world) => {
            const file = makeQuickPkcs12();
            await world.form({ passkey: "secret", departmentId: HR, enabled: "true", file });
            assert.deepEqual(world.emulator.requests(), [
                {
                    method: "POST",
                    path: "/api/v1/certificates",
                    query: {},
                    status: 201,
                    fields: [
                        { name: "passkey", bytes: 6 },
                        { name: "departmentId", bytes: 36 },
                        { name: "enabled", bytes: 4 },
                        {
                            name: "certificateFile",
                            bytes: file.length,
                            sha256: createHash("sha256").update(file).digest("hex"),
                        },
                    ],
                    authenticatedBy: "token",
                    at: "2026-01-01T00:00:00.000Z",
                },
            ]);
        });
    });

    it("has every request in order, with refused ones, until it is cleared", async () => {
        await World.with(async (world) => {
            await world.get("/certificates/expiring-soon?days=7");
            await world.call("GET", "/auth/me", { headers: {} });
            await world.get("/nothing");
            await world.call("DELETE", "/certificates");
            await fetch(`${world.emulator.url}/api/api/v1/auth/me`);
            const seen = world.emulator
                .requests()
                .map(({ method, path, query, status }) => [method, path, query, status]);
            assert.deepEqual(seen, [
                ["GET", "/api/v1/certificates/expiring-soon", { days: "7" }, 200],
                ["GET", "/api/v1/auth/me", {}, 401],
                ["GET", "/api/v1/nothing", {}, 404],
                ["DELETE", "/api/v1/certificates", {}, 405],
                ["GET", "/api/api/v1/auth/me", {}, 401],
            ]);
            world.emulator.clearRequests();
            assert.deepEqual(world.emulator.requests(), []);
        });
    });

    it("has the last 10,000 requests, and truncates long ones", () => {
        const history = new RequestHistory();
        for (let count = 0; count < 10_050; count++) {
            history.open("GET", `/api/v1/${count}`, new Date(0));
        }
        const kept = history.list();
        assert.deepEqual([kept.length, kept[0]?.path, kept.at(-1)?.path], [10_000, "/api/v1/50", "/api/v1/10049"]);

        const names = Array.from({ length: 100 }, (_, index) => `${index}${"n".repeat(500)}=1`);
        const record = history.open(
            "GET",
            `/${"p".repeat(10_000)}?days=${"7".repeat(10_000)}&${names.join("&")}`,
            new Date(0),
        );
        for (const name of names) {
            recordField(record, { name, bytes: 1 });
        }
        assert(JSON.stringify(history.list().at(-1)).length < 20_000);
    });

    it("is bounded with the control port off too", async () => {
        await World.with(async (world) => {
            const names = Array.from({ length: 60 }, (_, index) => [`field${index}`, "1"]);
            await world.send("POST", "/departments", { name: "Sales", ...Object.fromEntries(names) });
            assert.equal(world.emulator.requests()[0]?.fields.length, 50);
        });
    });

    it("returns copies", async () => {
        await World.with(async (world) => {
            await world.get("/auth/me");
            (world.emulator.requests()[0]!.fields as object[]).push({});
            assert.deepEqual(world.emulator.requests()[0]?.fields, []);
        });
    });

    it("has no passkey, token, client secret or file content, nor has the stored summary", async () => {
        const passkey = "canary-passkey-value";
        await World.with(async (world) => {
            const issued = await world.issuedToken();
            const file = makeQuickPkcs12({ passkey });
            await world.form({ passkey, file });
            await world.form({ passkey, file: makeQuickPkcs12({ passkey: "other" }) });
            await world.call("GET", `/auth/me?token=${world.emulator.token}`, {
                headers: { authorization: `Bearer ${issued}` },
            });
            await world.send("POST", "/auth/token", { clientId: "x", clientSecret: CLIENT_SECRET });
            const kept = inspect([world.emulator.requests(), world.emulator.certificates()], { depth: null });
            const secrets = [passkey, world.emulator.token, issued, CLIENT_SECRET];
            for (const secret of [
                ...secrets,
                file.toString("base64").slice(0, 32),
                file.toString("hex").slice(0, 32),
            ]) {
                assert(!kept.includes(secret));
            }
            assert.deepEqual(world.emulator.requests()[3]?.query, { token: "" });
        });
    });

    it("has no passkey, and no response repeats one", async () => {
        await World.with(async (world) => {
            const passkey = "canary-passkey-value";
            const replies = [
                await world.form({ passkey, file: makeQuickPkcs12() }),
                await world.form({ passkey, file: Buffer.from(passkey) }),
                await world.form({ passkey, file: makeQuickPkcs12({ passkey }), enabled: "x" }),
                await world.form({ passkey, file: makeQuickPkcs12({ passkey }) }),
            ];
            assert.deepEqual(
                replies.map(({ status, text }) => [status, text.includes(passkey)]),
                [
                    [400, false],
                    [400, false],
                    [400, false],
                    [201, false],
                ],
            );
        });
    });
});
