/** Invoke and List over gRPC. */
import assert from "node:assert/strict";
import { startEmulator } from "signstation-emulator";
import { SIGNATURE_KEY, SIGNATURES } from "../../provider/engine-wire/signatures";
import { sendByHand } from "../support/by-hand";
import { HR, UNKNOWN_ID, World } from "../support/world";
import { CERTIFICATE, DEPARTMENT, Plugin, type CallError } from "./plugin-client";

describe("functions and List over gRPC", () => {
    let world: World;
    let plugin: Plugin;
    let id: string;

    before(async () => {
        world = new World(await startEmulator(), { now: new Date() });
        id = await world.uploaded({ friendlyName: "signing" }, { departmentId: HR });
        await world.uploaded({ friendlyName: "other" });
        plugin = await Plugin.start({ baseUrl: world.emulator.url, authToken: world.emulator.token, maxRetries: "0" });
    });
    after(async () => {
        plugin.stop();
        await world.emulator.stop();
    });

    it("getCertificate finds by id and by name", async () => {
        for (const args of [{ id }, { name: "signing" }]) {
            const found = await plugin.invoke("leegality:index:getCertificate", args);
            assert.equal(found["id"], id);
            assert.equal(found["departmentName"], "HR");
        }
    });

    it("getExpiringCertificates lists, and getCertificateSummary counts", async () => {
        const { certificates } = await plugin.invoke("leegality:index:getExpiringCertificates", {
            days: 3650,
            departmentId: HR,
        });
        assert.deepEqual(
            (certificates as { id: string }[]).map((certificate) => certificate.id),
            [id],
        );
        const summary = await plugin.invoke("leegality:index:getCertificateSummary", { days: 3650 });
        assert.equal(summary["total"], 2);
    });

    it("getCertificate returns a secret for a secret argument, and hides it in errors", async () => {
        const secret = (value: string) => ({ [SIGNATURE_KEY]: SIGNATURES.secret, value });
        const found = await plugin.invoke("leegality:index:getCertificate", { id: secret(id) });
        assert.deepEqual(found["id"], secret(id));
        const error = await failure(plugin.invoke("leegality:index:getCertificate", { id: secret(UNKNOWN_ID) }));
        assert.match(error.details, /\[ERR_LEEGALITY_NOT_FOUND\]$/);
        assert.equal(error.details.includes(UNKNOWN_ID), false);
    });

    for (const { token, args, code } of [
        { token: "leegality:index:getCertificate", args: {}, code: "ERR_LEEGALITY_INVALID_ARGUMENT" },
        { token: "leegality:index:getCertificate", args: { id: UNKNOWN_ID }, code: "ERR_LEEGALITY_NOT_FOUND" },
        {
            token: "leegality:index:getExpiringCertificates",
            args: { days: -1 },
            code: "ERR_LEEGALITY_INVALID_ARGUMENT",
        },
        { token: "leegality:index:nothing", args: {}, code: "ERR_LEEGALITY_INVALID_ARGUMENT" },
    ]) {
        it(`${token} of ${JSON.stringify(args)} fails with ${code}`, async () => {
            assert.ok((await failure(plugin.invoke(token, args))).details.endsWith(`[${code}]`));
        });
    }

    it("List returns what can be imported: certificates, those of one department, and departments with certificates", async () => {
        assert.deepEqual((await plugin.list(CERTIFICATE)).map(({ name }) => name).sort(), ["other", "signing"]);
        assert.deepEqual(await plugin.list(CERTIFICATE, { departmentId: HR }), [{ id, name: "signing" }]);
        assert.equal((await plugin.list(CERTIFICATE, {}, 1)).length, 1);
        const departments = await plugin.list(DEPARTMENT);
        assert.ok(departments.some(({ id: found, name }) => found === HR && name === "HR"));
        for (const [token, listed] of [
            [CERTIFICATE, await plugin.list(CERTIFICATE)],
            [DEPARTMENT, departments],
        ] as const) {
            for (const { id: importable } of listed) {
                assert.equal((await plugin.read(token, "imported", importable)).id, importable);
            }
        }
        assert.match((await failure(plugin.list("leegality:index:Nothing"))).details, /is no resource/);
    });

    for (const token of [CERTIFICATE, DEPARTMENT]) {
        it(`an import of ${token} names the id that does not exist`, async () => {
            const { details } = await failure(plugin.read(token, "imported", UNKNOWN_ID));
            assert.match(details, new RegExp(`^pulumi import, or \\w+\\.get: .* of id "${UNKNOWN_ID}"`));
            assert.match(details, /\[ERR_LEEGALITY_NOT_FOUND\]$/);
        });
    }

    it("List leaves out a certificate in an HSM, and an import of one warns", async () => {
        const list = (await sendByHand(world.emulator, "GET", "/certificates/expiring-soon?days=3650")) as unknown;
        const data = (list as { id: string }[]).map((record) => ({ ...record, certificateType: "PKCS12_HSM" }));
        const respond = (body: object = {}) => {
            world.emulator.once({ match: { method: "GET" }, effect: { kind: "answer", status: 200, body } });
        };
        respond({ data });
        assert.deepEqual(await plugin.list(CERTIFICATE), []);
        respond(data.find((record) => record.id === id));
        await plugin.read(CERTIFICATE, "imported", id);
        assert.match(plugin.logged.at(-1)?.message ?? "", /^The certificate is of type PKCS12_HSM, not PKCS12_PFX/);
    });
});

async function failure(work: Promise<unknown>): Promise<CallError> {
    try {
        await work;
    } catch (error) {
        return error as CallError;
    }
    return assert.fail("it did not fail");
}
