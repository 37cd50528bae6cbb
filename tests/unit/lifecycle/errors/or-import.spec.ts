/** The sentence on import, where the front end has one. */
import assert from "node:assert/strict";
import { orImport } from "../../../../provider/lifecycle/errors/or-import";

describe("orImport", () => {
    const howToImport = (id: string | undefined) => `Or import ${id ?? "it"}.`;
    const rows: [what: string, call: Parameters<typeof orImport>[0], id: string | undefined, sentence: string][] = [
        ["nothing if the front end has no import", {}, "id-1", ""],
        ["a sentence behind a blank", { howToImport }, undefined, " Or import it."],
        ["a sentence with the id, if it is known", { howToImport }, "id-1", " Or import id-1."],
    ];
    for (const [what, call, id, sentence] of rows) {
        it(`is ${what}`, () => {
            assert.equal(orImport(call, id), sentence);
        });
    }
});
