/** What is wrong with a setting, and how to set it. */
import type { BaseUrlProblem, SettingProblem } from "../signstation";
import { placeName, variable, type Words } from "./words";

const EXAMPLE = "https://signstation.example.com";

/** Whole sentences, without a secret. */
export function problemSentence(problem: SettingProblem, words: Words): string {
    switch (problem.kind) {
        case "no-server":
            return (
                `No SignStation is configured. To name one, ${words.toSet("baseUrl", EXAMPLE)} (everything before /api/v1), ` +
                `or ${words.toSet("environment", "production")} (or sandbox).`
            );
        case "no-credential":
            return (
                `No credential for SignStation is set. To set one, ${words.toSet("authToken", undefined)} (or ` +
                (words.setting("authToken") === variable("authToken")
                    ? ""
                    : `set the environment variable ${variable("authToken")}; or `) +
                `${words.setting("clientId")} and ${words.setting("clientSecret")}).`
            );
        case "two-servers": {
            const [first, second] = problem.places.map((place) => placeName(place, words));
            return `Both ${String(first)} and ${String(second)} are set. Keep the one that names your SignStation.`;
        }
        case "two-credentials":
            return `Both ${placeName(problem.place, words)} and client credentials are set. Keep one of the two.`;
        case "half-credentials":
            return `Client credentials are set by half: ${placeName(problem.missing, words)} is missing.`;
        case "invalid-token":
            return (
                `${placeName(problem.place, words)} is not a token: it holds blanks, line ends or letters outside ASCII. ` +
                "Set it again."
            );
        case "unknown-environment":
            return (
                `${placeName(problem.place, words)} is ${JSON.stringify(problem.text)}. It can be production or sandbox; ` +
                `for a server of your own set ${words.setting("baseUrl")} instead.`
            );
        case "not-a-number": {
            const unit = problem.unit === undefined ? "" : ` of ${problem.unit}`;
            const range = `from ${problem.least} to ${problem.most}`;
            return `${placeName(problem.place, words)} has to be a whole number${unit} ${range}.`;
        }
        case "invalid-base-url":
            return `${placeName(problem.place, words)} ${baseUrlProblem(problem.problem, words)}`;
    }
}

/** The sentence behind the name of the setting, and what to do. */
function baseUrlProblem(problem: BaseUrlProblem, words: Words): string {
    switch (problem.kind) {
        case "no-url":
            return `is not a URL. Set it like this: ${EXAMPLE}`;
        case "credential-inside":
            return (
                "carries a user name or a password, and it is stored in clear in the state. " +
                `Take it out and set ${words.setting("authToken")}.`
            );
        case "no-tls":
            return (
                `uses http: to ${problem.host}: the private key and its passkey would travel unprotected. ` +
                `Use https:. (http: is accepted for loopback only; for a private CA set ${words.setting("caFile")}.)`
            );
        case "query-or-fragment":
            return "has a query or a fragment. Set everything before /api/v1, and nothing else.";
        case "path-of-the-api":
            return "has to end before /api/v1, which is added to it: take that part away.";
    }
}
