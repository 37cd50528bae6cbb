/** The sentences about what to do. The front end makes them, since it knows the names of its settings and its commands. */
import type { DownloadReason } from "../../http/download";
import type { SettingProblem } from "../../settings/setting-problem";
import type { SignStationErrorFacts } from "./signstation-error";

/** Each function gives whole sentences, without a secret. */
export interface Explain {
    /** What to do about an error. */
    readonly error: (facts: SignStationErrorFacts) => string;
    /** What is wrong with a setting, and how to set it. */
    readonly problem: (problem: SettingProblem) => string;
    /** What to do about a file that could not be fetched. */
    readonly download: (reason: DownloadReason) => string;
}
