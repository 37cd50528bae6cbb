/** compose(): notes that are shown once, and the client that is created only for a valid configuration. */
import assert from "node:assert/strict";
import { compose } from "../../../provider/dynamic/compose";

describe("compose", () => {
    it("shows a note once if it is marked so, and every other note each time", () => {
        const lines: string[] = [];
        const { notify, notifyOnce } = compose(
            () => undefined,
            {},
            (line) => lines.push(line),
        );
        for (let at = 0; at < 2; at++) {
            notifyOnce("once");
            notify("each");
        }
        assert.deepEqual(lines, ["once", "each", "each"]);
    });

    it("creates no client if the configuration has problems", () => {
        const { adapters } = compose(
            () => undefined,
            {},
            () => undefined,
        );
        assert.throws(() => adapters.certificates({ resource: undefined, secrets: [] }), TypeError);
    });
});
