/** Fidelity rows about the result of an upload. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { once } from "node:events";
import { makeQuickPkcs12, makeQuickPkcs12OfSize, NOT_AFTER } from "../../support/pkcs12/quick-pkcs12";
import { assertProblem, HR, textOf, UNKNOWN_ID } from "../../support/world";
import type { Rows } from "./row";

const LIMIT = 5 * 1024 * 1024;

export const uploadRows: Rows = {
    "create-response": async (world) => {
        const { status, json } = await world.upload({ friendlyName: "signer" }, { departmentId: HR });
        assert.equal(status, 201);
        const { id } = world.emulator.certificates()[0]!;
        assert.deepEqual(json, {
            data: {
                id,
                name: "signer",
                certificateType: "PKCS12_PFX",
                expiry: NOT_AFTER,
                createdAt: "2026-01-01T00:00:00Z",
                departmentId: HR,
                departmentName: "HR",
            },
        });
    },
    "create-vo": async (world) => {
        const { json } = await world.upload({}, { departmentId: HR, enabled: "false" });
        const names = "id name certificateType expiry createdAt departmentId departmentName".split(" ");
        assert.deepEqual(Object.keys(json["data"] ?? {}), names);
    },
    "create-alias": async (world) => {
        const nameOf = async (...given: Parameters<typeof world.upload>) =>
            textOf((await world.upload(...given)).json["data"]?.["name"]);
        assert.equal(await nameOf({ friendlyName: "Entry ü", commonName: "Subject" }), "Entry ü");
        assert.equal(await nameOf({ commonName: "Subject é" }), "Subject é");
        assert.equal(await nameOf({ commonName: null }, { fileName: "my.signer.pfx" }), "my.signer");
    },
    "alias-unique": async (world) => {
        const file = makeQuickPkcs12({ friendlyName: "in use" });
        assert.equal((await world.form({ file, passkey: "secret" })).status, 201);
        const conflict = /^Certificate with alias 'in use' already exists for or/;
        const again = await world.form({ file, passkey: "secret" });
        assertProblem(again, 409, "LE_ERR_SS_409", "LE_ERR_SS_1101", conflict);
        const another = await world.upload({ friendlyName: "in use", commonName: "Else" });
        assertProblem(another, 409, "LE_ERR_SS_409", "LE_ERR_SS_1101", conflict);
        assert.equal(world.emulator.certificates().length, 1);
    },
    "alias-case": async (world) => {
        await world.uploaded({ friendlyName: "name" });
        await world.uploaded({ friendlyName: "Name" });
        await world.uploaded({ friendlyName: "name " });
    },
    "alias-race": async (world) => {
        const file = makeQuickPkcs12({ friendlyName: "wanted" });
        const uploads = Array.from({ length: 20 }, () => world.form({ file, passkey: "secret" }));
        const statuses = (await Promise.all(uploads)).map(({ status }) => status).sort();
        assert.deepEqual(statuses, [201, ...Array<number>(19).fill(409)]);
        assert.equal(world.emulator.certificates().length, 1);
    },
    "create-enabled": async (world) => {
        const cases = { none: undefined, yes: "true", no: "false", Yes: "TRUE", No: "False" };
        for (const [friendlyName, enabled] of Object.entries(cases)) {
            await world.uploaded({ friendlyName }, enabled === undefined ? {} : { enabled });
        }
        const stored = world.emulator.certificates().map(({ alias, enabled }) => [alias, enabled]);
        assert.deepEqual(Object.fromEntries(stored), { none: true, yes: true, no: false, Yes: true, No: false });
        for (const enabled of ["", "1", "yes", "null"]) {
            const reply = await world.upload({ friendlyName: "bad" }, { enabled });
            assertProblem(reply, 400, "LE_ERR_SS_400", null, /enabled/);
        }
    },
    "create-department": async (world) => {
        await world.call("DELETE", `/departments/${HR}`);
        for (const departmentId of [UNKNOWN_ID, HR, "HR", ""]) {
            assertProblem(await world.upload({}, { departmentId }), 400, "LE_ERR_SS_404", "LE_ERR_SS_001");
        }
        assert.deepEqual(world.emulator.certificates(), []);
    },
    "create-no-department": async (world) => {
        const { json } = await world.upload();
        assert.deepEqual(Object.keys(json["data"] ?? {}), ["id", "name", "certificateType", "expiry", "createdAt"]);
    },
    "create-expired": async (world) => {
        const { status, json } = await world.upload({ notAfter: new Date("2025-12-31T23:59:59Z") });
        assert.equal(status, 201);
        assert.equal(json["data"]?.["expiry"], "2025-12-31T23:59:59Z");
    },
    "create-empty-passkey": async (world) => {
        await world.uploaded({ friendlyName: "empty", passkey: "" }, { passkey: "" });
        const file = makeQuickPkcs12({ friendlyName: "absent", passkey: "" });
        assert.equal((await world.form({ file })).status, 201);
        const [empty, absent] = world.emulator.certificates();
        assert.equal(typeof empty?.passkeySha256, "string");
        assert.equal(absent?.passkeySha256, undefined);
    },
    "create-interrupted": async (world) => {
        const file = makeQuickPkcs12();
        const head = (length: number) =>
            [
                "POST /api/v1/certificates HTTP/1.1",
                "Host: localhost",
                `X-Auth-Token: ${world.emulator.token}`,
                "Content-Type: multipart/form-data; boundary=b",
                `Content-Length: ${length}`,
                "\r\n",
            ].join("\r\n");
        const part = '--b\r\nContent-Disposition: form-data; name="certificateFile"; filename="a.p12"\r\n\r\n';
        const passkey = '--b\r\nContent-Disposition: form-data; name="passkey"\r\n\r\nsecret\r\n';
        for (const rest of ["", "\r\n", "\r\n--b"]) {
            const sent = Buffer.concat([Buffer.from(passkey + part), file, Buffer.from(rest)]);
            const socket = connect(world.emulator.port, "127.0.0.1");
            socket.write(Buffer.concat([Buffer.from(head(sent.length + 100)), sent]));
            socket.end();
            socket.resume();
            await once(socket, "close");
        }
        assert.equal((await world.get("/certificates/expiring-soon?days=36500")).json["data"]?.["length"], 0);
        assert.deepEqual(world.emulator.certificates(), []);
    },
    "create-size": async (world) => {
        const largest = makeQuickPkcs12OfSize(LIMIT);
        assert.equal(largest.length, LIMIT);
        const accepted = await world.form({ file: largest, passkey: "secret" });
        assert.equal(accepted.status, 201, accepted.text);
        const refused = await world.form({ file: makeQuickPkcs12OfSize(LIMIT + 1), passkey: "secret" });
        assertProblem(refused, 413, "LE_ERR_SS_400", null, /larger/);
        const [, record] = world.emulator.requests();
        assert.deepEqual(
            record?.fields.map(({ name, bytes }) => [name, bytes]),
            [
                ["passkey", 6],
                ["certificateFile", LIMIT + 1],
            ],
        );
    },
};
