/** One thing that is wrong with the inputs, reported to the person who wrote them. */

export interface CheckFailure {
    /** The property to blame. Empty where the fault lies in the configuration. */
    readonly property: string;
    /** What is wrong and what to do; holds no secret. */
    readonly reason: string;
    /** The property's value is secret, or may be: a front end that prints values must not name the property. */
    readonly secret?: true;
}
