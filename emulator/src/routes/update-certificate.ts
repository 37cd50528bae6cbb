/** PUT /api/v1/certificates/{id}: changes what is sent and keeps the rest (update-1; how fields combine: assumed). */
import type { Dialect } from "../dialect/dialect-table";
import { isoSeconds } from "../dialect/response/time-form";
import type { HttpResponse } from "../http/response";
import type { FormRequest, Services } from "../http/route";
import { problems } from "../problems/problems";
import type { CertificateFacts, CertificateRecord } from "../store/certificate-store";
import { certificateVo } from "./certificate-vo";
import {
    aliasOf,
    type Checked,
    checkContent,
    checkDepartment,
    checkEnabled,
    checkExtension,
} from "./certificate-input";

type Content = Pick<CertificateRecord, "alias" | "expiry" | "file" | "sha256" | "passkey">;

/** 200 `{data}`; 404 for an unknown id, 400 for bad input, 409 for an alias in use. */
export function updateCertificate(request: FormRequest, services: Services): HttpResponse {
    const { id, path } = request;
    const { certificates, dialect } = services;
    const stored = certificates.find(id);
    const storedFile = certificates.fileOf(id);
    if (stored === undefined || storedFile === undefined) {
        return problems.certificateNotFound(path, id);
    }
    const absent =
        dialect.updateFields === "keep"
            ? stored
            : { departmentId: undefined, enabled: dialect.absentEnabled === "true" };
    const department = checkDepartment(request, services, absent.departmentId);
    if ("refusal" in department) {
        return department.refusal;
    }
    const enabled = checkEnabled(request, absent.enabled);
    if ("refusal" in enabled) {
        return enabled.refusal;
    }
    const content = newContent(request, stored, storedFile, dialect);
    if ("refusal" in content) {
        return content.refusal;
    }
    const record = {
        ...content.value,
        id,
        createdAt: stored.createdAt,
        departmentId: department.value,
        enabled: enabled.value,
    };
    if (!certificates.replace(record)) {
        return problems.aliasInUse(path, record.alias);
    }
    const departmentName = record.departmentId && services.departments.find(record.departmentId)?.name;
    return { status: 200, body: { data: certificateVo({ ...record, departmentName }, dialect) } };
}

/** A new file is opened with the passkey beside it, never with the stored one; a passkey alone must open the stored file. */
function newContent(
    { form, path }: FormRequest,
    stored: CertificateFacts,
    storedFile: Buffer,
    dialect: Dialect,
): Checked<Content> {
    const { certificateFile, passkey } = form;
    if (certificateFile === undefined) {
        const content = { ...stored, file: storedFile, passkey: passkey ?? stored.passkey };
        const opened = passkey === undefined ? undefined : checkContent(path, storedFile, passkey);
        return opened !== undefined && "refusal" in opened ? opened : { value: content };
    }
    const extension = checkExtension(path, certificateFile);
    if ("refusal" in extension) {
        return extension;
    }
    const { bytes: file, sha256 } = certificateFile;
    const opened = checkContent(path, file, passkey);
    if ("refusal" in opened) {
        return opened;
    }
    const alias = aliasOf(opened.value, certificateFile, dialect);
    return { value: { alias, expiry: isoSeconds(opened.value.expiry), file, sha256, passkey } };
}
