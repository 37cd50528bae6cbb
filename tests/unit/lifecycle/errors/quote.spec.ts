/** What the server says, in a message about these inputs. */
import assert from "node:assert/strict";
import { quote } from "../../../../provider/lifecycle/errors/quote";

describe("quote", () => {
    it("leaves a text out that repeats the passkey; without a passkey it has nothing to leave out", () => {
        const inputs = { enabled: true, expiryWarningDays: 30 };
        assert.equal(quote("it is s3same", inputs), "it is s3same");
        assert.ok(!quote("it is s3same", { ...inputs, passkey: "s3same" }).includes("s3same"));
    });
});
