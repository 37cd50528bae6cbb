/** resolveSettings: the stack configuration before environment variables, the defaults, and every problem at once. */
import assert from "node:assert/strict";
import { explain } from "../../../../provider/dynamic/advice";
import { resolveSettings, SETTING_VARIABLES, type Settings } from "../../../../provider/signstation";

type Values = Readonly<Record<string, string>>;

const OWN = "https://signstation.example.com";
const token = { authToken: "t0ken" };

function resolve(config: Values, env: Values = {}) {
    return resolveSettings((name) => config[name], env, explain.problem);
}

describe("resolveSettings", () => {
    it("has the documented defaults", () => {
        assert.deepEqual(resolve({ baseUrl: OWN, ...token }), {
            settings: {
                baseUrl: OWN,
                credential: {
                    kind: "token",
                    token: "t0ken",
                    source: { setting: "authToken", source: "configuration" },
                },
                timeoutMs: 60_000,
                maxRetries: 5,
                maxConcurrency: 8,
            },
        });
    });

    interface Row {
        readonly name: string;
        readonly config: Values;
        readonly env?: Values;
        readonly settings: Partial<Settings>;
    }
    const accepted: Row[] = [
        {
            name: "production",
            config: { environment: "production" },
            settings: { baseUrl: "https://app1.leegality.com/api" },
        },
        {
            name: "sandbox",
            config: { environment: "sandbox" },
            settings: { baseUrl: "https://sandbox.leegality.com/api" },
        },
        { name: "the environment alone", config: {}, env: { LEEGALITY_BASE_URL: OWN }, settings: { baseUrl: OWN } },
        {
            name: "an environment variable that names the sandbox",
            config: {},
            env: { LEEGALITY_ENVIRONMENT: "sandbox" },
            settings: { baseUrl: "https://sandbox.leegality.com/api" },
        },
        {
            name: "a configured URL over a variable's",
            config: { baseUrl: OWN },
            env: { LEEGALITY_BASE_URL: "https://other.example.com" },
            settings: { baseUrl: OWN },
        },
        {
            name: "a configured URL over a variable's environment, as a whole source",
            config: { baseUrl: OWN },
            env: { LEEGALITY_ENVIRONMENT: "production" },
            settings: { baseUrl: OWN },
        },
        {
            name: "a configured environment over a variable's URL, as a whole source",
            config: { environment: "sandbox" },
            env: { LEEGALITY_BASE_URL: "http://not.accepted", LEEGALITY_ENVIRONMENT: "nonsense" },
            settings: { baseUrl: "https://sandbox.leegality.com/api" },
        },
        {
            name: "environment variables if the configuration is empty",
            config: { baseUrl: "  ", environment: "" },
            env: { LEEGALITY_BASE_URL: OWN },
            settings: { baseUrl: OWN },
        },
        {
            name: "the token of the environment, with its source",
            config: { baseUrl: OWN, authToken: "" },
            env: { LEEGALITY_AUTH_TOKEN: " from-env\n" },
            settings: {
                credential: {
                    kind: "token",
                    token: "from-env",
                    source: { setting: "authToken", source: "environment" },
                },
            },
        },
        {
            name: "a configured token over a variable's",
            config: { baseUrl: OWN, authToken: "configured" },
            env: { LEEGALITY_AUTH_TOKEN: "from-env" },
            settings: {
                credential: {
                    kind: "token",
                    token: "configured",
                    source: { setting: "authToken", source: "configuration" },
                },
            },
        },
        {
            name: "client credentials, configured over a token of the environment",
            config: { baseUrl: OWN, authToken: "", clientId: "me", clientSecret: "c4n4ry" },
            env: { LEEGALITY_AUTH_TOKEN: "from-env" },
            settings: {
                credential: {
                    kind: "client",
                    clientId: "me",
                    clientSecret: "c4n4ry",
                    source: { setting: "clientId", source: "configuration" },
                },
            },
        },
        {
            name: "client credentials of the environment",
            config: { baseUrl: OWN, authToken: "" },
            env: { LEEGALITY_CLIENT_ID: "me", LEEGALITY_CLIENT_SECRET: "c4n4ry" },
            settings: {
                credential: {
                    kind: "client",
                    clientId: "me",
                    clientSecret: "c4n4ry",
                    source: { setting: "clientId", source: "environment" },
                },
            },
        },
        {
            name: "everything else from the configuration",
            config: { baseUrl: OWN, caFile: "/ca.pem", timeout: "90", maxRetries: "0", maxConcurrency: "1" },
            env: { LEEGALITY_CA_FILE: "/no.pem", LEEGALITY_TIMEOUT: "1", LEEGALITY_MAX_RETRIES: "9" },
            settings: { caFile: "/ca.pem", timeoutMs: 90_000, maxRetries: 0, maxConcurrency: 1 },
        },
        {
            name: "everything else from the environment",
            config: { baseUrl: OWN },
            env: {
                LEEGALITY_CA_FILE: "/ca.pem",
                LEEGALITY_TIMEOUT: "3600",
                LEEGALITY_MAX_RETRIES: "100",
                LEEGALITY_MAX_CONCURRENCY: "256",
            },
            settings: { caFile: "/ca.pem", timeoutMs: 3_600_000, maxRetries: 100, maxConcurrency: 256 },
        },
    ];
    for (const { name, config, env, settings } of accepted) {
        it(`uses ${name}`, () => {
            const result = resolve({ ...token, ...config }, env);
            assert.ok("settings" in result, JSON.stringify(result));
            assert.partialDeepStrictEqual(result.settings, settings);
        });
    }

    const refused: [name: string, config: Values, env: Values, problems: RegExp[]][] = [
        [
            "a missing configuration",
            { authToken: "" },
            {},
            [/No SignStation is configured.*pulumi config set/, /No credential.*--secret leegality:authToken/],
        ],
        [
            "URL and environment in the configuration",
            { baseUrl: OWN, environment: "sandbox" },
            {},
            [/Both leegality:baseUrl .* and leegality:environment/],
        ],
        [
            "URL and environment in the environment",
            {},
            { LEEGALITY_BASE_URL: OWN, LEEGALITY_ENVIRONMENT: "sandbox" },
            [/Both .*LEEGALITY_BASE_URL and .*LEEGALITY_ENVIRONMENT/],
        ],
        [
            "an unknown environment",
            { environment: "staging" },
            {},
            [/leegality:environment .*is "staging".*production or sandbox/],
        ],
        ["an environment in capitals", { environment: "Production" }, {}, [/production or sandbox/]],
        ["an environment named like a member of Object", { environment: "constructor" }, {}, [/production or sandbox/]],
        ["http to another machine", { baseUrl: "http://signstation.example.com" }, {}, [/uses http:/]],
        [
            "http to another machine from a variable",
            {},
            { LEEGALITY_BASE_URL: "http://example.com" },
            [/LEEGALITY_BASE_URL uses http:/],
        ],
        ["a token with a blank", { baseUrl: OWN, authToken: "c4n4ry tok" }, {}, [/is not a token/]],
        ["a token with a line end", { baseUrl: OWN, authToken: "c4n4ry\ntok" }, {}, [/is not a token/]],
        ["a token outside ASCII", { baseUrl: OWN, authToken: "c4n4rÿ" }, {}, [/is not a token/]],
        [
            "a token beside client credentials",
            { baseUrl: OWN, clientId: "me", clientSecret: "c4n4ry" },
            {},
            [/Both leegality:authToken .*client credentials/],
        ],
        [
            "a client without its secret",
            { baseUrl: OWN, authToken: "", clientId: "me" },
            { LEEGALITY_AUTH_TOKEN: "from-env" },
            [/leegality:clientSecret .*is missing/],
        ],
        [
            "a secret without its client",
            { baseUrl: OWN, authToken: "" },
            { LEEGALITY_CLIENT_SECRET: "c4n4ry" },
            [/LEEGALITY_CLIENT_ID is missing/],
        ],
        ["a timeout of 0", { baseUrl: OWN, timeout: "0" }, {}, [/leegality:timeout .*seconds from 1 to 3600/]],
        ["a timeout of hours", { baseUrl: OWN, timeout: "3601" }, {}, [/from 1 to 3600/]],
        ["a timeout with a unit", { baseUrl: OWN, timeout: "60s" }, {}, [/whole number/]],
        ["a fractional maxRetries", { baseUrl: OWN, maxRetries: "0.5" }, {}, [/leegality:maxRetries .*from 0 to 100/]],
        ["a negative maxRetries", { baseUrl: OWN, maxRetries: "-1" }, {}, [/from 0 to 100/]],
        [
            "a maxConcurrency of 0",
            { baseUrl: OWN, maxConcurrency: "0" },
            {},
            [/leegality:maxConcurrency .*from 1 to 256/],
        ],
        [
            "a hexadecimal maxConcurrency",
            { baseUrl: OWN },
            { LEEGALITY_MAX_CONCURRENCY: "0x8" },
            [/LEEGALITY_MAX_CONCURRENCY/],
        ],
        [
            "several settings, with every problem",
            { authToken: "", environment: "x", timeout: "x", maxRetries: "x", maxConcurrency: "x" },
            {},
            [/environment/, /credential/, /timeout/, /maxRetries/, /maxConcurrency/],
        ],
    ];
    for (const [name, config, env, problems] of refused) {
        it(`refuses ${name}`, () => {
            const result = resolve({ ...token, ...config }, env);
            assert.ok("problems" in result, "it was accepted");
            assert.equal(result.problems.length, problems.length, result.problems.join("\n"));
            problems.forEach((pattern, index) => {
                assert.match(result.problems[index] ?? "", pattern);
            });
            assert.ok(!result.problems.join().includes("c4n4r"), "a problem repeats a secret");
        });
    }

    it("reads no other settings", () => {
        const read = new Set<string>();
        resolveSettings(
            (name) => {
                read.add(name);
                return undefined;
            },
            {},
            explain.problem,
        );
        assert.deepEqual([...read].sort(), Object.keys(SETTING_VARIABLES).sort());
    });
});
