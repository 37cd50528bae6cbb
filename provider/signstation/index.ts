/** The REST client: knows the vendor, not Pulumi. */
export { fetchCertificateSummary, type CertificateSummary } from "./certificate-summary";
export { createCertificates, type Certificates } from "./certificates";
export { createClient, type Client } from "./client";
export { discreet } from "./discreet";
export { createDepartments, isMissingCall, type DepartmentProperties, type Departments } from "./departments";
export { createDownload, type Download } from "./download";
export { forCaller, type Caller } from "./for-caller";
export type { CertificateForm } from "./multipart";
export { printable } from "./redact";
export type { ReadConfig } from "./levels";
export type { Effects } from "./repeat";
export { DEFAULT_SETTINGS, resolveSettings, type Settings, type SettingsResult } from "./settings";
export { SignStationError, type SignStationErrorCode, type Taken } from "./signstation-error";
export type { CertificateRecord } from "./wire";
