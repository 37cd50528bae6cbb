/** wrongId: which ids of responses are accepted. idPath: which ids a path can name. */
import assert from "node:assert/strict";
import { idPath } from "../../../../provider/signstation/api/id-path";
import { wrongId } from "../../../../provider/signstation/api/wrong-id";
import { SignStationError } from "../../../../provider/signstation/client/errors/signstation-error";

describe("wrongId", () => {
    const rows: [name: string, id: string, requested: string | undefined, wrong: RegExp | undefined][] = [
        ["the id that was asked for", "id-1", "id-1", undefined],
        ["the same id in another letter case", "3F25-AB", "3f25-ab", undefined],
        ["a new id", "id-1", undefined, undefined],
        ["another id", "id-2", "id-1", /^the record of another certificate/],
        ["an id that repeats a secret", "id-s3same", undefined, /^a certificate id that repeats a secret$/],
    ];
    for (const [name, id, requested, wrong] of rows) {
        it(`${wrong === undefined ? "accepts" : "refuses"} ${name}`, () => {
            const repeats = (text: string) => text.includes("s3same");
            const said = wrongId(id, { subject: "certificate", requested, repeats });
            if (wrong === undefined) {
                assert.equal(said, undefined);
            } else {
                assert.match(said ?? "", wrong);
            }
        });
    }
});

describe("idPath", () => {
    it("joins collection and id", () => {
        assert.equal(
            idPath("/api/v1/certificates", "id-1", "certificate", () => "Correct it."),
            "/api/v1/certificates/id-1",
        );
    });

    for (const id of ["..", ".", "", "a/b", "%2e%2e", "s3cret\u001b[2J"]) {
        it(`refuses ${JSON.stringify(id)} without showing it`, () => {
            assert.throws(
                () => idPath("/api/v1/certificates", id, "certificate", () => "Correct it."),
                (error: unknown) =>
                    error instanceof SignStationError &&
                    error.code === "ERR_SIGNSTATION_BAD_REQUEST" &&
                    error.processed === "no" &&
                    !error.message.includes("s3cret"),
            );
        });
    }
});
