/** A local SignStation for development and tests: the public face of the package. */
export {
    type Dialect,
    type DialectName,
    dialectNames,
    type DialectOptions,
    dialectTable,
} from "./dialect/dialect-table";
export { type DialectVariant, dialectVariants } from "./dialect/dialect-variants";
export type { Emulator, EmulatorOptions, StoredCertificateSummary } from "./emulator";
export type {
    AnswerEffect,
    DelayEffect,
    DropEffect,
    ExpireTokensEffect,
    Fault,
    FaultEffect,
    FaultMatch,
    NotJsonEffect,
    PendingFault,
    RetryAfterEffect,
    SlowDripEffect,
    StaleEffect,
    TruncateEffect,
    WrongShapeEffect,
} from "./faults/fault";
export { type FlakyEffect, flakyEffects, type FlakyOptions } from "./faults/flaky";
export type { RecordedField, RecordedRequest } from "./history/request-history";
export { startEmulator } from "./start-emulator";
