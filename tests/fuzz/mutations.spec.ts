/** Fuzzing of readPkcs12 with twenty thousand damaged files; `make fuzz` has a million. */
import fc from "fast-check";
import { cases, caseText } from "./cases";
import { judge } from "./judge";

const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 0x7fffffff);

describe("readPkcs12, damaged files", function () {
    // One synchronous piece of work, which mocha could not end: how long it takes depends on what else the machine does.
    this.timeout(0);

    it(`end in facts or a coded error within the work budget, without secrets in it (seed ${seed})`, () => {
        fc.assert(
            fc.property(
                cases().map((one) => Object.assign(one, { [fc.toStringMethod]: () => caseText(one) })),
                (one) => {
                    judge(one);
                },
            ),
            { seed, numRuns: 20_000 },
        );
    });
});
