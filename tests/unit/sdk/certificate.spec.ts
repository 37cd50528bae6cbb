/** `new Certificate` in a program: no stack trace for each property, and the failing line in errors. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as dynamic from "../../../sdk/certificate";
import * as native from "../../../sdk/native/certificate";

const args = { certificateFile: "signing.p12", passkey: "sesame" };

for (const { of, Certificate } of [
    { of: "pulumi-leegality", Certificate: dynamic.Certificate },
    { of: "pulumi-leegality/native", Certificate: native.Certificate },
]) {
    describe(`a new Certificate of ${of}`, () => {
        const { prepareStackTrace, stackTraceLimit } = Error as {
            prepareStackTrace?: unknown;
            stackTraceLimit: number;
        };

        before(async () => {
            await pulumi.runtime.setMocks({
                newResource: ({ name, inputs }) => ({ id: name, state: inputs as Record<string, unknown> }),
                call: () => ({}),
            });
        });
        afterEach(() => {
            Object.assign(Error, { prepareStackTrace, stackTraceLimit });
        });

        it("makes no stack trace for each property, and restores Node.js's setting", () => {
            let traces = 0;
            Error.prepareStackTrace = (error, frames) => {
                traces += frames.length > 0 ? 1 : 0;
                return String(error);
            };
            Error.stackTraceLimit = 7;
            new Certificate("signing", args);
            assert.equal(Error.stackTraceLimit, 7);
            assert.ok(traces < 10, `${traces} stack traces`);
        });

        it("names the program's line in an error, and restores Node.js's setting", () => {
            assert.throws(
                () => new Certificate("", args),
                (error: Error) => {
                    assert.match(error.stack ?? "", /name[^]*certificate\.spec\.ts/);
                    return true;
                },
            );
            assert.equal(Error.stackTraceLimit, stackTraceLimit);
        });
    });
}
