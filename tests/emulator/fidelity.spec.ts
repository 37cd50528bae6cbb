/** Runs one test per row of emulator/FIDELITY.md. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fidelityTests as tests } from "./rows/fidelity-tests";
import { World } from "../support/world";

const SURE = ["documented", "partly", "observed", "assumed"];

/** The rows of the document: name, behaviour, how sure, source. */
function documentedRows(): { name: string; behaviour: string; sure: string; source: string }[] {
    const text = readFileSync(resolve(__dirname, "../../emulator/FIDELITY.md"), "utf8");
    // The tables of dialects have their own spec.
    const [beliefs = ""] = text.split("\n## Dialects\n");
    return beliefs
        .split("\n")
        .map((line) => line.split("|").map((cell) => cell.trim()))
        .filter(([, name = ""]) => /^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(name) && name !== "row")
        .map(([, name = "", behaviour = "", sure = "", source = ""]) => ({ name, behaviour, sure, source }));
}

describe("FIDELITY.md", () => {
    const rows = documentedRows();

    for (const { name, behaviour } of rows) {
        it(`${name}: ${behaviour}`, async () => {
            const test = tests[name];
            assert(test, "the row has no test");
            await World.with(test);
        });
    }

    it("has each row once, and a row for each test", () => {
        assert.deepEqual(rows.map(({ name }) => name).sort(), Object.keys(tests).sort());
    });

    it("has for each row its certainty, and a source unless it is assumed", () => {
        for (const { name, sure, source } of rows) {
            assert(SURE.includes(sure), name);
            assert(source !== "" || sure === "assumed", name);
        }
    });
});
