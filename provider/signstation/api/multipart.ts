/** The body of an upload or an update (create-1, update-1), built whole in memory so that it can be sent again. */
import type FormDataModule from "form-data";
import { uploadFileName } from "./upload-file-name";

/** What an upload or an update carries. An absent field is not sent, which for an update means "keep". */
export interface CertificateForm {
    readonly file?: { readonly name: string; readonly bytes: Buffer } | undefined;
    /** Empty and absent differ. */
    readonly passkey?: string | undefined;
    readonly departmentId?: string | undefined;
    readonly enabled?: boolean | undefined;
}

export interface EncodedBody {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
}

export function encodeForm(form: CertificateForm): EncodedBody {
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
        // Spring binds a typed part by its media type, and a plain parameter by its text: this serves both.
        data.append("enabled", String(form.enabled), { contentType: "application/json" });
    }
    if (form.file !== undefined) {
        data.append("certificateFile", form.file.bytes, {
            filename: uploadFileName(form.file.name),
            contentType: "application/x-pkcs12",
        });
    }
    const body = data.getBuffer();
    return { headers: { ...data.getHeaders(), "content-length": String(body.length) }, body };
}

/** The same for a server that takes an update as JSON only. A file cannot be sent so. */
export function encodeJson({ passkey, departmentId, enabled }: CertificateForm): EncodedBody {
    const body = Buffer.from(JSON.stringify({ passkey, departmentId, enabled }), "utf8");
    return { headers: { "content-type": "application/json" }, body };
}
