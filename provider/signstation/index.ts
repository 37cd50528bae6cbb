/** The REST client of SignStation. Knows neither its front ends nor the names of their settings. */
export { fetchCertificateSummary, type CertificateSummary } from "./api/certificate-summary";
export { createCertificates, type Certificates, type Deletion } from "./api/certificates";
export { createClient, type Client } from "./client/client";
export { hideArguments } from "./client/hide-arguments";
export { createDepartments, isMissingCall, type DepartmentProperties, type Departments } from "./api/departments";
export { createDownload, type Download } from "./http/download";
export { bindClient, type ClientBinding } from "./client/bind-client";
export type { CertificateForm } from "./api/multipart";
export { uploadFileName } from "./api/upload-file-name";
export { printable } from "./client/redact";
export type { DownloadReason } from "./http/download";
export type { BaseUrlProblem, SettingProblem } from "./settings/setting-problem";
export { SETTING_VARIABLES, type ReadConfig, type SettingName, type SettingPlace } from "./settings/setting-sources";
export type { Effects } from "./http/retry-loop";
export { DEFAULT_SETTINGS, resolveSettings, type Settings, type SettingsResult } from "./settings/settings";
export type { Explain } from "./client/errors/explain";
export {
    SignStationError,
    type Processed,
    type SignStationErrorCode,
    type SignStationErrorFacts,
} from "./client/errors/signstation-error";
