/** Faults with malformed responses, Retry-After and slow-drip. */
import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import type { FaultEffect } from "signstation-emulator";
import { failure, until } from "../waiting";
import { assertProblem, textOf, UNKNOWN_ID, World } from "../../support/world";

const JSON_TYPE = "application/json; charset=utf-8";
const onUpload = { method: "POST", path: "/api/v1/certificates" };

describe("malformed responses", () => {
    it("not-json: the request is processed, and the body is not JSON under the right status and type", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "not-json" } });
            const reply = await world.upload();
            assert.deepEqual([reply.status, reply.headers.get("content-type")], [201, JSON_TYPE]);
            assert.throws(() => JSON.parse(reply.text) as unknown, SyntaxError);
            assert.equal(world.emulator.certificates().length, 1);
            const [record] = world.emulator.requests();
            assert.deepEqual([record?.status, record?.fault], [201, "not-json"]);

            world.emulator.once({ match: {}, effect: { kind: "not-json" } });
            assert.equal((await world.get(`/certificates/${UNKNOWN_ID}`)).status, 404);
        });
    });

    it("wrong-shape: the request is processed, and the JSON lacks every field", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: {}, effect: { kind: "wrong-shape" } });
            const reply = await world.upload();
            assert.deepEqual([reply.status, reply.headers.get("content-type")], [201, JSON_TYPE]);
            assert.deepEqual(reply.json, { result: "ok" });
            assert.equal(world.emulator.certificates().length, 1);
            assert.equal(world.emulator.requests()[0]?.fault, "wrong-shape");
        });
    });

    it("wrong-shape with a field: the JSON lacks only that field, at any depth", async () => {
        await World.with(async (world) => {
            const withoutField = async (path: string, field: string) => {
                world.emulator.once({ match: {}, effect: { kind: "wrong-shape", field } });
                return (await world.get(path)).json;
            };
            const { id, ...others } = (await world.upload()).json["data"]!;
            assert.deepEqual(await withoutField(`/certificates/${textOf(id)}`, "id"), others);
            const list = "/certificates/expiring-soon?days=36500";
            assert.deepEqual(await withoutField(list, "id"), { data: [others] });
            assert.deepEqual(await withoutField(list, "data"), {});
        });
    });

    it("answer after: the request is processed, and another response is sent", async () => {
        await World.with(async (world) => {
            const effect: FaultEffect = { kind: "answer", status: 504, body: "late", when: "after" };
            world.emulator.once({ match: onUpload, effect });
            const reply = await world.upload();
            assert.deepEqual([reply.status, reply.text], [504, "late"]);
            assert.equal(world.emulator.requests()[0]?.status, 504);
            assert.equal(world.emulator.certificates().length, 1);
            assertProblem(await world.upload(), 409, "LE_ERR_SS_409", "LE_ERR_SS_1101");
        });
    });

    it("retry-after: the request is not processed, and the header has seconds or a date by the emulator's clock", async () => {
        await World.with(async (world) => {
            world.clock.now = new Date("2026-01-01T00:00:00.200Z");
            const cases = [
                [{ status: 429, seconds: 0 }, "0"],
                [{ status: 503, seconds: 7, form: "seconds" }, "7"],
                [{ status: 503, seconds: 60, form: "http-date" }, "Thu, 01 Jan 2026 00:01:01 GMT"],
            ] as const;
            for (const [asked, value] of cases) {
                world.emulator.once({ match: onUpload, effect: { kind: "retry-after", ...asked } });
                const reply = await world.upload();
                assert.deepEqual([reply.status, reply.text], [asked.status, ""]);
                assert.equal(reply.headers.get("retry-after"), value);
                const record = world.emulator.requests().at(-1);
                assert.deepEqual([record?.status, record?.fault], [asked.status, "retry-after"]);
            }
            assert.deepEqual(world.emulator.certificates(), []);
        });
    });
});

describe("slow-drip", () => {
    /** The sizes of the pieces in which a body comes, and the length that was announced. */
    async function pieces(world: World): Promise<{ sizes: number[]; length: number; text: string }> {
        const response = await fetch(`${world.emulator.url}/api/v1/auth/me`, {
            headers: { "x-auth-token": world.emulator.token },
        });
        const received: Buffer[] = [];
        for await (const chunk of response.body!) {
            received.push(Buffer.from(chunk as Uint8Array));
        }
        const length = Number(response.headers.get("content-length"));
        return { sizes: received.map((chunk) => chunk.length), length, text: Buffer.concat(received).toString() };
    }

    it("sends the whole response in small pieces", async () => {
        await World.with(async (world) => {
            const { text: whole } = await world.get("/auth/me");
            world.emulator.once({ match: {}, effect: { kind: "slow-drip", everyMs: 10, bytes: 10 } });
            const started = performance.now();
            const { sizes, length, text } = await pieces(world);
            // A timer may come a millisecond early.
            assert(performance.now() - started >= 9 * Math.ceil(length / 10));
            assert.deepEqual([text, length], [whole, whole.length]);
            assert(sizes.length > 1);
        });
    });

    it("keeps a client without a total timeout waiting, byte by byte", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: onUpload, effect: { kind: "slow-drip", everyMs: 20 } });
            const url = `${world.emulator.url}/api/v1/certificates`;
            const sent = httpRequest(url, { method: "POST" });
            const got: number[] = [];
            sent.on("error", () => undefined).on("response", (response) => {
                response.on("data", (chunk: Buffer) => got.push(chunk.length)).on("error", () => undefined);
            });
            sent.end();
            await until(() => got.length >= 3);
            assert(got.every((bytes) => bytes < 10));
            assert.equal(world.emulator.requests()[0]?.fault, "slow-drip");
            sent.destroy();
            await world.emulator.stop();
        });
    });

    it("ends with the emulator, after the head and before the first piece", async () => {
        await World.with(async (world) => {
            world.emulator.once({ match: {}, effect: { kind: "slow-drip", everyMs: 3_600_000 } });
            const response = await fetch(`${world.emulator.url}/api/v1/auth/me`);
            assert.equal(response.status, 401);
            const reading = failure(response.text());
            await world.emulator.stop();
            assert.equal(await reading, "UND_ERR_SOCKET");
        });
    });
});
