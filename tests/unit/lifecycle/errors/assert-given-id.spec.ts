/** assertGivenId: which ids a program may name; an id that would break a URL is refused and not shown. */
import assert from "node:assert/strict";
import { assertGivenId } from "../../../../provider/lifecycle/errors/assert-given-id";

describe("assertGivenId", () => {
    for (const what of ["certificate", "department"] as const) {
        it(`accepts SignStation's id of a ${what}`, () => {
            assert.doesNotThrow(() => {
                assertGivenId(what, "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
            });
        });

        for (const id of ["..", "s3same/x", ""]) {
            it(`refuses ${JSON.stringify(id)} as the id of a ${what} without showing it`, () => {
                assert.throws(
                    () => {
                        assertGivenId(what, id);
                    },
                    ({ code, message }: Error & { code?: unknown }) => {
                        assert.equal(code, "ERR_LEEGALITY_INVALID_ARGUMENT");
                        assert.ok(message.startsWith(`While reading a ${what}: the id cannot stand in a URL`), message);
                        assert.ok(!message.includes("s3same"));
                        return true;
                    },
                );
            });
        }
    }
});
