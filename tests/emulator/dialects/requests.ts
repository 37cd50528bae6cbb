/** Dialect rows about requests: token, parts, size, body. */
import assert from "node:assert/strict";
import type { Dialect } from "signstation-emulator";
import { makeQuickPkcs12, makeQuickPkcs12OfSize } from "../../support/pkcs12/quick-pkcs12";
import { assertProblem, HR, type World } from "../../support/world";
import { type DialectRow, type DialectRows, rowOf } from "./dialect-row";

/** Whether the fixed token and an issued one are accepted in X-Auth-Token and as Bearer, in this order. */
const ACCEPTED: Readonly<Record<Dialect["auth"], readonly [boolean, boolean, boolean, boolean]>> = {
    documented: [true, false, false, true],
    swapped: [false, true, true, false],
    header: [true, false, true, false],
    bearer: [false, true, false, true],
    either: [true, true, true, true],
};

function authRow([value, accepted]: [string, readonly boolean[]]): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        const seen: boolean[] = [];
        for (const token of [world.emulator.token, await world.issuedToken()]) {
            for (const headers of [{ "x-auth-token": token }, { authorization: `Bearer ${token}` }]) {
                const { status } = await world.call("GET", "/auth/me", { headers: headers as Record<string, string> });
                seen.push(status === 200);
                assert(status === 200 || status === 401);
            }
        }
        assert.deepEqual(seen, accepted);
        assert.equal((await world.call("GET", "/auth/me", { headers: { "x-auth-token": "wrong" } })).status, 401);
    };
    return [rowOf("auth", value), { test }];
}

function limitRow(value: string, limit: number): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        const upload = (size: number) => world.form({ file: makeQuickPkcs12OfSize(size), passkey: "secret" });
        assert.equal((await upload(limit)).status, 201);
        assertProblem(await upload(limit + 1), 413, "LE_ERR_SS_400", null);
    };
    return [rowOf("uploadLimit", value), { test }];
}

/** Uploads with an `enabled` part of a type; the status. */
async function uploadTyped(world: World, type: string, friendlyName: string): Promise<number> {
    const body = new FormData();
    body.append("passkey", "secret");
    body.append("enabled", new Blob(["false"], { type }), "");
    body.append("certificateFile", new Blob([new Uint8Array(makeQuickPkcs12({ friendlyName }))]), "a.p12");
    // FormData gives every part with a type a file name: a form that a program builds by hand has none.
    const form = new Response(body);
    const contentType = form.headers.get("content-type") ?? "";
    const bytes = Buffer.from(await form.arrayBuffer()).toString("latin1");
    const unnamed = bytes.replace(/(name="enabled"); filename="[^"]*"/, "$1");
    const headers = { "x-auth-token": world.emulator.token, "content-type": contentType };
    return (await world.call("POST", "/certificates", { headers, body: Buffer.from(unnamed, "latin1") })).status;
}

async function updatedByJson(world: World, id: string, fields: object): Promise<number> {
    return (await world.send("PUT", `/certificates/${id}`, fields)).status;
}

export const requestRows: DialectRows = {
    ...Object.fromEntries(Object.entries(ACCEPTED).map(authRow)),
    ...Object.fromEntries([limitRow("5MB", 5 * 1024 * 1024), limitRow("1MB", 1024 * 1024)]),
    "parts=untyped": {
        test: async (world) => {
            assert.equal(await uploadTyped(world, "text/plain", "one"), 201);
            assert.equal(await uploadTyped(world, "application/json", "two"), 201);
            assert.deepEqual(
                world.emulator.certificates().map(({ enabled }) => enabled),
                [false, false],
            );
        },
    },
    "parts=typed": {
        test: async (world) => {
            assert.equal(await uploadTyped(world, "text/plain", "one"), 415);
            assert.equal((await world.upload({}, { enabled: "true" })).status, 415);
            assert.equal(await uploadTyped(world, "application/json", "two"), 201);
            const id = await world.uploaded({ friendlyName: "three" });
            assertProblem(await world.form({ enabled: "false" }, id), 415, "LE_ERR_SS_415", null, /enabled/);
        },
    },
    "updateRequest=multipart": {
        test: async (world) => {
            const id = await world.uploaded();
            assert.equal(await updatedByJson(world, id, { enabled: false }), 400);
            assert.equal((await world.form({ enabled: "false" }, id)).status, 200);
        },
    },
    "updateRequest=json": {
        test: async (world) => {
            const id = await world.uploaded();
            assertProblem(await world.form({ enabled: "false" }, id), 415, "LE_ERR_SS_415", null);
            assert.equal(await updatedByJson(world, id, { enabled: false, departmentId: HR, passkey: "secret" }), 200);
            assert.equal(await updatedByJson(world, id, { passkey: "wrong" }), 400);
            const [stored] = world.emulator.certificates();
            assert.deepEqual([stored?.enabled, stored?.departmentId], [false, HR]);
            assert.equal(await updatedByJson(world, id, { departmentId: null, enabled: true }), 200);
            const [kept] = world.emulator.certificates();
            assert.deepEqual([kept?.enabled, kept?.departmentId], [true, HR]);
        },
    },
};
