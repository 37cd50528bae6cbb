/** A department as SignStation reports it. */

/** Only the id is certain: every response field is optional on the vendor's pages. */
export interface DepartmentRecord {
    readonly id: string;
    readonly name?: string;
    readonly enabled?: boolean;
    /** Not documented for departments; some servers send it. As sent: a number or a text. */
    readonly createdAt?: string | number;
}
