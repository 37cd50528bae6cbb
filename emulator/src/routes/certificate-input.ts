/** Checks the fields of a certificate form, for create and update alike. */
import { extname } from "node:path";
import { aliasFrom } from "../dialect/alias-source";
import type { Dialect } from "../dialect/dialect-table";
import { refusesId } from "../dialect/response/framework-failure";
import type { HttpResponse } from "../http/response";
import type { UploadedFile } from "../http/request/certificate-form";
import type { FormRequest, Services } from "../http/route";
import { type OpenedPkcs12, openPkcs12, type Pkcs12Failure } from "../pkcs12/open-pkcs12";
import { problems } from "../problems/problems";

/** A checked value, or the response that refuses it. */
export type Checked<T> = { readonly value: T } | { readonly refusal: HttpResponse };

const FAILURE_MESSAGES: Readonly<Record<Pkcs12Failure, string>> = {
    "not-pkcs12": "The certificate file is not a PKCS#12 file",
    "wrong-passkey": "The passkey does not open the certificate file",
    damaged: "The certificate file is damaged",
    unsupported: "The certificate file uses an algorithm that is not supported",
    "no-private-key": "The certificate file holds no private key",
    "no-matching-certificate": "The certificate file holds no certificate that belongs to its private key",
};

/** `enabled` as a boolean: the words true and false in any case (assumed); `fallback` when it was not sent. */
export function checkEnabled({ form, path }: FormRequest, fallback: boolean): Checked<boolean> {
    const text = form.enabled?.toLowerCase();
    return text === undefined
        ? { value: fallback }
        : text === "true" || text === "false"
          ? { value: text === "true" }
          : { refusal: problems.unreadableRequest(path, "enabled must be true or false") };
}

/** `departmentId`, which must name an enabled department when it is sent; `fallback` when it is not. */
export function checkDepartment(
    { form, path }: FormRequest,
    { departments, dialect }: Services,
    fallback: string | undefined,
): Checked<string | undefined> {
    const id = form.departmentId;
    if (id !== undefined && refusesId(dialect, id)) {
        return { refusal: problems.unreadableRequest(path, "departmentId is not a UUID") };
    }
    return id === undefined || departments.isUsable(id)
        ? { value: id ?? fallback }
        : { refusal: problems.unusableDepartment(path, id) };
}

/** The extension, which must be .p12 or .pfx in any case (create-1). */
export function checkExtension(path: string, file: UploadedFile): Checked<UploadedFile> {
    return [".p12", ".pfx"].includes(extname(file.name).toLowerCase())
        ? { value: file }
        : { refusal: problems.invalidRequest(path, "The certificate file must be a .p12 or .pfx file") };
}

/** The content, which must open with the passkey. */
export function checkContent(path: string, bytes: Buffer, passkey: string | undefined): Checked<OpenedPkcs12> {
    const result = openPkcs12(bytes, passkey);
    return "entry" in result
        ? { value: result.entry }
        : { refusal: problems.invalidRequest(path, FAILURE_MESSAGES[result.failure]) };
}

/** The alias of a certificate: friendlyName, else common name, else the file's name without extension (assumed). */
export function aliasOf({ friendlyName, commonName }: OpenedPkcs12, file: UploadedFile, dialect: Dialect): string {
    const names = { ...(friendlyName && { friendlyName }), ...(commonName && { commonName }) };
    return aliasFrom(dialect.alias, { ...names, fileName: file.name });
}
