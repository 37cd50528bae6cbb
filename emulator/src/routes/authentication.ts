/** POST /api/v1/auth/token and GET /api/v1/auth/me. */
import { TOKEN_LIFETIME_SECONDS } from "../http/request/access";
import type { HttpResponse } from "../http/response";
import type { JsonRequest, Services } from "../http/route";
import { problems } from "../problems/problems";

/** 200 `{code, message, data}` with a token (generate-token; the body: observed); 401 for wrong credentials (assumed). */
export function createToken({ json, path }: JsonRequest, { access }: Services): HttpResponse {
    const { clientId, clientSecret } = json;
    if (typeof clientId !== "string" || typeof clientSecret !== "string") {
        return problems.unreadableRequest(path, "clientId and clientSecret must be texts");
    }
    const accessToken = access.issue(clientId, clientSecret);
    if (accessToken === undefined) {
        return problems.wrongCredentials(path);
    }
    const data = { accessToken, tokenType: "Bearer", expiresIn: TOKEN_LIFETIME_SECONDS };
    return { status: 200, body: { code: "LE_SS_001", message: "Token generated successfully", data } };
}

/** 200 `{code, message, data}` (get-current-user). The emulator has one user, whatever the credential. */
export function getCurrentUser(): HttpResponse {
    const data = { username: "emulator@localhost", name: "SignStation Emulator" };
    return { status: 200, body: { code: "LE_SS_301", message: "Current user", data } };
}
