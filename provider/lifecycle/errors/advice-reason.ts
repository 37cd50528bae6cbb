/** Why an operation stopped, if what helps is a setting: the front end makes the advice, since it knows the names of its settings. */

export type AdviceReason =
    /** The state names another SignStation than the configured one. */
    | "other-endpoint"
    /** A deletion was confirmed by something that is not SignStation's API, and SignStation still has the certificate. */
    | "unconfirmed-deletion";

/** Whole sentences on what to do, without a secret. */
export type Advise = (reason: AdviceReason) => string;
