/** What making a `Certificate` costs a program, and what a program sees of that. */
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

        it("has no stack trace made for each of its properties, and leaves Node.js's setting as it was", () => {
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

        it("that cannot be made says in which line of the program, and leaves Node.js's setting as it was", () => {
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
