/** Every operation of the emulator, in one table; openapi/signstation.yaml holds the same operations. */
import type { Route } from "../http/route";
import { createToken, getCurrentUser } from "./authentication";
import { deleteCertificate, getCertificate } from "./certificate-by-id";
import { getCertificateSummary, listExpiringCertificates } from "./certificate-reports";
import { createCertificate } from "./create-certificate";
import { createDepartment, deleteDepartment, getDepartment, updateDepartment } from "./departments";
import { updateCertificate } from "./update-certificate";

const certificates = "/certificates";
const certificate = "/certificates/:id";
const expiring = "/certificates/expiring-soon";
const summary = "/certificates/summary";
const departments = "/departments";
const department = "/departments/:id";
const token = "/auth/token";
const me = "/auth/me";

/** Paths come after `/api/v1`. */
export const routeTable: readonly Route[] = [
    { method: "POST", path: certificates, access: "token", body: "form", handle: createCertificate },
    { method: "GET", path: certificate, access: "token", body: "none", handle: getCertificate },
    { method: "PUT", path: certificate, access: "token", body: "form", handle: updateCertificate },
    { method: "DELETE", path: certificate, access: "token", body: "none", handle: deleteCertificate },
    { method: "GET", path: expiring, access: "token", body: "none", handle: listExpiringCertificates },
    { method: "GET", path: summary, access: "token", body: "none", handle: getCertificateSummary },
    { method: "POST", path: departments, access: "token", body: "json", handle: createDepartment },
    { method: "GET", path: department, access: "token", body: "none", handle: getDepartment },
    { method: "PUT", path: department, access: "token", body: "json", handle: updateDepartment },
    { method: "DELETE", path: department, access: "token", body: "none", handle: deleteDepartment },
    { method: "POST", path: token, access: "public", body: "json", handle: createToken },
    { method: "GET", path: me, access: "token", body: "none", handle: getCurrentUser },
];
