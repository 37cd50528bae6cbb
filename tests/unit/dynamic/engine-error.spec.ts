/** engineError: errors in the form that the engine's launcher expects, without secrets in what it prints. */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { engineError, type ResourceInitError } from "../../../provider/dynamic/engine-error";
import { LeegalityError, UnfinishedError } from "../../../provider/lifecycle/errors/leegality-error";
import { Pkcs12Error } from "../../../provider/pkcs12";
import { SignStationError } from "../../../provider/signstation";

const withText = () => ({ __provider: "provider text" });

const CANARY = "s3same-canary";
const unfinished = () =>
    new UnfinishedError("ERR_LEEGALITY_READ_BACK", "It could not be read back.", "id-1", {
        passkey: CANARY,
        fileHash: "aa",
    });

/** What the launcher prints of an error, and a program that logs it. */
function printed(error: unknown): string {
    return `${String(error)}: ${String((error as Error).stack)} ${inspect(error, { depth: Infinity })} ${JSON.stringify(error)}`;
}

describe("engineError, an unfinished write", () => {
    it("has id, reasons, and the state with the serialised provider in it", () => {
        const error = engineError(unfinished(), withText) as ResourceInitError;
        assert.ok(error instanceof Error);
        assert.equal(error.id, "id-1");
        assert.deepEqual(error.properties, { passkey: CANARY, fileHash: "aa", __provider: "provider text" });
        assert.equal(error.reasons.length, 1);
        assert.match(error.reasons[0] ?? "", /could not be read back.*ERR_LEEGALITY_READ_BACK/);
        assert.equal(error.message, error.reasons[0]);
    });

    it("does not print the state, which has the passkey", () => {
        const error = engineError(unfinished(), withText);
        assert.ok(!Object.keys(error as object).includes("properties"));
        assert.ok(!printed(error).includes(CANARY));
    });
});

describe("engineError, everything else", () => {
    const known: [name: string, error: Error & { readonly code: string }][] = [
        ["LeegalityError", new LeegalityError("ERR_LEEGALITY_FILE_EMPTY", "It is empty.")],
        ["Pkcs12Error", new Pkcs12Error("ERR_PKCS12_DAMAGED", "It is damaged.")],
        [
            "SignStationError",
            new SignStationError(
                {
                    code: "ERR_SIGNSTATION_CONFLICT",
                    reason: "conflict",
                    operation: "uploading",
                    detail: "it exists",
                    processed: "no",
                },
                () => "Delete it.",
            ),
        ],
    ];
    for (const [name, error] of known) {
        it(`keeps ${name} and replaces its call sites by its code`, () => {
            const { message, code } = error;
            const result = engineError(error, withText) as Error;
            assert.equal(result, error);
            assert.equal(result.message, message);
            assert.equal(result.stack, code);
            assert.ok(!("id" in result), "only a certificate that exists has an id");
        });
    }

    it("does not change unknown errors and their call sites", () => {
        const error = new TypeError("a fault of the program");
        const { stack } = error;
        assert.equal(engineError(error, withText), error);
        assert.equal(error.stack, stack);
        assert.equal(engineError("text", withText), "text");
    });
});
