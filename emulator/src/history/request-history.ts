/** Remembers the last requests: names, sizes and one hash, never the values themselves. */
import type { FaultEffect } from "../faults/fault";

/** One field of a request's body. */
export interface RecordedField {
    readonly name: string;
    /** Size of the value in bytes. */
    readonly bytes: number;
    /** Lower-case hex; for the `certificateFile` part only. */
    readonly sha256?: string;
}

/** One request, in the order of arrival. */
export interface RecordedRequest {
    readonly method: string;
    /** As sent, with whichever prefix, without the query. */
    readonly path: string;
    /** Values of `days` and `departmentId`; for any other name only that it was there, as an empty text. */
    readonly query: Readonly<Record<string, string>>;
    /** The status of the response, also if the response was lost. Absent while the request is handled, and if it was dropped before. */
    readonly status?: number;
    readonly fields: readonly RecordedField[];
    /** Which credential was valid; absent when none was. */
    readonly authenticatedBy?: "token" | "bearer";
    /** The kind of the fault that was applied, queued or by flaky mode. */
    readonly fault?: FaultEffect["kind"];
    /** Time of arrival, ISO 8601 UTC with milliseconds, by the emulator's clock. */
    readonly at: string;
}

/** A request whose story is still being written. */
export type OpenRecord = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] } & { fields: RecordedField[] };

/** How many requests are remembered; the oldest ones are forgotten. */
const MAX_RECORDS = 10_000;

/** What is remembered of one request: of more the rest is left out. */
const MAX_PATH_LENGTH = 2000;
const MAX_NAMES = 50;
const MAX_NAME_LENGTH = 100;

const KEPT_QUERY_NAMES = new Set(["days", "departmentId"]);

/** The requests of one emulator. */
export class RequestHistory {
    private records: OpenRecord[] = [];

    /** Starts the record of a request. `url` is the request target as sent. */
    open(method: string, url: string, at: Date): OpenRecord {
        const question = url.indexOf("?");
        const path = (question < 0 ? url : url.slice(0, question)).slice(0, MAX_PATH_LENGTH);
        const sent = new URLSearchParams(question < 0 ? "" : url.slice(question + 1));
        const query = Object.fromEntries(
            Array.from(sent)
                .slice(0, MAX_NAMES)
                .map(([name, value]) => [cut(name), KEPT_QUERY_NAMES.has(name) ? cut(value) : ""] as const),
        );
        const record: OpenRecord = { method, path, query, fields: [], at: at.toISOString() };
        this.records.push(record);
        if (this.records.length > MAX_RECORDS) {
            this.records.shift();
        }
        return record;
    }

    /** Copies of the records, oldest first: at most the last 10,000. */
    list(): RecordedRequest[] {
        return this.records.map((record) => structuredClone(record));
    }

    /** Forgets all records. */
    clear(): void {
        this.records = [];
    }
}

/** Adds a field of the body to a record. */
export function recordField({ fields }: OpenRecord, { name, ...rest }: RecordedField): void {
    if (fields.length < MAX_NAMES) {
        fields.push({ name: cut(name), ...rest });
    }
}

function cut(text: string): string {
    return text.slice(0, MAX_NAME_LENGTH);
}
