/** CodedError and its classes: code, message, cause, and instanceof across two copies of the package. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnfinishedError } from "../../../provider/lifecycle/errors/leegality-error";
import { CodedError, LeegalityError, Pkcs12Error, SignStationError, type AnyLeegalityError } from "../../../sdk/errors";
import type * as errors from "../../../sdk/errors";
import type * as lifecycleErrors from "../../../provider/lifecycle/errors/leegality-error";
import { ROOT } from "../../support/source/sources";

const facts = {
    code: "ERR_SIGNSTATION_CONFLICT",
    reason: "conflict",
    operation: "uploading a.p12",
    detail: "it exists",
    processed: "no",
    status: 409,
} as const;

type Classes = Pick<typeof errors, "CodedError" | "LeegalityError" | "Pkcs12Error" | "SignStationError"> &
    Pick<typeof lifecycleErrors, "UnfinishedError">;
const own: Classes = { CodedError, LeegalityError, Pkcs12Error, SignStationError, UnfinishedError };

const cause = new Error("the cause");
const make: Readonly<Record<string, (classes: Classes) => CodedError>> = {
    CodedError: (classes) => new classes.CodedError("ERR_X", "It failed.", { cause }),
    LeegalityError: (classes) => new classes.LeegalityError("ERR_LEEGALITY_EXPIRED", "It failed.", { cause }),
    Pkcs12Error: (classes) => new classes.Pkcs12Error("ERR_PKCS12_DAMAGED", "It failed.", { cause }),
    SignStationError: (classes) => new classes.SignStationError({ ...facts, cause }, () => "It failed."),
    UnfinishedError: (classes) =>
        new classes.UnfinishedError("ERR_LEEGALITY_READ_BACK", "It failed.", "id-1", { passkey: "p" }, { cause }),
};
/** The classes of each error. */
const families: Readonly<Record<string, readonly (keyof Classes)[]>> = {
    CodedError: ["CodedError"],
    LeegalityError: ["CodedError", "LeegalityError"],
    Pkcs12Error: ["CodedError", "Pkcs12Error"],
    SignStationError: ["CodedError", "SignStationError"],
    UnfinishedError: ["CodedError", "LeegalityError", "UnfinishedError"],
};

function classesOf(error: unknown, classes: Classes): string[] {
    return Object.entries(classes).flatMap(([name, errorClass]) =>
        error instanceof (errorClass as typeof CodedError) ? [name] : [],
    );
}

describe("an error of this package", () => {
    let folder = "";
    let copy: Classes;
    before(function () {
        this.timeout(60_000);
        folder = mkdtempSync(join(tmpdir(), "leegality-copy-"));
        for (const name of ["provider", "sdk", "tsconfig.json"]) {
            cpSync(join(ROOT, name), join(folder, name), { recursive: true });
        }
        symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
        /* eslint-disable @typescript-eslint/no-require-imports -- the copy's path is known only now */
        copy = {
            ...(require(join(folder, "sdk/errors")) as typeof errors),
            ...(require(join(folder, "provider/lifecycle/errors/leegality-error")) as typeof lifecycleErrors),
        };
        /* eslint-enable @typescript-eslint/no-require-imports */
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    for (const [name, family] of Object.entries(families)) {
        it(`${name}: has a code, the code once at the end of its message, a cause, a name, and a stack`, () => {
            const error = make[name]!(own);
            assert.ok(error instanceof Error);
            assert.equal(error.message.split(`[${error.code}]`).length, 2);
            assert.ok(error.message.endsWith(`It failed. [${error.code}]`));
            assert.deepEqual([error.name, error.cause], [name, cause]);
            assert.match(String(error.stack), /coded-error\.spec/);
        });

        it(`${name}: is an instance of ${family.join(", ")} and of no other class`, () => {
            assert.deepEqual(classesOf(make[name]!(own), own).sort(), [...family].sort());
        });

        it(`${name} of another copy of the package: is an instance of the same classes`, () => {
            assert.notEqual(copy.CodedError, CodedError, "it is the same copy");
            assert.deepEqual(classesOf(make[name]!(copy), own).sort(), [...family].sort());
            assert.deepEqual(classesOf(make[name]!(own), copy).sort(), [...family].sort());
        });
    }

    for (const [name, value] of [
        ["another error with a code", Object.assign(new Error("x [ERR_X]"), { code: "ERR_X" })],
        ["an object with a code", { code: "ERR_LEEGALITY_EXPIRED" }],
        ["undefined", undefined],
        ["null", null],
        ["a text", "ERR_LEEGALITY_EXPIRED"],
    ] as const) {
        it(`is not ${name}`, () => {
            assert.deepEqual(classesOf(value, own), []);
        });
    }

    it("of a derived class in a program: only its own instances are instances of that class", () => {
        class Own extends LeegalityError {}
        const error = new Own("ERR_LEEGALITY_EXPIRED", "It failed.");
        assert.deepEqual([error instanceof Own, error instanceof LeegalityError], [true, true]);
        assert.ok(!(new LeegalityError("ERR_LEEGALITY_EXPIRED", "It failed.") instanceof Own));
    });

    it("narrows its type by its code", () => {
        const statusOf = (error: AnyLeegalityError): number | undefined => {
            // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- a program handles the codes that it expects
            switch (error.code) {
                case "ERR_SIGNSTATION_CONFLICT":
                    return error.status;
                default:
                    return undefined;
            }
        };
        assert.equal(statusOf(new SignStationError(facts, () => "Wait.")), 409);
        assert.equal(statusOf(new LeegalityError("ERR_LEEGALITY_EXPIRED", "It failed.")), undefined);
    });
});
