/** The PKCS#12 reader of a run, which caches the facts of a file. */
import assert from "node:assert/strict";
import { rememberingReader } from "../../../provider/plugin/adapter/remembering-reader";
import type { Pkcs12Content } from "../../../provider/pkcs12";

describe("the reader of a run", () => {
    it("opens a file once for each passkey, and a file that fails each time", () => {
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
