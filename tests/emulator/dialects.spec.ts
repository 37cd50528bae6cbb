/** Runs one test per row of the tables of dialects in emulator/FIDELITY.md. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dialectNames, type DialectOptions, dialectTable, dialectVariants } from "signstation-emulator";
import { type DialectRows, rowOf } from "./dialects/dialect-row";
import { errorRows } from "./dialects/errors";
import { requestRows } from "./dialects/requests";
import { responseRows } from "./dialects/responses";
import { ruleRows } from "./dialects/rules";
import { timeRows } from "./dialects/times";
import { fidelityTests } from "./rows/fidelity-tests";
import { World } from "../support/world";

const tests: DialectRows = { ...timeRows, ...requestRows, ...errorRows, ...responseRows, ...ruleRows };

/** The rows of a section's tables, without their heads, as cells. Code marks are removed. */
function sectionRows(heading: string): string[][] {
    const text = readFileSync(resolve(__dirname, "../../emulator/FIDELITY.md"), "utf8");
    const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
    const lines = section.split("\n").filter((line) => line.startsWith("|"));
    const cells = lines.map((line) => line.split("|").map((cell) => cell.trim().replace(/^`([^`]*)`$/, "$1")));
    return cells.map((row) => row.slice(1, -1)).filter(([first = ""]) => !/^-*$|^dialect$|^row$/.test(first));
}

describe("the dialects of FIDELITY.md", () => {
    const rows = sectionRows("Dialects").map(([name = "", value = ""]) => ({ name, value }));
    /** The last row of createdAt stands for all forms of expiry. */
    const documented = rows.flatMap(({ name, value }) =>
        value === "as for expiry"
            ? dialectTable.expiry.values.map(([form]) => ({ name, value: form }))
            : { name, value },
    );

    for (const { name, value } of documented) {
        it(rowOf(name, value), async () => {
            const row = tests[rowOf(name, value)];
            assert(row, "the row has no test");
            await World.with(row.test, { dialect: { ...row.with, [name]: value } });
        });
    }

    it("are those of the emulator, each value once, the default first", () => {
        const known = dialectNames.flatMap((name) => dialectTable[name].values.map(([value]) => rowOf(name, value)));
        assert.deepEqual(
            documented.map(({ name, value }) => rowOf(name, value)),
            known,
        );
        assert.deepEqual(Object.keys(tests).sort(), [...known].sort());
    });

    it("have a test for each value but the defaults", () => {
        const defaults = dialectNames.map((name) => rowOf(name, dialectTable[name].values[0][0]));
        const variants = dialectVariants.map(({ name, value }) => rowOf(name, value));
        assert.deepEqual([...variants, ...defaults].sort(), Object.keys(tests).sort());
        for (const { name, value, dialect } of dialectVariants) {
            assert.deepEqual(dialect, { [name]: value });
        }
    });
});

/** The beliefs that an ordinary Spring server does not share: in its dialect the row's own test fails. */
describe("the beliefs of FIDELITY.md that an ordinary Spring server does not share", () => {
    const rows = sectionRows("What an ordinary Spring server does otherwise");

    it("are found", () => {
        assert(rows.length > 0);
    });

    for (const [row = "", , dialect = ""] of rows) {
        it(`${row} does not hold with ${dialect}`, async () => {
            const test = fidelityTests[row];
            assert(test, "the row has no test");
            const options = Object.fromEntries(dialect.split(",").map((part) => part.split("="))) as DialectOptions;
            await assert.rejects(World.with(test, { dialect: options }), { name: "AssertionError" });
        });
    }
});

describe("an unknown dialect", () => {
    it("stops the start with an error that lists the dialects", async () => {
        const start = (dialect: object): Promise<void> => World.with(() => Promise.resolve(), { dialect: dialect });
        await assert.rejects(start({ expires: "iso" }), {
            name: "RangeError",
            message: /the names are expiry, createdAt, /,
        });
        for (const name of dialectNames) {
            const values = dialectTable[name].values.map(([value]) => value).join(", ");
            const message = `the dialect ${name} must be one of ${values}`;
            for (const value of ["canary", undefined, 1]) {
                await assert.rejects(start({ [name]: value }), { name: "RangeError", message });
            }
        }
    });
});
