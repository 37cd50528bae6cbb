/** One thing that is wrong with the inputs, told to the person who wrote them. */

export interface CheckFailure {
    /**
     * The property to blame. Empty where its value is secret, since some engine versions print the value of a property
     * that failed, and where the fault lies in the configuration.
     */
    readonly property: string;
    /** What is wrong and what to do; holds no secret. */
    readonly reason: string;
}
