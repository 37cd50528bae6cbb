/** The shapes of one department resource: what a program asks for, and what is kept in state. */

/** The arguments with their defaults. */
export interface DepartmentInputs {
    /** 2 to 255 characters, none of them a blank at either end. */
    readonly name: string;
    /** Whether certificates may be put into it. */
    readonly enabled: boolean;
    /** Adopt this department at create instead of creating one. */
    readonly adoptId?: string;
}

/** The resource's outputs as they stand in state. */
export interface DepartmentState {
    /** Absent, as `enabled` is, after an update that may or may not have been processed. */
    readonly name?: string;
    readonly enabled?: boolean;
    /** ISO 8601 in UTC where the server sent an instant. */
    readonly createdAt?: string;
    /** The base URL of the SignStation that holds the department. */
    readonly endpoint?: string;
}
