/** A local SignStation for development and tests: the public face of the package. */
export type { Emulator, EmulatorOptions, StoredCertificateSummary } from "./emulator";
export type {
    AnswerEffect,
    DelayEffect,
    DropEffect,
    Fault,
    FaultEffect,
    FaultMatch,
    PendingFault,
    TruncateEffect,
} from "./faults/fault";
export type { RecordedField, RecordedRequest } from "./history/request-history";
export { startEmulator } from "./start-emulator";
