/** Fidelity rows about refused uploads. */
import assert from "node:assert/strict";
import { makeDamagedPkcs12, makeQuickPkcs12, makeUnsupportedPkcs12 } from "../../support/pkcs12/quick-pkcs12";
import { assertProblem, formData, type World } from "../../support/world";
import type { Rows } from "./row";

/** Uploads with the passkey "secret" and expects a 400 that says this, with nothing stored. */
async function refuses(world: World, file: Buffer, message: RegExp, fileName = "upload.p12"): Promise<void> {
    const reply = await world.form({ file, fileName, passkey: "secret" });
    assertProblem(reply, 400, "LE_ERR_SS_400", null, message);
    assert.deepEqual(world.emulator.certificates(), []);
}

async function sendRaw(world: World, contentType: string, body: string): Promise<void> {
    const headers = { "x-auth-token": world.emulator.token, "content-type": contentType };
    assertProblem(await world.call("POST", "/certificates", { headers, body }), 400, "LE_ERR_SS_400", null);
}

export const uploadRefusalRows: Rows = {
    "create-extension": async (world) => {
        for (const fileName of ["a.P12", "a.pfx", "a.b.PFX"]) {
            await world.uploaded({ friendlyName: fileName }, { fileName });
        }
        const file = makeQuickPkcs12({ friendlyName: "other" });
        for (const fileName of ["a.pem", "a", "p12", "a.p12.txt", "a.p12 "]) {
            const reply = await world.form({ file, fileName, passkey: "secret" });
            assertProblem(reply, 400, "LE_ERR_SS_400", null, /\.p12 or \.pfx/);
        }
    },
    "create-no-file": async (world) => {
        assertProblem(await world.form({ passkey: "secret" }), 400, "LE_ERR_SS_400", null, /missing/);
        const asText = formData({ passkey: "secret" });
        asText.append("certificateFile", "TestCertificate.leegality.com");
        const reply = await world.call("POST", "/certificates", { body: asText });
        assertProblem(reply, 400, "LE_ERR_SS_400", null, /missing/);
    },
    "create-not-multipart": async (world) => {
        await sendRaw(world, "application/json", '{"passkey":"secret","certificateFile":"x"}');
        await sendRaw(world, "multipart/form-data", "no boundary");
        await sendRaw(world, "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; na");
        await sendRaw(world, "not a media type", "x");
        const none = await world.call("POST", "/certificates");
        assertProblem(none, 400, "LE_ERR_SS_400", null, /multipart/);
    },
    "create-repeated": async (world) => {
        const fields = { file: makeQuickPkcs12(), passkey: "secret", enabled: "true" };
        const again = {
            passkey: { passkey: "secret" },
            enabled: { enabled: "false" },
            file: { file: makeQuickPkcs12() },
        };
        for (const more of Object.values(again)) {
            const body = formData(fields);
            for (const [name, value] of formData(more)) {
                body.append(name, value);
            }
            const reply = await world.call("POST", "/certificates", { body });
            assertProblem(reply, 400, "LE_ERR_SS_400", null, /more than once/);
        }
        const body = formData(fields);
        body.append("name", "ignored");
        body.append("otherFile", new Blob(["ignored"]), "other.txt");
        assert.equal((await world.call("POST", "/certificates", { body })).status, 201);
    },
    "create-long-field": async (world) => {
        const reply = await world.upload({}, { passkey: "x".repeat(64 * 1024 + 1) });
        assertProblem(reply, 413, "LE_ERR_SS_400", null, /passkey is larger/);
    },
    "create-wrong-passkey": async (world) => {
        await refuses(world, makeQuickPkcs12({ passkey: "another" }), /passkey does not open/);
        await refuses(world, makeQuickPkcs12({ passkey: "Secret" }), /passkey does not open/);
        const reply = await world.form({ file: makeQuickPkcs12() });
        assertProblem(reply, 400, "LE_ERR_SS_400", null, /passkey does not open/);
    },
    "create-not-pkcs12": async (world) => {
        const whole = makeQuickPkcs12();
        const pem = Buffer.from("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        const files = [Buffer.alloc(0), Buffer.alloc(4096), pem, whole.subarray(0, 200), whole.subarray(1)];
        for (const file of files) {
            await refuses(world, file, /not a PKCS#12 file/);
        }
    },
    "create-damaged": async (world) => {
        await refuses(world, makeDamagedPkcs12("secret"), /damaged/);
        const flipped = makeQuickPkcs12();
        const middle = Math.floor(flipped.length / 2);
        flipped.writeUInt8(flipped.readUInt8(middle) ^ 1, middle);
        await refuses(world, flipped, /passkey does not open/);
    },
    "create-unsupported": async (world) => {
        for (const file of makeUnsupportedPkcs12()) {
            await refuses(world, file, /algorithm that is not supported/);
        }
    },
    "create-no-key": async (world) => {
        await refuses(world, makeQuickPkcs12({ key: "none" }), /no private key/);
    },
    "create-no-leaf": async (world) => {
        await refuses(world, makeQuickPkcs12({ key: "other" }), /no certificate that belongs/);
    },
};
