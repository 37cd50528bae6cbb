/** An update whose body is JSON: the fields of the form without the file, for a server whose PUT accepts no multipart body. */
import type { CertificateForm } from "../http/request/certificate-form";
import type { Dialect } from "./dialect-table";

const FIELDS = ["passkey", "departmentId", "enabled"] as const;

/** Whether a form with this method is to come as JSON. */
export function takesJsonForm({ updateRequest }: Dialect, method: string): boolean {
    return method === "PUT" && updateRequest === "json";
}

/** The form that a JSON object stands for. A null counts as absent; other members are ignored. */
export function formOfJson(json: Readonly<Record<string, unknown>>): CertificateForm {
    const sent = FIELDS.map((name) => [name, json[name] ?? undefined] as const).filter(
        ([, value]) => value !== undefined,
    );
    return Object.fromEntries(
        sent.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}
