/** The reader that remembers what a file says. */
import assert from "node:assert/strict";
import { rememberingReader } from "../../../provider/plugin/adapter/remembering-reader";
import type { Pkcs12Content } from "../../../provider/pkcs12";

describe("the reader of a run", () => {
    it("opens a file once for a passkey, and what cannot be opened each time", () => {
        const opened: (string | undefined)[] = [];
        const reader = rememberingReader((_bytes, passkey) => {
            opened.push(passkey);
            if (passkey === "wrong") {
                throw new Error("wrong");
            }
            return { subject: "CN=x" } as Pkcs12Content;
        });
        const bytes = Buffer.from("file");
        reader(bytes, "p");
        reader(bytes, "p");
        reader(bytes, undefined);
        reader(bytes, "");
        for (let i = 0; i < 2; i++) {
            assert.throws(() => reader(bytes, "wrong"));
        }
        assert.deepEqual(opened, ["p", undefined, "", "wrong", "wrong"]);
    });
});
