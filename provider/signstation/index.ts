/** The REST client: knows the vendor, not Pulumi. */
export { createCertificates, type Certificates } from "./certificates";
export { createClient, type Effects } from "./client";
export type { CertificateForm } from "./multipart";
export { printable, repeatsSecret } from "./redact";
export type { ReadConfig } from "./levels";
export { resolveSettings, type Settings, type SettingsResult } from "./settings";
export { SignStationError, type SignStationErrorCode, type Taken } from "./signstation-error";
export type { CertificateRecord } from "./wire";
