/** Leegality SignStation for Pulumi programs. */
export { Certificate } from "./certificate";
export type { CertificateArgs } from "./certificate-args";
export type { LeegalityErrorCode } from "../provider/lifecycle/leegality-error";
export type { Pkcs12ErrorCode } from "../provider/pkcs12";
export type { SignStationErrorCode } from "../provider/signstation";
