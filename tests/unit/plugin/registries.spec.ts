/** What a run remembers is kept by URN: two resources of one name, in two components, are two. */
import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { AliasesByUrn, IdsByUrn } from "../../../provider/plugin/adapter/registries";
import { rememberingReader } from "../../../provider/plugin/adapter/remembering-reader";
import type { CallContext } from "../../../provider/plugin/port";
import type { Pkcs12Facts } from "../../../provider/pkcs12";

const calls = new AsyncLocalStorage<CallContext>();

function as<T>(urn: string, work: () => T): T {
    return calls.run({ urn, name: "same", log: () => undefined, signal: new AbortController().signal }, work);
}

describe("what a run of the plugin remembers", () => {
    it("tells two resources of one name apart", () => {
        const ids = new IdsByUrn(calls, { claims: undefined, scope: "" });
        assert.equal(
            as("urn:a::one::same", () => ids.note("id")),
            true,
        );
        assert.equal(
            as("urn:a::one::same", () => ids.isAnothers("id")),
            false,
        );
        assert.equal(
            as("urn:a::two::same", () => ids.isAnothers("id")),
            true,
        );
        assert.equal(
            as("urn:a::two::same", () => ids.take("id")),
            false,
        );

        const aliases = new AliasesByUrn(calls, undefined, "");
        assert.equal(
            as("urn:a::one::same", () => aliases.claim("signing", "same")),
            undefined,
        );
        assert.equal(
            as("urn:a::one::same", () => aliases.claim("signing", "same")),
            undefined,
        );
        assert.equal(
            as("urn:a::two::same", () => aliases.claim("signing", "same")),
            "same",
            "messages name the other one",
        );
    });

    it("opens a file once for a passkey, and what cannot be opened each time", () => {
        const opened: (string | undefined)[] = [];
        const reader = rememberingReader((_bytes, passkey) => {
            opened.push(passkey);
            if (passkey === "wrong") {
                throw new Error("wrong");
            }
            return { subject: "CN=x" } as Pkcs12Facts;
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
