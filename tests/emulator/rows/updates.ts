/** Fidelity rows about reading, updating and deleting a certificate. */
import assert from "node:assert/strict";
import { makeQuickPkcs12 } from "../../support/pkcs12/quick-pkcs12";
import { assertProblem, HR, textOf, UNKNOWN_ID } from "../../support/world";
import type { Rows } from "./row";

export const updateRows: Rows = {
    "get-response": async (world) => {
        const created = await world.upload({}, { departmentId: HR });
        const id = textOf(created.json["data"]?.["id"]);
        const { status, json } = await world.get(`/certificates/${id}`);
        assert.equal(status, 200);
        assert.deepEqual(json, created.json["data"]);
    },
    "unknown-id": async (world) => {
        for (const id of [UNKNOWN_ID, "not-a-uuid", "x".repeat(500)]) {
            const replies = [
                await world.get(`/certificates/${id}`),
                await world.form({ enabled: "true" }, id),
                await world.call("DELETE", `/certificates/${id}`),
            ];
            for (const reply of replies) {
                assertProblem(reply, 404, "LE_ERR_SS_404", "LE_ERR_SS_001", new RegExp(`${id} does not exist`));
            }
        }
    },
    "update-keeps": async (world) => {
        const id = await world.uploaded({ friendlyName: "kept" }, { departmentId: HR, enabled: "false" });
        const sales = world.emulator.addDepartment("Sales");
        const [before] = world.emulator.certificates();
        const after = () => world.emulator.certificates()[0];
        await world.form({ file: makeQuickPkcs12({ friendlyName: "kept" }), passkey: "secret" }, id);
        assert.deepEqual({ ...after(), sha256: before?.sha256 }, before);
        const { sha256 } = after()!;
        assert.equal((await world.form({ enabled: "true" }, id)).status, 200);
        assert.deepEqual(after(), { ...before, sha256, enabled: true });
        assert.equal((await world.form({ departmentId: sales.id }, id)).status, 200);
        assert.deepEqual(after(), { ...before, sha256, enabled: true, departmentId: sales.id });
        assert.equal((await world.form({}, id)).status, 200);
        assert.deepEqual(after(), { ...before, sha256, enabled: true, departmentId: sales.id });
    },
    "update-response": async (world) => {
        const created = await world.upload({ friendlyName: "signer" });
        const id = textOf(created.json["data"]?.["id"]);
        world.clock.now = new Date("2026-06-01T00:00:00Z");
        const { status, json } = await world.form({ departmentId: HR }, id);
        assert.equal(status, 200);
        assert.deepEqual(json, { data: { ...created.json["data"], departmentId: HR, departmentName: "HR" } });
    },
    "update-file": async (world) => {
        const id = await world.uploaded({ friendlyName: "old" });
        const renewed = { friendlyName: "new", passkey: "renewed", notAfter: new Date("2030-01-01T00:00:00Z") };
        const file = makeQuickPkcs12(renewed);
        const { status, json } = await world.form({ file, passkey: "renewed" }, id);
        assert.equal(status, 200);
        assert.equal(json["data"]?.["id"], id);
        assert.equal(json["data"]["name"], "new");
        assert.equal(json["data"]["expiry"], "2030-01-01T00:00:00Z");
        assert.equal(world.emulator.requests().at(-1)?.fields[1]?.sha256, world.emulator.certificates()[0]?.sha256);
        await world.uploaded({ friendlyName: "old" });
    },
    "update-file-passkey": async (world) => {
        const id = await world.uploaded();
        const [before] = world.emulator.certificates();
        for (const form of [{}, { passkey: "wrong" }]) {
            const reply = await world.form({ file: makeQuickPkcs12(), ...form }, id);
            assertProblem(reply, 400, "LE_ERR_SS_400", null, /passkey does not open/);
        }
        assert.deepEqual(world.emulator.certificates(), [before]);
    },
    "update-passkey": async (world) => {
        const id = await world.uploaded();
        const [before] = world.emulator.certificates();
        const wrong = await world.form({ passkey: "wrong", enabled: "false" }, id);
        assertProblem(wrong, 400, "LE_ERR_SS_400", null, /passkey does not open/);
        assert.deepEqual(world.emulator.certificates(), [before]);
        assert.equal((await world.form({ passkey: "secret" }, id)).status, 200);
        assert.deepEqual(world.emulator.certificates(), [before]);
    },
    "update-checks": async (world) => {
        const id = await world.uploaded();
        const file = makeQuickPkcs12();
        assertProblem(await world.form({ enabled: "maybe" }, id), 400, "LE_ERR_SS_400", null);
        assertProblem(await world.form({ departmentId: UNKNOWN_ID }, id), 400, "LE_ERR_SS_404", "LE_ERR_SS_001");
        assertProblem(await world.form({ file, passkey: "secret", fileName: "a.pem" }, id), 400, "LE_ERR_SS_400", null);
        const large = Buffer.alloc(5 * 1024 * 1024 + 1);
        assertProblem(await world.form({ file: large, passkey: "secret" }, id), 413, "LE_ERR_SS_400", null);
        const json = await world.send("PUT", `/certificates/${id}`, { enabled: true });
        assertProblem(json, 400, "LE_ERR_SS_400", null, /multipart/);
    },
    "update-collision": async (world) => {
        await world.uploaded({ friendlyName: "first" });
        const id = await world.uploaded({ friendlyName: "second" });
        const before = world.emulator.certificates();
        const clash = { file: makeQuickPkcs12({ friendlyName: "first" }), passkey: "secret" };
        assertProblem(await world.form(clash, id), 409, "LE_ERR_SS_409", "LE_ERR_SS_1101", /'first'/);
        assert.deepEqual(world.emulator.certificates(), before);
        const own = { file: makeQuickPkcs12({ friendlyName: "second" }), passkey: "secret" };
        assert.equal((await world.form(own, id)).status, 200);
    },
    "delete-response": async (world) => {
        const { status, json } = await world.call("DELETE", `/certificates/${await world.uploaded()}`);
        assert.equal(status, 200);
        assert.deepEqual(json, { code: "LE_SS_002", message: json["message"], data: null });
        assert.equal(typeof json["message"], "string");
    },
    "delete-frees": async (world) => {
        const id = await world.uploaded({ friendlyName: "freed" });
        await world.call("DELETE", `/certificates/${id}`);
        assert.equal((await world.get(`/certificates/${id}`)).status, 404);
        assert.equal((await world.call("DELETE", `/certificates/${id}`)).status, 404);
        assert.notEqual(await world.uploaded({ friendlyName: "freed" }), id);
    },
};
