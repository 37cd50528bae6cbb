/** Server failures on the real engine: the error says what to do, and the next run ends with one certificate. */
import assert from "node:assert/strict";
import type { FaultEffect } from "signstation-emulator";
import { said, type Run } from "../engine-run";
import { makePkcs12 } from "../../pkcs12/pkcs12-files";
import type { EngineFrontEnd } from "../front-end";
import { HR, type Scenario } from "../scenario";

/** How an upload fails, by resource name. Requests come one after another, in this order. */
interface Failure {
    readonly name: string;
    readonly effect: FaultEffect;
    /** The error; undefined where the certificate is looked for and, since it is not there, uploaded again. */
    readonly says?: RegExp;
    /** Whether the server processed the upload all the same. @default false */
    readonly processed?: boolean;
}

const refused: readonly Failure[] = [
    {
        name: "401",
        effect: answer(401, { code: "LE_ERR_SS_401", errors: [{ code: "LE_ERR_SS_303" }] }),
        says: /LE_ERR_SS_303.*LEEGALITY_AUTH_TOKEN.*ERR_SIGNSTATION_UNAUTHORIZED/,
    },
    {
        name: "400",
        effect: answer(400, { code: "LE_ERR_SS_400", errors: [{ message: "unsupported file" }] }),
        says: /400.*unsupported file.*ERR_SIGNSTATION_BAD_REQUEST/,
    },
    {
        name: "413",
        effect: { ...answer(413, "<html>too large</html>"), contentType: "text/html" },
        says: /413.*proxy.*ERR_SIGNSTATION_TOO_LARGE/,
    },
];
const lost: readonly Failure[] = [
    { name: "500", effect: answer(500, { code: "LE_ERR_SS_500", errors: [{ message: "Internal Server Error" }] }) },
    { name: "an-html-page", effect: { ...answer(200, "<html>login</html>"), contentType: "text/html" } },
    { name: "an-empty-body", effect: answer(201, "") },
    { name: "json-of-another-shape", effect: answer(201, { items: [] }) },
    { name: "no-id", effect: answer(201, { data: { name: "signing" } }) },
    { name: "dropped-before", effect: { kind: "drop", when: "before" } },
    { name: "dropped-after", effect: { kind: "drop", when: "after" }, processed: true },
];

function answer(status: number, body: string | object): FaultEffect & { readonly kind: "answer" } {
    return { kind: "answer", status, body };
}

export function failuresSuite(frontEnd: EngineFrontEnd): void {
    frontEnd.describe(`a failing server, through ${frontEnd.name},`, function () {
        this.timeout(300_000);
        let scenario: Scenario;
        beforeEach(async () => {
            scenario = await frontEnd.open();
        });
        afterEach(() => scenario.close());

        function declare(failures: readonly Pick<Failure, "name">[]): void {
            scenario.declareCertificates(
                Object.fromEntries(
                    failures.map(({ name }) => {
                        const { bytes, passkey } = makePkcs12({ commonName: name, friendlyName: name });
                        scenario.stack.write(`${name}.p12`, bytes);
                        return [name, { certificateFile: `${name}.p12`, passkey, departmentId: HR }];
                    }),
                ),
            );
        }

        async function upOf(failure: Failure): Promise<Run> {
            scenario.emulator.once({ match: { method: "POST" }, effect: failure.effect });
            declare([failure]);
            return scenario.stack.up();
        }

        it("that refuses the upload: a coded error, nothing in the state, and the next up succeeds", async () => {
            for (const failure of refused) {
                const run = await upOf(failure);
                assert.notEqual(run.code, 0, failure.name);
                assert.match(said(run, "error"), failure.says ?? /^$/);
                assert.deepEqual(await scenario.stack.certificates(), [], failure.name);
            }
            const next = await scenario.stack.up();
            assert.equal(next.code, 0, said(next, "error"));
        });

        it("that loses the response to an upload: the upload is repeated only if the list lacks the certificate", async () => {
            let passed = 0;
            for (const { effect, processed = false } of lost) {
                scenario.emulator.once({ match: { method: "POST", skip: passed }, effect });
                passed += processed ? 0 : 1;
            }
            declare(lost);
            const run = await scenario.stack.up("--parallel", "1");
            assert.equal(run.code, 0, said(run, "error"));
            scenario.emulator.assertNoFaultsLeft();
            const requests = scenario.takeRequests();
            const expected = lost.flatMap(({ processed = false }) => [
                "POST /certificates",
                "GET /certificates/expiring-soon",
                ...(processed ? [] : ["POST /certificates"]),
                "GET /certificates/{id}",
            ]);
            assert.deepEqual(requests, expected);
            assert.deepEqual(
                (await scenario.stack.certificates()).map(({ id }) => id).sort(),
                scenario.emulator
                    .certificates()
                    .map(({ id }) => id)
                    .sort(),
            );
            assert.equal(scenario.emulator.certificates().length, lost.length);
        });

        it("that fails the read-back: the id is kept, and the next up only reads", async () => {
            declare([{ name: "signing" }]);
            scenario.emulator.once({ match: { method: "GET" }, effect: answer(500, "") });
            const failed = await scenario.stack.up();
            assert.notEqual(failed.code, 0);
            assert.match(said(failed, "error"), /ERR_LEEGALITY_READ_BACK/);
            const { id } = scenario.onlyCertificate();
            assert.equal((await scenario.stack.certificates())[0]?.id, id);
            scenario.takeRequests();

            const mended = await scenario.stack.up();
            assert.equal(mended.code, 0, said(mended, "error"));
            assert.deepEqual(scenario.takeRequests(), ["GET /certificates/{id}"]);
            assert.equal(scenario.onlyCertificate().id, id);
            assert.deepEqual((await scenario.stack.up()).changes, { same: 1 });
            assert.equal((await scenario.stack.destroy()).code, 0, "the kept state can be destroyed");
        });
    });
}
