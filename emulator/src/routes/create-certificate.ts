/** POST /api/v1/certificates: stores a PKCS#12 file and its passkey (create-1). */
import { isoSeconds } from "../dialect/response/time-form";
import type { HttpResponse } from "../http/response";
import type { FormRequest, Services } from "../http/route";
import { problems } from "../problems/problems";
import { certificateVo } from "./certificate-vo";
import { aliasOf, checkContent, checkDepartment, checkEnabled, checkExtension } from "./certificate-input";

/** 201 `{data}`; 400 for bad input, 409 for an alias in use. Only the first fault found is reported. */
export function createCertificate(request: FormRequest, services: Services): HttpResponse {
    const { form, path } = request;
    const { dialect } = services;
    const file = form.certificateFile;
    if (file === undefined) {
        return problems.unreadableRequest(path, "certificateFile is missing");
    }
    const extension = checkExtension(path, file);
    if ("refusal" in extension) {
        return extension.refusal;
    }
    const department = checkDepartment(request, services, undefined);
    if ("refusal" in department) {
        return department.refusal;
    }
    const enabled = checkEnabled(request, dialect.absentEnabled === "true");
    if ("refusal" in enabled) {
        return enabled.refusal;
    }
    const content = checkContent(path, file.bytes, form.passkey);
    if ("refusal" in content) {
        return content.refusal;
    }
    const alias = aliasOf(content.value, file, dialect);
    const record = {
        id: services.newId(),
        alias,
        expiry: isoSeconds(content.value.expiry),
        createdAt: isoSeconds(services.now()),
        departmentId: department.value,
        enabled: enabled.value,
        file: file.bytes,
        sha256: file.sha256,
        passkey: form.passkey,
    };
    if (!services.certificates.insert(record)) {
        return problems.aliasInUse(path, alias);
    }
    const departmentName = record.departmentId && services.departments.find(record.departmentId)?.name;
    return { status: 201, body: { data: certificateVo({ ...record, departmentName }, dialect) } };
}
