/** quote(): the server's message inside an error about these inputs, without their passkey. */
import assert from "node:assert/strict";
import { quote } from "../../../../provider/lifecycle/errors/quote";

describe("quote", () => {
    it("omits a text that repeats the passkey; without a passkey it omits nothing", () => {
        const inputs = { enabled: true, expiryWarningDays: 30 };
        assert.equal(quote("it is s3same", inputs), "it is s3same");
        assert.ok(!quote("it is s3same", { ...inputs, passkey: "s3same" }).includes("s3same"));
    });
});
