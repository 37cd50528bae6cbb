/** What to do about an error of the client: one sentence or more for each reason. */
import type { DownloadReason, SignStationErrorFacts } from "../signstation";
import { placeName, type Words } from "./words";

/** Whole sentences, without a secret. */
export function adviceFor(facts: SignStationErrorFacts, words: Words): string {
    const advice = sentencesFor(facts, words);
    return facts.refusedInBothHeaders === true
        ? `The token was refused both as X-Auth-Token and as Authorization: Bearer. ${advice}`
        : advice;
}

function sentencesFor(facts: SignStationErrorFacts, words: Words): string {
    const baseUrl = words.setting("baseUrl");
    switch (facts.reason) {
        case "invalid-id":
            return (
                "An id has 1 to 200 letters, digits and signs of -._~!$&'()*+,;=:@ and is neither . nor .. (SignStation's own are " +
                "UUIDs). Correct it where it was given; if it stands in a stack, take the resource out with: pulumi state delete <urn>."
            );
        case "unreachable":
            return `Check ${baseUrl}, the network and, for a private CA, ${words.setting("caFile")}.${notProcessed(facts)}`;
        case "cancelled":
            return CANCELLED;
        case "ca-file":
            return `Set ${words.setting("caFile")} to a PEM file with the certificates of your CA.${notProcessed(facts)}`;
        case "lost-response":
            return `Run the same command again; if the server is slow, raise ${words.setting("timeout")}.`;
        case "response-too-long":
            return (
                `Check that ${baseUrl} names a SignStation, whose responses are shorter; if it has so many certificates, ` +
                "ask for those of one departmentId, or for one by its id."
            );
        case "no-time-left":
            return "Run the same command again; if the server stays as slow, look into its own log at this time.";
        case "malformed":
            return `Check that ${baseUrl} names a SignStation (everything before /api/v1) and not a proxy's or login page.`;
        case "redirected":
            return `Redirects are not followed, since they would carry the token along. Set ${baseUrl} to the final address.`;
        case "bad-token":
            return `The credential comes from ${source(facts, words)}: get a valid one and set it there. ${anyFailure(words)}`;
        case "forbidden":
            return (
                `The credential (from ${source(facts, words)}) lacks the right to do this: use another user's, or ask for the ` +
                `right. ${anyFailure(words)}`
            );
        case "not-found":
            return notFound(facts);
        case "not-api-404":
            return (
                `This 404 does not have SignStation's own code (LE_ERR_SS_001) for a missing ${record(facts)}, so nothing is ` +
                `concluded from it. ${checkBaseUrl(words)}${ifGone(facts)}`
            );
        case "no-department-reads":
            return (
                "Reading a department is not documented, and this server does not seem to have the call. " +
                `If it should have it, check that ${baseUrl} is everything before /api/v1.`
            );
        case "slow-request":
            return "The request did not arrive in the time that the server had for it. Run the same command again.";
        case "conflict":
            return facts.subject === "department"
                ? "A department of this name exists already. Give this one another name."
                : "A certificate of this name exists already in the organisation (the name is the file's friendlyName, else its " +
                      "common name). Delete that one, or export the file under another friendlyName.";
        case "too-large":
            return (
                "SignStation takes at most 5 MB. The server's own multipart limit (Spring's default is 1 MB: " +
                "spring.servlet.multipart.max-file-size) or a proxy in front of it may take less. Raise that limit, or shrink the file."
            );
        case "media-type":
            return (
                `The server does not take a request in this form (Content-Type). Check that ${baseUrl} names a SignStation, ` +
                "and whether something in front of it refuses such requests."
            );
        case "rate-limited":
            return `Run the same command again later, or lower ${words.setting("maxConcurrency")}.`;
        case "refused":
            return refused(facts);
        case "not-api-refusal":
        case "plain-http-refusal":
            return (
                "This refusal does not have a form of SignStation's own, so something in front of it may refuse the request. " +
                checkBaseUrl(words) +
                (facts.reason === "plain-http-refusal"
                    ? ` If that port speaks TLS, ${baseUrl} has to begin with https:.`
                    : "") +
                ifGone(facts)
            );
        case "server-failed":
            return `${LATER} ${anyFailure(words)}`;
        case "server-unavailable":
            return LATER;
    }
}

/** What to do about a RemoteAsset that could not be fetched. */
export function downloadAdvice(reason: DownloadReason, words: Words): string {
    switch (reason) {
        case "address":
            return "Check the RemoteAsset's address.";
        case "scheme":
            return "Only https: is fetched, and http: from loopback. For a file on this machine set certificateFile to its path.";
        case "credential-inside":
            return "Use an address that needs none, like a signed one.";
        case "refused":
            return "No credential is sent, so the address has to be public or signed; a signed one may have expired.";
        case "unavailable":
            return "Run the same command again later.";
        case "unreachable":
            return `Check the address, the network and, for a private CA, ${words.setting("caFile")}.`;
        case "cancelled":
            return CANCELLED;
        case "ca-file":
            return `Set ${words.setting("caFile")} to a PEM file with the certificates of your CA.`;
        case "lost-response":
            return `Run the same command again; if the server is slow, raise ${words.setting("timeout")}.`;
    }
}

const CANCELLED = "Run the same command again, with a longer time in customTimeouts if that was too short.";

const LATER = "Run the same command again; if it stays, look into SignStation's own log at this time.";

/** A catch-all handler answers 500, and Spring Security 401 or 403, to every request that fails. */
function anyFailure(words: Words): string {
    return (
        `Some servers answer so to any request that fails: check also that ${words.setting("baseUrl")} is everything before ` +
        "/api/v1, that departmentId is a UUID, and that the file is not too large for the server."
    );
}

function checkBaseUrl(words: Words): string {
    return `Check that ${words.setting("baseUrl")} is everything before /api/v1.`;
}

function source({ credentialSource }: SignStationErrorFacts, words: Words): string {
    if (credentialSource === undefined) {
        return "the configuration";
    }
    const place = placeName(credentialSource, words);
    return credentialSource.setting === "clientId" ? `${place} and its secret` : place;
}

function record({ subject }: SignStationErrorFacts): string {
    return subject === "department" ? "department" : "certificate";
}

/** A change that was not sent is worth saying, if no attempt before it can have been processed. */
function notProcessed({ method, subject, processed }: SignStationErrorFacts): string {
    const isChange = method !== undefined && method !== "GET" && subject !== "credential";
    return isChange && processed === "no" ? " The server did not process it." : "";
}

function notFound({ subject, method }: SignStationErrorFacts): string {
    if (subject === "department") {
        return "SignStation has no such department: run pulumi refresh.";
    }
    return method === "POST"
        ? "Check departmentId: it has to be an enabled department of this SignStation."
        : "Check departmentId, and whether the certificate was deleted outside: run pulumi refresh.";
}

function refused(facts: SignStationErrorFacts): string {
    const { subject, method } = facts;
    if (subject === "department") {
        return "SignStation refuses this department. Check name, enabled and the licence's limits against what it says.";
    }
    if (subject === "credential") {
        return "SignStation refuses the client credentials. Check clientId and clientSecret against what it says.";
    }
    return method === "POST" || method === "PUT"
        ? "SignStation refuses the data. Check certificateFile, passkey and departmentId against what it says."
        : `SignStation refuses the request. Check what it says.${ifGone(facts)}`;
}

/** If a server's code for a missing certificate is not known here, every refresh and destroy would fail. */
function ifGone({ certificateId }: SignStationErrorFacts): string {
    return certificateId === undefined
        ? ""
        : ` Look for certificate ${certificateId} in SignStation's dashboard; if it is gone and only the stack still has it, ` +
              "take it out of the stack with: pulumi state delete <urn> (pulumi stack --show-urns lists them).";
}
