/** Advice in messages: it names the settings as the front end names them, and no other front end's. */
import assert from "node:assert/strict";
import { adviceWith } from "../../../provider/advice";
import { advise, explain as dynamic } from "../../../provider/dynamic/advice";
import type { AdviceReason } from "../../../provider/lifecycle/errors/advice-reason";
import type {
    BaseUrlProblem,
    DownloadReason,
    SettingProblem,
    SignStationErrorFacts,
} from "../../../provider/signstation";

/** The names of an explicit provider. */
const { explain: explicit, advise: adviseExplicit } = adviceWith({
    setting: (name) => `the provider's ${name}`,
    configured: (name) => `${name} of the provider`,
    toSet: (name, value) => `set ${name} of the provider${value === undefined ? "" : ` to ${value}`}`,
});

const place = (source: "configuration" | "environment", setting: "authToken" | "clientId" = "authToken") =>
    ({ setting, source }) as const;
const facts = (
    more: Partial<SignStationErrorFacts> & Pick<SignStationErrorFacts, "reason">,
): SignStationErrorFacts => ({
    code: "ERR_SIGNSTATION_BAD_REQUEST",
    operation: "uploading a.p12",
    detail: "it failed",
    processed: "no",
    method: "POST",
    ...more,
});

describe("the advice about an error", () => {
    /** `says`: the sentence of the dynamic front end. */
    const rows: [name: string, facts: SignStationErrorFacts, says: RegExp][] = [
        ["an id that cannot stand in a path", facts({ reason: "invalid-id" }), /pulumi state delete <urn>\.$/],
        [
            "no connection for an upload",
            facts({ reason: "unreachable" }),
            /^Check leegality:baseUrl, the network and, for a private CA, leegality:caFile\. The server did not process it\.$/,
        ],
        ["no connection for a read", facts({ reason: "unreachable", method: "GET" }), /leegality:caFile\.$/],
        [
            "no connection after a lost response",
            facts({ reason: "unreachable", processed: "unknown" }),
            /leegality:caFile\.$/,
        ],
        [
            "no connection for a token exchange",
            facts({ reason: "unreachable", subject: "credential" }),
            /leegality:caFile\.$/,
        ],
        ["a CA file", facts({ reason: "ca-file", method: "GET" }), /^Set leegality:caFile to a PEM file/],
        ["a cancelled operation", facts({ reason: "cancelled" }), /^Run the same command again.*customTimeouts/],
        ["a lost response", facts({ reason: "lost-response" }), /raise leegality:timeout\.$/],
        ["a long response", facts({ reason: "response-too-long" }), /leegality:baseUrl names.* one departmentId/],
        ["no time left", facts({ reason: "no-time-left" }), /own log/],
        ["a malformed response", facts({ reason: "malformed" }), /leegality:baseUrl names a SignStation.*login page/],
        ["a redirect", facts({ reason: "redirected" }), /Set leegality:baseUrl to the final address\.$/],
        [
            "a bad token",
            facts({ reason: "bad-token", credentialSource: place("configuration") }),
            /comes from leegality:authToken in the stack configuration: get.*leegality:baseUrl is everything before \/api\/v1/,
        ],
        [
            "bad client credentials, refused in both headers",
            facts({
                reason: "bad-token",
                credentialSource: place("environment", "clientId"),
                refusedInBothHeaders: true,
            }),
            /^The token was refused both as .*from the environment variable LEEGALITY_CLIENT_ID and its secret: /,
        ],
        [
            "a missing right",
            facts({ reason: "forbidden", credentialSource: place("configuration") }),
            /\(from leegality:authToken in the stack configuration\) lacks the right/,
        ],
        ["a credential of unknown source", facts({ reason: "bad-token" }), /comes from the configuration/],
        ["a missing department of an upload", facts({ reason: "not-found" }), /^Check departmentId: it has to be/],
        ["a missing certificate", facts({ reason: "not-found", method: "GET" }), /run pulumi refresh\.$/],
        [
            "a missing department",
            facts({ reason: "not-found", subject: "department" }),
            /no such department: run pulumi refresh/,
        ],
        [
            "another program's 404",
            facts({ reason: "not-api-404", certificateId: "id-1", method: "GET" }),
            /missing certificate.*leegality:baseUrl.*certificate id-1 in.*pulumi state delete <urn>/,
        ],
        [
            "another program's 404 for a department",
            facts({ reason: "not-api-404", subject: "department" }),
            /missing department.*leegality:baseUrl/,
        ],
        ["no department reads", facts({ reason: "no-department-reads" }), /not documented.*leegality:baseUrl/],
        ["408", facts({ reason: "slow-request" }), /in the time/],
        ["409", facts({ reason: "conflict" }), /another friendlyName/],
        ["409 for a department", facts({ reason: "conflict", subject: "department" }), /another name/],
        ["413", facts({ reason: "too-large" }), /max-file-size/],
        ["415", facts({ reason: "media-type" }), /leegality:baseUrl names a SignStation/],
        ["429", facts({ reason: "rate-limited" }), /lower leegality:maxConcurrency/],
        ["refused data", facts({ reason: "refused" }), /^SignStation refuses the data\./],
        ["a refused read", facts({ reason: "refused", method: "GET", certificateId: "id-1" }), /what it says\. Look/],
        ["a refused department", facts({ reason: "refused", subject: "department" }), /licence's limits/],
        [
            "refused client credentials",
            facts({ reason: "refused", subject: "credential" }),
            /clientId and clientSecret/,
        ],
        [
            "a proxy's refusal",
            facts({ reason: "not-api-refusal" }),
            /leegality:baseUrl is everything before \/api\/v1\.$/,
        ],
        [
            "a refusal without TLS",
            facts({ reason: "plain-http-refusal" }),
            /leegality:baseUrl has to begin with https:/,
        ],
        ["500", facts({ reason: "server-failed" }), /own log.*leegality:baseUrl/],
        ["502", facts({ reason: "server-unavailable" }), /own log at this time\.$/],
    ];
    for (const [name, given, says] of rows) {
        it(`${name}: names the settings of the front end`, () => {
            assert.match(dynamic.error(given), says);
            assert.equal(explicit.error(given).includes("leegality:"), false);
            assert.equal(explicit.error(given).includes("provider"), dynamic.error(given).includes("leegality:"));
        });
    }
});

describe("the sentence about a setting", () => {
    const url = (kind: Exclude<BaseUrlProblem["kind"], "no-tls">): SettingProblem => ({
        kind: "invalid-base-url",
        place: { setting: "baseUrl", source: "configuration" },
        problem: { kind },
    });
    const token = place("configuration");
    const rows: [problem: SettingProblem, dynamic: RegExp, explicit: RegExp][] = [
        [
            { kind: "no-server" },
            /run: pulumi config set leegality:baseUrl https:.*run: pulumi config set leegality:environment production/,
            /set baseUrl of the provider to https:/,
        ],
        [
            { kind: "no-credential" },
            /run: pulumi config set --secret leegality:authToken .*LEEGALITY_AUTH_TOKEN; or leegality:clientId/,
            /set authToken of the provider \(or/,
        ],
        [
            {
                kind: "two-servers",
                places: [
                    { setting: "baseUrl", source: "configuration" },
                    { setting: "environment", source: "configuration" },
                ],
            },
            /^Both leegality:baseUrl in .* and leegality:environment in/,
            /^Both baseUrl of the provider and environment of the provider/,
        ],
        [{ kind: "two-credentials", place: token }, /^Both leegality:authToken in/, /^Both authToken of the provider/],
        [
            { kind: "half-credentials", missing: place("environment", "clientId") },
            /variable LEEGALITY_CLIENT_ID is missing/,
            /variable LEEGALITY_CLIENT_ID is missing/,
        ],
        [
            { kind: "invalid-token", place: token },
            /^leegality:authToken in.*not a token/,
            /^authToken of the provider is/,
        ],
        [
            { kind: "unknown-environment", place: token, text: "x" },
            /is "x".*set leegality:baseUrl instead/,
            /is "x".*set the provider's baseUrl instead/,
        ],
        [
            { kind: "not-a-number", place: token, least: 1, most: 9, unit: "seconds" },
            /whole number of seconds from 1 to 9\.$/,
            /whole number of seconds from 1 to 9\.$/,
        ],
        [
            { kind: "not-a-number", place: token, least: 1, most: 9, unit: undefined },
            /whole number from 1 to 9\.$/,
            /whole number from 1 to 9\.$/,
        ],
        [url("no-url"), /^leegality:baseUrl in .* is not a URL/, /^baseUrl of the provider is not a URL/],
        [url("credential-inside"), /set leegality:authToken\.$/, /set the provider's authToken\.$/],
        [url("query-or-fragment"), /query or a fragment/, /query or a fragment/],
        [url("path-of-the-api"), /before \/api\/v1/, /before \/api\/v1/],
        [
            {
                kind: "invalid-base-url",
                place: { setting: "baseUrl", source: "environment" },
                problem: { kind: "no-tls", host: "h.example:8080" },
            },
            /LEEGALITY_BASE_URL uses http: to h\.example:8080.*set leegality:caFile\.\)$/,
            /set the provider's caFile\.\)$/,
        ],
    ];
    for (const [problem, ofDynamic, ofExplicit] of rows) {
        const kind = problem.kind === "invalid-base-url" ? problem.problem.kind : problem.kind;
        it(`${kind}: names the setting as the front end names it`, () => {
            assert.match(dynamic.problem(problem), ofDynamic);
            assert.match(explicit.problem(problem), ofExplicit);
            assert.doesNotMatch(explicit.problem(problem), /leegality:/);
        });
    }
});

describe("the advice about a download", () => {
    const rows: Readonly<Record<DownloadReason, RegExp>> = {
        address: /RemoteAsset's address/,
        scheme: /Only https:/,
        "credential-inside": /like a signed one/,
        refused: /No credential is sent/,
        unavailable: /later/,
        unreachable: /leegality:caFile/,
        "ca-file": /leegality:caFile/,
        "lost-response": /leegality:timeout/,
        cancelled: /^Run the same command again/,
    };
    for (const [reason, says] of Object.entries(rows) as [DownloadReason, RegExp][]) {
        it(`${reason}: names the settings of the front end`, () => {
            assert.match(dynamic.download(reason), says);
            assert.doesNotMatch(explicit.download(reason), /leegality:/);
        });
    }
});

describe("the advice about an operation that a setting stopped", () => {
    const rows: Readonly<Record<AdviceReason, RegExp>> = {
        "other-endpoint":
            /^Set leegality:baseUrl \(or leegality:environment\) back, or use another stack.*with: pulumi state edit$/,
        "unconfirmed-deletion":
            /^Check that leegality:baseUrl names a SignStation and not .* page; then run the same command again\.$/,
    };
    for (const [reason, says] of Object.entries(rows) as [AdviceReason, RegExp][]) {
        it(`${reason}: names the settings of the front end`, () => {
            assert.match(advise(reason), says);
            assert.doesNotMatch(adviseExplicit(reason), /leegality:/);
        });
    }
});
