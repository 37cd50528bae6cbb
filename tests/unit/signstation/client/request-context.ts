/** The upload that errors are about. */
import { explain } from "../../../../provider/dynamic/advice";
import type { RequestContext } from "../../../../provider/signstation/client/errors/response-error";

export const context: RequestContext = {
    operation: "uploading signing.p12",
    path: "/api/v1/certificates",
    method: "POST",
    baseUrl: "https://s.example",
    credentialSource: { setting: "authToken", source: "configuration" },
    subject: "certificate",
    explain: explain.error,
    secrets: ["t0ken-canary", "s3same-canary"],
};
