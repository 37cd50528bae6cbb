/** engineAddressIn: where the engine listens, by the arguments of the provider's process. */
import assert from "node:assert/strict";
import { engineAddressIn } from "../../../provider/engine-wire";

describe("the engine's address", () => {
    for (const { argv, address } of [
        { argv: ["node", "x", "127.0.0.1:4000"], address: "127.0.0.1:4000" },
        { argv: ["node", "x", "--logtostderr", "-v=9", "127.0.0.1:4000"], address: "127.0.0.1:4000" },
        { argv: ["node", "/a/mocha", "tests/x.spec.ts"], address: undefined },
        { argv: ["node", "x"], address: undefined },
    ]) {
        it(`is ${address ?? "unknown"} for ${argv.join(" ")}`, () => {
            assert.equal(engineAddressIn(argv), address);
        });
    }
});
