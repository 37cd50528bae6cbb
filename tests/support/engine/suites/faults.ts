/** A hundred certificates on the real engine with faults of every kind on a fifth of all requests. */
import assert from "node:assert/strict";
import { said } from "../engine-run";
import { makePkcs12 } from "../../pkcs12/pkcs12-files";
import type { EngineFrontEnd } from "../front-end";
import { HR, withOpened } from "../scenario";

const COUNT = 100;
const CERTIFICATES = "/api/v1/certificates";
const SEED = 20_261_124;

export function faultsSuite(frontEnd: EngineFrontEnd): void {
    frontEnd.describe(
        `${COUNT} certificates, faults on 20 % of requests, seed ${SEED}, through ${frontEnd.name}`,
        function () {
            this.timeout(600_000);

            it("are on the server once each, with their ids in the state, after at most three runs", async () => {
                const clientSecret = "synthetic-client-secret";
                const options = {
                    flaky: { seed: SEED, rate: 0.2 },
                    clientId: "tests",
                    clientSecret,
                    tokenLifetimeRequests: 50,
                };
                await withOpened(frontEnd.open(options), async (scenario) => {
                    const { stack, emulator } = scenario;
                    stack.env = {
                        ...stack.env,
                        LEEGALITY_MAX_RETRIES: undefined,
                        LEEGALITY_AUTH_TOKEN: undefined,
                        LEEGALITY_CLIENT_ID: "tests",
                        LEEGALITY_CLIENT_SECRET: clientSecret,
                        LEEGALITY_TIMEOUT: "3",
                    };
                    // The kinds that the flaky mode does not have.
                    const drip = { kind: "slow-drip", everyMs: 500 } as const;
                    emulator.once({ match: { method: "POST", path: CERTIFICATES, skip: 5 }, effect: drip });
                    emulator.once({ match: { method: "GET", path: CERTIFICATES, skip: 15 }, effect: drip });
                    emulator.once({
                        match: { method: "POST", path: CERTIFICATES, skip: 40 },
                        effect: { kind: "stale", reads: 1 },
                    });
                    const names = Array.from({ length: COUNT }, (_, index) => `certificate-${index}`);
                    scenario.declareCertificates(
                        Object.fromEntries(
                            names.map((name) => {
                                const { bytes, passkey } = makePkcs12({ commonName: name, friendlyName: name });
                                stack.write(`${name}.p12`, bytes);
                                return [name, { certificateFile: `${name}.p12`, passkey, departmentId: HR }];
                            }),
                        ),
                    );
                    let runs = 0;
                    let run;
                    do {
                        run = await stack.up("--parallel", "16");
                        runs++;
                    } while (run.code !== 0 && runs < 3);
                    assert.equal(run.code, 0, said(run, "error"));
                    emulator.assertNoFaultsLeft();

                    const faulty = emulator.requests().filter(({ fault }) => fault !== undefined).length;
                    assert.ok(faulty > 20, `only ${faulty} requests went wrong`);
                    const onServer = emulator.certificates().map(({ id, alias }) => `${alias} ${id}`);
                    const inState = (await stack.certificates()).map(
                        ({ urn, id }) => `${urn.split("::").at(-1) ?? ""} ${id ?? ""}`,
                    );
                    assert.deepEqual(onServer.map((line) => line.split(" ")[0]).sort(), [...names].sort());
                    assert.deepEqual(inState.sort(), onServer.sort());
                });
            });
        },
    );
}
