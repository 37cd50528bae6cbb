/** The real client for contract tests, with a fixed clock and recorded waits. */
import assert from "node:assert/strict";
import { explain } from "../../provider/dynamic/advice";
import {
    createCertificates,
    createClient,
    createDepartments,
    bindClient,
    SignStationError,
    type ClientBinding,
    type Certificates,
    type Departments,
    type Settings,
} from "../../provider/signstation";

export interface Connected {
    readonly certificates: Certificates;
    /** The same client, bound to one resource. */
    readonly certificatesFor: (caller: ClientBinding) => Certificates;
    readonly departments: Departments;
    /** Milliseconds of every wait, in order. */
    readonly sleeps: number[];
    /** The notes for the person who waits. */
    readonly notes: string[];
}

export const NOW = new Date("2026-06-15T12:00:00Z");

/** A client of a server, with two retries unless `settings` says otherwise; every random number is a half. */
export function connect(
    baseUrl: string,
    authToken: string,
    settings: Partial<Settings> = {},
    now: () => Date = () => NOW,
): Connected {
    const sleeps: number[] = [];
    const notes: string[] = [];
    const client = createClient(
        {
            baseUrl,
            credential: {
                kind: "token",
                token: authToken,
                source: { setting: "authToken", source: "configuration" } as const,
            },
            timeoutMs: 20_000,
            maxRetries: 2,
            maxConcurrency: 4,
            ...settings,
        },
        {
            now,
            random: () => 0.5,
            notify: (line) => notes.push(line),
            explain,
            sleep: (milliseconds) => {
                sleeps.push(milliseconds);
                return Promise.resolve();
            },
        },
    );
    return {
        certificates: createCertificates(client),
        certificatesFor: (caller) => createCertificates(bindClient(client, caller)),
        departments: createDepartments(client),
        sleeps,
        notes,
    };
}

/** The error of a call that has to fail. */
export async function errorOf(call: Promise<unknown>): Promise<SignStationError> {
    const error: unknown = await call.then(
        () => assert.fail("the call succeeded"),
        (reason: unknown) => reason,
    );
    assert.ok(error instanceof SignStationError, String(error));
    return error;
}

/** Every call of the client: the four about one certificate by their HTTP methods, and the enumeration. */
export type CallName = "GET" | "LIST" | "PUT" | "DELETE" | "POST";

/** `form` is what the two writing calls send. */
export function callsOf(
    { certificates }: Pick<Connected, "certificates">,
    form: Parameters<Certificates["upload"]>[0],
    id: string,
): Readonly<Record<CallName, () => Promise<unknown>>> {
    return {
        GET: () => certificates.get(id),
        LIST: () => certificates.listExpiring(36_500),
        PUT: () => certificates.update(id, form),
        DELETE: () => certificates.delete(id),
        POST: () => certificates.upload(form),
    };
}
