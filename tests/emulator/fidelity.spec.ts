/** Runs one test per row of emulator/FIDELITY.md. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { authenticationRows } from "./rows/authentication";
import { conventionRows } from "./rows/conventions";
import { departmentRows } from "./rows/departments";
import { reportRows } from "./rows/reports";
import type { Rows } from "./rows/row";
import { updateRows } from "./rows/updates";
import { uploadRows } from "./rows/upload";
import { uploadRefusalRows } from "./rows/upload-refusals";
import { World } from "../support/world";

const tests: Rows = {
    ...conventionRows,
    ...authenticationRows,
    ...uploadRows,
    ...uploadRefusalRows,
    ...updateRows,
    ...reportRows,
    ...departmentRows,
};

const SURE = ["documented", "partly", "observed", "assumed"];

/** The rows of the document: name, behaviour, how sure, source. */
function documentedRows(): { name: string; behaviour: string; sure: string; source: string }[] {
    const text = readFileSync(resolve(__dirname, "../../emulator/FIDELITY.md"), "utf8");
    return text
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

    it("says of each row how sure it is, and a source unless it is assumed", () => {
        for (const { name, sure, source } of rows) {
            assert(SURE.includes(sure), name);
            assert(source !== "" || sure === "assumed", name);
        }
    });
});
