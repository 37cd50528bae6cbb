/** Fidelity rows about departments. */
import assert from "node:assert/strict";
import { assertProblem, HR, UNKNOWN_ID } from "../../support/world";
import type { Rows } from "./row";

export const departmentRows: Rows = {
    "department-first": async (world) => {
        const { json } = await world.get(`/departments/${HR}`);
        assert.deepEqual(json["data"], { id: HR, name: "HR", enabled: true });
    },
    "department-create": async (world) => {
        const { status, json } = await world.send("POST", "/departments", { name: "Sales" });
        assert.equal(status, 200);
        assert.deepEqual(Object.keys(json), ["code", "message", "data"]);
        assert.deepEqual(json["data"], { id: json["data"]?.["id"], name: "Sales", enabled: true });
        const off = await world.send("POST", "/departments", { name: "Off", enabled: false });
        assert.equal(off.json["data"]?.["enabled"], false);
    },
    "department-name": async (world) => {
        const create = async (body: object) => world.send("POST", "/departments", body);
        for (const name of ["ab", "x".repeat(255), "HR"]) {
            assert.equal((await create({ name })).status, 200);
        }
        for (const body of [
            { name: "a" },
            { name: "x".repeat(256) },
            { name: 12 },
            {},
            { name: "ab", enabled: "no" },
        ]) {
            assertProblem(await create(body), 400, "LE_ERR_SS_400", null);
        }
    },
    "department-get": async (world) => {
        const { id, name } = world.emulator.addDepartment("Legal");
        const { status, json } = await world.get(`/departments/${id}`);
        assert.equal(status, 200);
        assert.deepEqual(Object.keys(json), ["code", "message", "data"]);
        assert.deepEqual(json["data"], { id, name, enabled: true });
    },
    "department-update": async (world) => {
        const put = (body: object) => world.send("PUT", `/departments/${HR}`, body);
        for (const body of [{ name: "People" }, { enabled: false }, { name: "P", enabled: true }]) {
            assertProblem(await put(body), 400, "LE_ERR_SS_400", null);
        }
        const { status, json } = await put({ name: "People", enabled: true });
        assert.equal(status, 200);
        assert.deepEqual(json["data"], { id: HR, name: "People", enabled: true });
        const certificate = await world.upload({}, { departmentId: HR });
        assert.equal(certificate.json["data"]?.["departmentName"], "People");
    },
    "department-delete": async (world) => {
        const id = await world.uploaded({ friendlyName: "kept" }, { departmentId: HR });
        const { status, json } = await world.call("DELETE", `/departments/${HR}`);
        assert.equal(status, 200);
        assert.equal(json["code"], "LE_SS_002");
        assert.equal((await world.get(`/departments/${HR}`)).json["data"]?.["enabled"], false);
        assert.equal((await world.get(`/certificates/${id}`)).json["departmentName"], "HR");
        assert.equal((await world.upload({ friendlyName: "new" }, { departmentId: HR })).status, 400);
        await world.send("PUT", `/departments/${HR}`, { name: "HR", enabled: true });
        assert.equal((await world.upload({ friendlyName: "new" }, { departmentId: HR })).status, 201);
    },
    "department-unknown": async (world) => {
        const path = `/departments/${UNKNOWN_ID}`;
        const update = await world.send("PUT", path, { name: "Nobody", enabled: true });
        for (const reply of [await world.get(path), update, await world.call("DELETE", path)]) {
            assertProblem(reply, 404, "LE_ERR_SS_404", "LE_ERR_SS_001", /^Department/);
        }
    },
};
