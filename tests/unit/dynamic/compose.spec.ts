/** The composition root: what its ports do beyond passing calls on. */
import assert from "node:assert/strict";
import { compose } from "../../../provider/dynamic/compose";

describe("compose", () => {
    it("shows a line once that is to be shown once, and every other one each time", () => {
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

    it("opens no client where the configuration has problems", () => {
        const { adapters } = compose(
            () => undefined,
            {},
            () => undefined,
        );
        assert.throws(() => adapters.certificates({ resource: undefined, secrets: [] }), TypeError);
    });
});
