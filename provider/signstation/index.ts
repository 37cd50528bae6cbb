/** The REST client: knows the vendor, not Pulumi. */
export { fetchCertificateSummary, type CertificateSummary } from "./api/certificate-summary";
export { createCertificates, type Certificates, type Removal } from "./api/certificates";
export { createClient, type Client } from "./client/client";
export { discreet } from "./client/discreet";
export { createDepartments, isMissingCall, type DepartmentProperties, type Departments } from "./api/departments";
export { createDownload, type Download } from "./http/download";
export { lazyTransport } from "./http/lazy-transport";
export type { HttpRequest, Transport } from "./http/transport";
export { TransportError } from "./http/transport-error";
export { forCaller, type Caller } from "./client/for-caller";
export type { CertificateForm } from "./api/multipart";
export { uploadFileName } from "./api/upload-file-name";
export { printable } from "./client/redact";
export type { ReadConfig } from "./settings/levels";
export type { Effects } from "./http/retry-loop";
export { DEFAULT_SETTINGS, resolveSettings, type Settings, type SettingsResult } from "./settings/settings";
export { SignStationError, type SignStationErrorCode, type Taken } from "./client/signstation-error";
export type { CertificateRecord } from "./wire/wire";
