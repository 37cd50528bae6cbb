/** Ids that would break a URL path, belong to another object, or repeat a secret: a coded error, and no such request. */
import assert from "node:assert/strict";
import { readCertificate } from "../../../provider/lifecycle/certificate/read";
import { jsonResponse, startRawServer, type RawServer } from "../../support/raw-server";
import { withRawServer } from "../../support/with-raw-server";
import { file, PASSKEY, TOKEN } from "../canaries";
import { connect, errorOf, type Connected } from "../connect";
import { connectLifecycle } from "./real-lifecycle";

const PROPERTIES = { name: "HR", enabled: true };
const form = { file: { name: "signing.p12", bytes: file.bytes }, passkey: PASSKEY };

/** Every request that names an id. */
const calls: Readonly<Record<string, (connected: Connected, id: string) => Promise<unknown>>> = {
    "certificates.get": ({ certificates }, id) => certificates.get(id),
    "certificates.update": ({ certificates }, id) => certificates.update(id, form),
    "certificates.delete": ({ certificates }, id) => certificates.delete(id),
    "departments.get": ({ departments }, id) => departments.get(id),
    "departments.update": ({ departments }, id) => departments.update(id, PROPERTIES),
    "departments.disable": ({ departments }, id) => departments.disable(id),
};

describe("an id that would break a URL path", () => {
    let server: RawServer;
    beforeEach(async () => {
        server = await startRawServer(jsonResponse(200, { code: "LE_SS_002", message: "done" }));
    });
    afterEach(() => server.close());

    for (const [name, call] of Object.entries(calls)) {
        for (const id of [
            ".",
            "..",
            "",
            "../certificates",
            "%2e%2e",
            "a\u001b[2J\nb",
            "a\ud83d",
            "x".repeat(1024 * 1024),
        ]) {
            it(`${name} refuses ${JSON.stringify(id.slice(0, 20))} before anything is sent`, async () => {
                const error = await errorOf(call(connect(server.url, TOKEN), id));
                assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_BAD_REQUEST", "no"]);
                assert.ok(error.message.length < 600 && error.message.isWellFormed());
                assert.equal(server.requests.length, 0);
            });
        }
    }

    it("is an invalid argument of Certificate.get", async () => {
        const { ports } = connectLifecycle(server.url, TOKEN);
        await assert.rejects(readCertificate(ports, ports.call, ".."), { code: "ERR_LEEGALITY_INVALID_ARGUMENT" });
        assert.equal(server.requests.length, 0);
    });
});

describe("an id in a response", () => {
    const rows: [name: string, id: string, calls: readonly string[]][] = [
        ["a path segment", "..", ["upload", "create", "certificates.get", "departments.get"]],
        ["an escape sequence", "a\u001b[2J", ["upload", "create", "certificates.get", "departments.get"]],
        ["half a surrogate pair", "a\ud83d", ["upload", "create", "certificates.get", "departments.get"]],
        ["another object's id", "id-2", ["certificates.get", "departments.get"]],
        ["an id with the token in it", `id-${TOKEN}`, ["upload", "create"]],
        ["an id with the passkey in it", `id-${PASSKEY}`, ["upload"]],
    ];
    const writes: typeof calls = {
        ...calls,
        upload: ({ certificates }) => certificates.upload(form),
        create: ({ departments }) => departments.create(PROPERTIES),
    };
    for (const [name, id, names] of rows) {
        for (const call of names) {
            it(`${call}: ${name} is an error that does not quote it`, async () => {
                await withRawServer(jsonResponse(200, { data: { id, name: "asha" } }), async (server) => {
                    const error = await errorOf(writes[call]?.(connect(server.url, TOKEN), "id-1") ?? assert.fail());
                    const processed = call.endsWith(".get") ? "no" : "unknown";
                    assert.deepEqual([error.code, error.processed], ["ERR_SIGNSTATION_UNEXPECTED_ANSWER", processed]);
                    assert.ok(![TOKEN, PASSKEY, "\u001b", "\ud83d"].some((part) => error.message.includes(part)));
                });
            });
        }
    }

    it("may differ from the requested UUID in letter case", async () => {
        const id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        await withRawServer(jsonResponse(200, { id }), async (server) => {
            assert.deepEqual(await connect(server.url, TOKEN).certificates.get(id.toUpperCase()), { id });
        });
    });

    it("of another department makes departments.update ignore the record", async () => {
        await withRawServer(
            jsonResponse(200, { data: { id: "id-2", name: "Legal", enabled: false } }),
            async (server) => {
                const { departments } = connect(server.url, TOKEN);
                assert.deepEqual(await departments.update("id-1", PROPERTIES), { id: "id-1" });
            },
        );
    });

    it("drops its record from a list if it would break a path or repeats a secret", async () => {
        const ids = ["..", "id-1", `id-${TOKEN}`, `id-${PASSKEY}`, "a/b"];
        await withRawServer(jsonResponse(200, { data: ids.map((id) => ({ id, name: "asha" })) }), async (server) => {
            const certificates = connect(server.url, TOKEN).certificatesFor({ resource: "a", secrets: [PASSKEY] });
            assert.deepEqual(
                (await certificates.listExpiring(30)).map(({ id }) => id),
                ["id-1"],
            );
        });
    });
});

describe("an error response that repeats the file", () => {
    const base64 = file.bytes.toString("base64");
    const rows: [name: string, message: string][] = [
        ["as base64", `cannot parse ${base64}`],
        ["as hexadecimal digits", `cannot parse ${file.bytes.toString("hex").slice(0, 200)}`],
        ["as PEM", `-----BEGIN PKCS12-----\n${base64.replace(/.{64}/g, "$&\n")}`],
    ];
    for (const [name, message] of rows) {
        it(`is not quoted: ${name}`, async () => {
            await withRawServer(jsonResponse(400, { code: "LE_ERR_SS_400", errors: [{ message }] }), async (server) => {
                const { certificates } = connect(server.url, TOKEN);
                for (const call of [() => certificates.upload(form), () => certificates.update("id-1", form)]) {
                    const error = await errorOf(call());
                    assert.equal(error.code, "ERR_SIGNSTATION_BAD_REQUEST");
                    assert.match(error.message, /left out here because it repeats a secret/);
                }
            });
        });
    }
});
