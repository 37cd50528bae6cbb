/** The dialects: forms that the vendor's documents leave open, each with the values that the emulator can speak. */

/** One value of a dialect and what it means. */
type Value = readonly [value: string, meaning: string];

interface Definition {
    /** What the dialect is about. */
    readonly about: string;
    /** The first one is the default. */
    readonly values: readonly [Value, ...Value[]];
}

const TIME_FORMS = [
    ["iso", "2027-11-28T06:41:39Z"],
    ["iso-fraction", "2027-11-28T06:41:39.000Z"],
    ["offset", "2027-11-28T12:11:39+05:30"],
    ["offset-compact", "2027-11-28T12:11:39+0530"],
    ["zoneless", "2027-11-28T12:11:39, in the server's zone"],
    ["blank", "2027-11-28 12:11:39, in the server's zone"],
    ["local-z", "2027-11-28T12:11:39Z: the server's local time with a literal Z"],
    ["no-seconds", "2027-11-28T06:41Z"],
    ["date", "2027-11-28, in the server's zone"],
    ["day-first", "2027-11-27T18:30:00Z: the first second of the day in the server's zone"],
    ["day-last", "2027-11-28T18:29:59Z: the last second of the day in the server's zone"],
    ["seconds", "1827384099"],
    ["seconds-fraction", "1827384099.000000000, an Instant by Jackson without Spring Boot"],
    ["milliseconds", "1827384099000"],
    ["array", "[2027,11,28,12,11,39], a LocalDateTime by Jackson without Spring Boot"],
    ["day-month-year", "28-11-2027, in the server's zone"],
    ["java-date", "Sun Nov 28 06:41:39 UTC 2027"],
    ["zone-name", "2027-11-28T12:11:39+05:30[Asia/Kolkata]"],
    ["null", "null"],
    ["absent", "no such field"],
] as const;

/** Each dialect by its name; names and values are those of the command line. */
export const dialectTable = {
    expiry: { about: "how a certificate's expiry is written", values: TIME_FORMS },
    createdAt: {
        about: "how a certificate's createdAt is written",
        values: [["as-expiry", "in the form of expiry"], ...TIME_FORMS],
    },
    zone: {
        about: "the server's zone, for times that are written in it",
        values: [
            ["+05:30", "Asia/Kolkata"],
            ["+00:00", "UTC"],
            ["+14:00", "Pacific/Kiritimati"],
            ["-11:00", "Pacific/Pago_Pago"],
        ],
    },
    date: {
        about: "the Date header",
        values: [
            ["sent", "by the emulator's clock"],
            ["absent", "none"],
            ["1970", "by a clock that was never set"],
        ],
    },
    auth: {
        about: "which header a token is accepted in",
        values: [
            ["documented", "the fixed token in X-Auth-Token, an issued one as Bearer"],
            ["swapped", "the fixed token as Bearer, an issued one in X-Auth-Token"],
            ["header", "both in X-Auth-Token only"],
            ["bearer", "both as Bearer only"],
            ["either", "both in either"],
        ],
    },
    failures: {
        about: "the response to a request that fails before or after the API's own rules, with a valid token",
        values: [
            ["own", "its own status: 400, 404, 405, 413, 415, 500"],
            ["unauthorized", "401 as for an invalid token (Spring Security masks /error)"],
            ["forbidden", "403 with an empty body (Spring Security's default)"],
            ["catch-all", "500 LE_ERR_SS_500 (an exception handler for everything)"],
        ],
    },
    errors: {
        about: "the body of an error",
        values: [
            ["envelope", "{code, errors: [{message, path, code}]}"],
            ["spring", "{timestamp, status, error, path}"],
            ["problem", "application/problem+json: {type, title, status, detail, instance}"],
            ["text", "plain text"],
        ],
    },
    errorsOf: {
        about: "which errors have the body that `errors` names",
        values: [
            ["framework", "those that fail before or past the API's own rules"],
            ["all", "all"],
        ],
    },
    tooLarge: {
        about: "the body of a 413",
        values: [
            ["body", "as other errors"],
            ["empty", "empty"],
        ],
    },
    uploadLimit: {
        about: "the largest certificateFile",
        values: [
            ["5MB", "5 x 1024 x 1024 bytes"],
            ["1MB", "1024 x 1024 bytes, Spring's default"],
        ],
    },
    success: {
        about: "the body of a success",
        values: [
            ["documented", "as each page of the documents shows it"],
            ["data", "{data}"],
            ["envelope", "{code, message, data}"],
            ["bare", "the object or list itself; empty where there is none"],
        ],
    },
    createStatus: {
        about: "the status of an upload",
        values: [
            ["201", "created"],
            ["200", "ok"],
        ],
    },
    createOutcome: {
        about: "how an upload that was stored ends",
        values: [
            ["answered", "with its response"],
            ["fails-after", "with an unhandled failure, in the form of `failures`"],
        ],
    },
    updateBody: {
        about: "the body of a PUT that was accepted",
        values: [
            ["body", "as `success` says"],
            ["text", "plain text"],
            ["empty", "empty"],
        ],
    },
    deleteBody: {
        about: "the response to a DELETE that was accepted",
        values: [
            ["body", "200, as `success` says"],
            ["no-content", "204 with an empty body"],
        ],
    },
    updateFields: {
        about: "what a PUT does with a field that is absent",
        values: [
            ["keep", "keeps it"],
            ["replace", "replaces it: no department, and enabled as for an upload without it"],
        ],
    },
    updateRequest: {
        about: "which body a PUT of a certificate accepts",
        values: [
            ["multipart", "multipart/form-data"],
            ["json", "application/json, without a file; 415 for multipart"],
        ],
    },
    parts: {
        about: "whether a part of a form must say its type",
        values: [
            ["untyped", "any will do"],
            ["typed", "415 for an `enabled` part that is not application/json"],
        ],
    },
    absentEnabled: {
        about: "enabled of an upload without it",
        values: [
            ["true", "true"],
            ["false", "false (a Java boolean)"],
        ],
    },
    absentDepartment: {
        about: "departmentId and departmentName of a certificate without a department",
        values: [
            ["absent", "no such fields"],
            ["null", "null"],
        ],
    },
    replica: {
        about: "when reads see a write",
        values: [
            ["none", "at once"],
            ["2-reads", "after 2 reads of what it changed"],
            ["1-second", "after a second"],
            ["2-seconds", "after 2 seconds"],
        ],
    },
    alias: {
        about: "where a certificate's name comes from",
        values: [
            ["friendlyName", "friendlyName, else the subject's CN, else the file's name without extension"],
            ["keystore", "friendlyName in lower case, else 1 (Java's KeyStore)"],
            ["file", "the file's name with extension"],
            ["common-name", "the subject's CN, else the file's name without extension"],
        ],
    },
    aliasCase: {
        about: "whether names that differ in case only are different",
        values: [
            ["sensitive", "they are"],
            ["insensitive", "they are not: the second one is 409"],
        ],
    },
    days: {
        about: "the largest `days` of expiring-soon and summary; more is 400",
        values: [
            ["36500", "36500"],
            ["3650", "3650"],
            ["365", "365"],
        ],
    },
} as const satisfies Readonly<Record<string, Definition>>;

/** The name of a dialect. */
export type DialectName = keyof typeof dialectTable;

/** A value for every dialect. */
export type Dialect = { readonly [N in DialectName]: (typeof dialectTable)[N]["values"][number][0] };

/** Values for some dialects; the others have their defaults. */
export type DialectOptions = Partial<Dialect>;

/** The names, in the order of the table. */
export const dialectNames = Object.keys(dialectTable) as DialectName[];

/** What the emulator speaks unless it is asked for something else. */
export const defaultDialect = Object.fromEntries(
    dialectNames.map((name) => [name, dialectTable[name].values[0][0]]),
) as unknown as Dialect;
