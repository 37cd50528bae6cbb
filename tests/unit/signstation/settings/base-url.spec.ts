/** checkBaseUrl: accepted base URLs and their normal form, and the problem of each refused one. */
import assert from "node:assert/strict";
import type { BaseUrlProblem } from "../../../../provider/signstation";
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
        it(`accepts ${text}`, () => {
            assert.deepEqual(checkBaseUrl(text), { baseUrl });
        });
    }

    const refused: [text: string, kind: BaseUrlProblem["kind"]][] = [
        ["signstation.example.com", "no-url"],
        ["signstation.example.com:8443", "no-url"],
        ["/api/v1", "no-url"],
        ["ftp://signstation.example.com", "no-url"],
        ["file:///etc/passwd", "no-url"],
        ["https://", "no-url"],
        ["http://signstation.example.com", "no-tls"],
        ["http://10.0.0.1:8080", "no-tls"],
        ["http://localhost.example.com", "no-tls"],
        ["http://127.0.0.1.example.com", "no-tls"],
        ["http://0.0.0.0", "no-tls"],
        ["https://signstation.example.com/api/v1", "path-of-the-api"],
        ["https://signstation.example.com/api/v1/", "path-of-the-api"],
        ["https://app1.leegality.com/api/api/v1/certificates", "path-of-the-api"],
        ["https://signstation.example.com?x=1", "query-or-fragment"],
        ["https://signstation.example.com/#top", "query-or-fragment"],
        ["https://asha:c4n4ry@signstation.example.com", "credential-inside"],
        ["http://asha:c4n4ry@signstation.example.com", "credential-inside"],
    ];
    for (const [text, kind] of refused) {
        it(`refuses ${text}`, () => {
            const result = checkBaseUrl(text);
            assert.ok("problem" in result);
            assert.equal(result.problem.kind, kind);
            assert.ok(!JSON.stringify(result).includes("c4n4ry"), "the problem repeats a password");
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
