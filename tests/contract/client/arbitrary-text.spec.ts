/** Property test: arbitrary Unicode in every field of a response gives one coded error or printable outputs, in time. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { engineError } from "../../../provider/dynamic/engine-error";
import type { CertificateInputs } from "../../../provider/core/certificate/types";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { readCertificate } from "../../../provider/lifecycle/certificate/read";
import { updateCertificate } from "../../../provider/lifecycle/certificate/update";
import { deleteCertificate } from "../../../provider/lifecycle/certificate/delete";
import { getCertificate } from "../../../provider/lifecycle/lookup/get-certificate";
import type { LookupPorts } from "../../../provider/lifecycle/ports";
import { cpuTimeMs } from "../../support/process/cpu-time";
import { startRawServer, type CannedResponse, type RawServer } from "../../support/raw-server";
import { file, TOKEN } from "../canaries";
import { connectLifecycle } from "../lifecycle/real-lifecycle";
import { known } from "../../unit/lifecycle/known";

const withText = () => ({ __provider: "provider text" });

/** Of processor time: the other end of the connection is in this process. */
const MOST_MS = 2000;
const RUNS = 40;

/** Lone surrogates, controls, format characters and ordinary letters of all planes, and what a path or a terminal acts upon. */
const unit = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 4 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)) },
    { weight: 2, arbitrary: fc.constantFrom("\u202e", "\u2066", "\u200b", "\u2028", "\u{e0041}", "\ufeff", "😀") },
    { weight: 2, arbitrary: fc.constantFrom("..", "/", "%2e", "\u001b]8;;", "&quot;", "\\", '"', "x".repeat(299)) },
);
const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(""));
/** Mostly text; now and then a value of another type, or a good one. */
const field = (good: unknown) =>
    fc.oneof(
        { weight: 5, arbitrary: text },
        { weight: 2, arbitrary: fc.constant(good) },
        { weight: 1, arbitrary: fc.constantFrom(null, undefined, 5, 1e300, true, [], {}, [2027, 1, 2]) },
    );

const record = fc.record({
    id: field("id-1"),
    name: field("asha"),
    certificateType: field("PKCS12_PFX"),
    expiry: field("2030-01-01T00:00:00Z"),
    createdAt: field("2026-06-15T12:00:00Z"),
    departmentId: field("hr"),
    departmentName: field("HR"),
    enabled: field(true),
});
const problem = fc.record({
    code: field("LE_ERR_SS_400"),
    message: field("m"),
    errors: fc.array(fc.record({ message: field("m"), path: field("/"), code: field("LE_ERR_SS_001") }), {
        maxLength: 2,
    }),
});
const success = fc.constantFrom(200, 201, 204);
const failure = fc.constantFrom(302, 400, 401, 403, 404, 409, 413, 422, 500, 502);
const type = fc.constantFrom("application/json", "application/json", "application/problem+json", "text/html");
// JSON of an ill-formed text is well-formed, its escapes are not.
const response: fc.Arbitrary<CannedResponse> = fc.oneof(
    fc.tuple(success, record, fc.boolean()).map(([status, data, bare]) => canned(status, bare ? data : { data })),
    fc.tuple(success, fc.array(record, { maxLength: 3 })).map(([status, data]) => canned(status, { data })),
    fc.tuple(failure, problem, type).map(([status, data, contentType]) => canned(status, data, contentType)),
    fc.tuple(failure, text).map(([status, body]) => ({ status, headers: { "content-type": "text/plain" }, body })),
);

function canned(status: number, body: unknown, contentType = "application/json"): CannedResponse {
    return { status, headers: { "content-type": contentType }, body: status === 204 ? "" : JSON.stringify(body) };
}

/** Controls and line ends; in a message invisible characters too. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/u;
const STEERING = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

function assertFit(value: unknown, unfit: RegExp): void {
    if (typeof value === "string") {
        assert.ok(value.isWellFormed(), `half a pair: ${JSON.stringify(value)}`);
        assert.doesNotMatch(value, unfit);
    } else if (typeof value === "object" && value !== null) {
        Object.values(value).forEach((part) => {
            assertFit(part, unfit);
        });
    }
}

/** Every text of an error that the engine or a terminal gets. */
function assertOneCodedError(error: unknown): void {
    assert.ok(error instanceof Error, String(error));
    assert.match(
        String((error as Error & { code?: unknown }).code),
        /^ERR_(SIGNSTATION|LEEGALITY)_[A-Z_]+$/,
        error.stack,
    );
    assertFit(error.message, STEERING);
    assertFit((error as Error & { state?: unknown }).state, CONTROLS);
    const data = engineError(error, withText) as Error & { reasons?: unknown; properties?: unknown };
    assertFit(data.message, STEERING);
    assertFit(data.reasons, STEERING);
    assertFit(data.properties, CONTROLS);
}

describe("arbitrary Unicode in every field of every response", () => {
    let server: RawServer;
    let responses: readonly CannedResponse[] = [{ status: 404 }];
    before(async () => {
        // The responses come in turn, the last one for ever.
        server = await startRawServer(
            () => responses[Math.min(server.requests.length, responses.length + start) - start - 1],
        );
    });
    let start = 0;
    after(() => server.close());

    const inputsOf = new Map<object, CertificateInputs>();
    const [PLAIN, MOVED, ADOPTS, ON_CONFLICT] = [
        {},
        { departmentId: "hr" },
        { adoptId: "id-1" },
        { onConflict: "adopt" },
    ];
    before(async () => {
        // The first reading of a file loads what it needs, which is no part of the time.
        const life = connectLifecycle(server.url, TOKEN);
        for (const args of [PLAIN, MOVED, ADOPTS, ON_CONFLICT]) {
            inputsOf.set(args, await life.inputs(file, args));
        }
        await life.certificates.get("id-1").catch(() => undefined);
    });
    const inputs = (args: object) => inputsOf.get(args) ?? assert.fail();

    type Life = ReturnType<typeof connectLifecycle>;
    const state = { endpoint: "", fileHash: "00", passkey: "sesame", enabled: true, departmentId: "hr" };
    const calls: [name: string, act: (life: Life) => Promise<unknown>][] = [
        ["create", (life) => createCertificate(life.ports, life.ports.call, inputs(MOVED))],
        ["create that adopts", (life) => createCertificate(life.ports, life.ports.call, inputs(ADOPTS))],
        [
            "create that adopts on a conflict",
            (life) => createCertificate(life.ports, life.ports.call, inputs(ON_CONFLICT)),
        ],
        [
            "update",
            (life) =>
                updateCertificate(
                    life.ports,
                    life.ports.call,
                    "id-1",
                    { ...state, endpoint: server.url },
                    inputs(PLAIN),
                ),
        ],
        [
            "read",
            (life) => readCertificate(life.ports, life.ports.call, "id-1", known({ ...state, endpoint: server.url })),
        ],
        ["Certificate.get", (life) => readCertificate(life.ports, life.ports.call, "id-1")],
        [
            "delete",
            (life) => deleteCertificate(life.ports, life.ports.call, "id-1", { ...state, endpoint: server.url }),
        ],
        ["getCertificate by name", (life) => getCertificate(life.ports as unknown as LookupPorts, { name: "asha" })],
        ["departments.create", (life) => life.departments.create({ name: "HR", enabled: true })],
        ["departments.get", (life) => life.departments.get("id-1")],
    ];
    for (const [name, act] of calls) {
        it(`${name}: one coded error or printable outputs, within ${MOST_MS / 1000} s of processor time`, async function () {
            this.timeout(2 * RUNS * MOST_MS);
            await fc.assert(
                fc.asyncProperty(fc.array(response, { minLength: 1, maxLength: 4 }), async (given) => {
                    [responses, start] = [given, server.requests.length];
                    const life = connectLifecycle(server.url, TOKEN);
                    const began = cpuTimeMs();
                    try {
                        assertFit(await act(life), CONTROLS);
                    } catch (error) {
                        assert.ok(!(error instanceof assert.AssertionError), error as Error);
                        assertOneCodedError(error);
                    }
                    assert.ok(cpuTimeMs(began) < MOST_MS);
                    assertFit(life.notes, STEERING);
                }),
                { numRuns: RUNS },
            );
        });
    }
});
