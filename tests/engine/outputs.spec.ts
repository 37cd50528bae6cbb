/** A whole certificate as a stack output, and resources that are read with get. */
import assert from "node:assert/strict";
import { sendByHand } from "../support/by-hand";
import { said } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { HR, withScenario } from "../support/engine/scenario";
import { readSource } from "../support/source/sources";
import { formData } from "../support/world";

describe("a certificate that is exported whole", function () {
    this.timeout(300_000);

    it("shows arguments, facts and the server's data, no internals, and the passkey as a secret", async () => {
        const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
        const program = `
            const leegality = require("pulumi-leegality");
            exports.signing = new leegality.Certificate("signing", {
                certificateFile: "signing.p12",
                passkey: ${JSON.stringify(file.passkey)},
                departmentId: "${HR}",
            });
        `;
        await withScenario(async (scenario) => {
            const { stack } = scenario;
            stack.write("signing.p12", file.bytes);
            const up = await stack.up();
            assert.equal(up.code, 0, said(up, "error"));
            const { stdout } = await stack.succeed(["stack", "output", "--json"]);
            const { signing } = JSON.parse(stdout) as { signing: Record<string, unknown> };
            const documented = Array.from(
                readSource("sdk/certificate.ts").matchAll(/^ {4}declare readonly (\w+):/gm),
                (match) => match[1] ?? "",
            ).filter((name) => name !== "unverified");
            assert.deepEqual(
                Object.keys(signing).sort(),
                ["id", "urn", "certificateFile", ...documented].sort(),
                "each documented output, and the argument that was given",
            );
            assert.partialDeepStrictEqual(signing, {
                id: scenario.onlyCertificate().id,
                passkey: "[secret]",
                subject: "CN=signing",
                departmentName: "HR",
                expiry: file.notAfter,
            });
        }, program);
    });
});

describe("a resource that a program reads with get", function () {
    this.timeout(300_000);

    it("leaves the state if a refresh finds it gone, and the next run fails", async () => {
        const program = `
            const leegality = require("pulumi-leegality");
            exports.endpoint = leegality.Certificate.get("found", process.env.LOOKED_AT).endpoint;
        `;
        await withScenario(async (scenario) => {
            const { bytes, passkey } = makePkcs12({ commonName: "signing", friendlyName: "signing" });
            const form = formData({ file: bytes, passkey });
            const { id } = await sendByHand(scenario.emulator, "POST", "/certificates", form);
            scenario.stack.env = { ...scenario.stack.env, LOOKED_AT: id };
            assert.equal((await scenario.stack.up()).code, 0);
            scenario.emulator.removeCertificate(id);
            assert.equal((await scenario.stack.refresh()).code, 0);
            assert.deepEqual(await scenario.stack.certificates(), []);
            const up = await scenario.stack.up();
            assert.notEqual(up.code, 0);
            assert.match(said(up, "error"), /ERR_LEEGALITY_NOT_FOUND/);
        }, program);
    });

    for (const kind of ["Certificate", "Department"]) {
        it(`fails the run for an unknown id: ${kind}.get`, async () => {
            const id = "00000000-0000-4000-8000-000000000000";
            const program = `
                const leegality = require("pulumi-leegality");
                exports.endpoint = leegality.${kind}.get("found", "${id}").endpoint;
            `;
            await withScenario(async (scenario) => {
                const up = await scenario.stack.up();
                assert.notEqual(up.code, 0);
                assert.match(said(up, "error"), new RegExp(`${kind}\\.get: .*"${id}".*ERR_LEEGALITY_NOT_FOUND`));
            }, program);
        });
    }
});
