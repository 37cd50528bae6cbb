/** The REST client: knows the vendor, not Pulumi. */
export { fetchCertificateSummary, type CertificateSummary } from "./api/certificate-summary";
export { createCertificates, type Certificates, type Deletion as Removal } from "./api/certificates";
export { createClient, type Client } from "./client/client";
export { hideArguments as discreet } from "./client/hide-arguments";
export { createDepartments, isMissingCall, type DepartmentProperties, type Departments } from "./api/departments";
export { createDownload, type Download } from "./http/download";
export { lazyTransport } from "./http/lazy-transport";
export type { HttpRequest, Transport } from "./http/transport";
export { TransportError } from "./http/transport-error";
export { bindClient as forCaller, type ClientBinding as Caller } from "./client/bind-client";
export type { CertificateForm } from "./api/multipart";
export { uploadFileName } from "./api/upload-file-name";
export { printable } from "./client/redact";
export type { ReadConfig } from "./settings/setting-sources";
export type { Effects } from "./http/retry-loop";
export { DEFAULT_SETTINGS, resolveSettings, type Settings, type SettingsResult } from "./settings/settings";
export { SignStationError, type SignStationErrorCode, type Processed as Taken } from "./client/signstation-error";
export type { CertificateRecord } from "./wire/wire";
