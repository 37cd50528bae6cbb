/** The multipart form of an upload (create-1, update-1), built whole in memory so that it can be sent again. */
import type FormDataModule from "form-data";

/** What an upload or an update carries. An absent field is not sent, which for an update means "keep". */
export interface CertificateForm {
    readonly file?: { readonly name: string; readonly bytes: Buffer } | undefined;
    /** Empty and absent differ. */
    readonly passkey?: string | undefined;
    readonly departmentId?: string | undefined;
    readonly enabled?: boolean | undefined;
}

export interface Multipart {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
}

export function encodeForm(form: CertificateForm): Multipart {
    // Loaded with the first upload, since it takes longer than the rest of this room.
    const FormData = require("form-data") as typeof FormDataModule;
    const data = new FormData();
    if (form.passkey !== undefined) {
        data.append("passkey", form.passkey);
    }
    if (form.departmentId !== undefined) {
        data.append("departmentId", form.departmentId);
    }
    if (form.enabled !== undefined) {
        data.append("enabled", String(form.enabled));
    }
    if (form.file !== undefined) {
        data.append("certificateFile", form.file.bytes, {
            filename: form.file.name,
            contentType: "application/x-pkcs12",
        });
    }
    const body = data.getBuffer();
    return { headers: { ...data.getHeaders(), "content-length": String(body.length) }, body };
}
