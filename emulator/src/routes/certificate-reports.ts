/** GET /api/v1/certificates/expiring-soon and /summary, over a window of days from now. */
import type { HttpResponse } from "../http/response";
import type { ApiRequest, Services } from "../http/route";
import { problems } from "../problems/problems";
import type { CertificateFacts } from "../store/certificate-store";
import { certificateVo } from "./certificate-vo";

/** The window where no `days` are given (get-expiring-soon), and what the page calls soon. */
export const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** 200 `{data}`: enabled certificates by ascending expiry (get-expiring-soon), expired ones included (assumed). */
export function listExpiringCertificates(request: ApiRequest, services: Services): HttpResponse {
    return withWindow(request, services, (certificates, _now, until) => {
        const expiring = certificates.filter(({ enabled, expiry }) => enabled && Date.parse(expiry) <= until);
        return {
            status: 200,
            body: { data: expiring.map((certificate) => certificateVo(certificate, services.dialect)) },
        };
    });
}

/** 200 `{code, message, data}` with counts (get-summary); the names of the counts are assumed. */
export function getCertificateSummary(request: ApiRequest, services: Services): HttpResponse {
    return withWindow(request, services, (certificates, now, until) => {
        const active = certificates.filter(({ enabled, expiry }) => enabled && Date.parse(expiry) > now);
        const data = {
            totalCertificates: certificates.length,
            activeCertificates: active.length,
            expiringCertificates: active.filter(({ expiry }) => Date.parse(expiry) <= until).length,
        };
        return { status: 200, body: { code: "LE_SS_001", message: "Certificate summary", data } };
    });
}

/** Gives the certificates of the asked department (an unknown one has none), now, and the window's inclusive end. */
function withWindow(
    { path, query }: ApiRequest,
    services: Services,
    report: (certificates: CertificateFacts[], now: number, until: number) => HttpResponse,
): HttpResponse {
    const most = Number(services.dialect.days);
    const sent = query.getAll("days");
    const days = sent.length === 0 ? SOON_DAYS : sent.length === 1 ? wholeDays(sent[0], most) : undefined;
    if (days === undefined) {
        return problems.unreadableRequest(path, `days must be one whole number from 0 to ${most}`);
    }
    const departmentId = query.get("departmentId");
    const certificates = services.reads
        .list()
        .filter((certificate) => departmentId === null || certificate.departmentId === departmentId);
    const now = services.now().getTime();
    return report(certificates, now, now + days * DAY_MS);
}

function wholeDays(text: string | undefined, most: number): number | undefined {
    return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
