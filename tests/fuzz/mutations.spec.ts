/** Twenty thousand damaged files at every `make test`; `make fuzz` has a million. */
import fc from "fast-check";
import { cases, told } from "./cases";
import { judge } from "./judge";

const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 0x7fffffff);

describe("readPkcs12, damaged files", function () {
    // One synchronous piece of work, which mocha could not end: how long it takes depends on what else the machine does.
    this.timeout(0);

    it(`has a verdict within the bound on the work, and leaks nothing, whatever is done to a file (seed ${seed})`, () => {
        fc.assert(
            fc.property(
                cases().map((one) => Object.assign(one, { [fc.toStringMethod]: () => told(one) })),
                (one) => {
                    judge(one);
                },
            ),
            { seed, numRuns: 20_000 },
        );
    });
});
