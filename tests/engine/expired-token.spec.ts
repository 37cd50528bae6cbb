/** A token from client credentials that expires between two uploads, on the real engine. */
import assert from "node:assert/strict";
import { said } from "../support/engine/engine-run";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { withScenario } from "../support/engine/scenario";

const NAMES = ["first", "second", "third"];
const CLIENT = { clientId: "tests", clientSecret: "synthetic-client-secret" };

describe("an exchanged token that expires between two uploads", function () {
    this.timeout(300_000);

    it("is renewed, the refused upload is repeated after a look at the list, and each certificate exists once", () =>
        withScenario(
            async (scenario) => {
                const { stack, emulator } = scenario;
                stack.env = {
                    ...stack.env,
                    LEEGALITY_AUTH_TOKEN: undefined,
                    LEEGALITY_CLIENT_ID: CLIENT.clientId,
                    LEEGALITY_CLIENT_SECRET: CLIENT.clientSecret,
                };
                scenario.declareCertificates(
                    Object.fromEntries(
                        NAMES.map((name) => {
                            const { bytes, passkey } = makePkcs12({ commonName: name, friendlyName: name });
                            return [name, { certificateFile: stack.write(`${name}.p12`, bytes), passkey }];
                        }),
                    ),
                );
                const match = { method: "POST", path: "/api/v1/certificates", skip: 1 };
                emulator.once({ match, effect: { kind: "expire-tokens" } });
                const up = await stack.up("--parallel", "1");
                assert.deepEqual([up.code, up.changes], [0, { create: NAMES.length }], said(up, "error"));
                emulator.assertNoFaultsLeft();
                const requests = emulator.requests().map(({ method, path, status }) => `${method} ${path} ${status}`);
                const [refusal, renewal, look, upload] = requests.slice(
                    requests.indexOf("POST /api/v1/certificates 401"),
                );
                assert.equal(refusal, "POST /api/v1/certificates 401");
                assert.match(renewal ?? "", /^POST \S+\/auth\/token 200$/);
                assert.match(look ?? "", /^GET \S+\/expiring-soon\S* 200$/);
                assert.equal(upload, "POST /api/v1/certificates 201");
                assert.deepEqual(
                    emulator
                        .certificates()
                        .map(({ alias }) => alias)
                        .sort(),
                    NAMES,
                );
                const known = (await stack.certificates()).map(({ id }) => id).sort();
                assert.deepEqual(
                    known,
                    emulator
                        .certificates()
                        .map(({ id }) => id)
                        .sort(),
                );
            },
            undefined,
            CLIENT,
        ));
});
