/** Which base URLs are taken, how they come out, and what is said about the others. */
import assert from "node:assert/strict";
import { checkBaseUrl, isLoopback } from "../../../../provider/signstation/settings/base-url";

describe("checkBaseUrl", () => {
    const accepted: [text: string, baseUrl: string][] = [
        ["https://signstation.example.com", "https://signstation.example.com"],
        ["https://signstation.example.com/", "https://signstation.example.com"],
        ["https://signstation.example.com///", "https://signstation.example.com"],
        ["HTTPS://SignStation.Example.COM:443", "https://signstation.example.com"],
        ["https://signstation.example.com:8443/", "https://signstation.example.com:8443"],
        ["https://app1.leegality.com/api", "https://app1.leegality.com/api"],
        ["https://app1.leegality.com/api/", "https://app1.leegality.com/api"],
        ["https://example.com/api/v10", "https://example.com/api/v10"],
        ["https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"],
        ["http://localhost:8080", "http://localhost:8080"],
        ["http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
        ["http://127.8.9.10", "http://127.8.9.10"],
        ["http://[::1]:8080", "http://[::1]:8080"],
        // Node's URL reads every spelling of an address.
        ["http://127.1", "http://127.0.0.1"],
    ];
    for (const [text, baseUrl] of accepted) {
        it(`takes ${text}`, () => {
            assert.deepEqual(checkBaseUrl(text, "leegality:baseUrl"), { baseUrl });
        });
    }

    const refused: [text: string, problem: RegExp][] = [
        ["signstation.example.com", /is not a URL/],
        ["signstation.example.com:8443", /is not a URL/],
        ["/api/v1", /is not a URL/],
        ["ftp://signstation.example.com", /is not a URL/],
        ["file:///etc/passwd", /is not a URL/],
        ["https://", /is not a URL/],
        ["http://signstation.example.com", /uses http: to signstation\.example\.com/],
        ["http://10.0.0.1:8080", /uses http: to 10\.0\.0\.1:8080/],
        ["http://localhost.example.com", /uses http:/],
        ["http://127.0.0.1.example.com", /uses http:/],
        ["http://0.0.0.0", /uses http:/],
        ["https://signstation.example.com/api/v1", /before \/api\/v1/],
        ["https://signstation.example.com/api/v1/", /before \/api\/v1/],
        ["https://app1.leegality.com/api/api/v1/certificates", /before \/api\/v1/],
        ["https://signstation.example.com?x=1", /query or a fragment/],
        ["https://signstation.example.com/#top", /query or a fragment/],
        ["https://asha:c4n4ry@signstation.example.com", /user name or a password/],
        ["http://asha:c4n4ry@signstation.example.com", /user name or a password/],
    ];
    for (const [text, problem] of refused) {
        it(`refuses ${text}`, () => {
            const result = checkBaseUrl(text, "leegality:baseUrl");
            assert.ok("problem" in result);
            assert.match(result.problem, problem);
            assert.match(result.problem, /^leegality:baseUrl /);
            assert.ok(!result.problem.includes("c4n4ry"), "the problem repeats a password");
        });
    }
});

describe("isLoopback", () => {
    const rows: [hostname: string, loopback: boolean][] = [
        ["localhost", true],
        ["127.0.0.1", true],
        ["127.255.255.254", true],
        ["[::1]", true],
        ["128.0.0.1", false],
        ["0.0.0.0", false],
        ["localhost.example.com", false],
        ["[::2]", false],
        ["", false],
    ];
    for (const [hostname, loopback] of rows) {
        it(`${hostname || "an empty name"}: ${loopback ? "yes" : "no"}`, () => {
            assert.equal(isLoopback(hostname), loopback);
        });
    }
});
