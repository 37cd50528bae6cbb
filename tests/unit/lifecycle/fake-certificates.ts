/** SignStation's certificates in memory, and the lifecycle's other ports, for tests without files and network. */
import type { CallContext } from "../../../provider/lifecycle/call-context";
import type { CertificatePorts } from "../../../provider/lifecycle/ports";
import { startRun } from "../../../provider/lifecycle/run/run";
import type { CertificateSource } from "../../../provider/core/certificate/types";
import { LeegalityError } from "../../../provider/lifecycle/errors/leegality-error";
import { Pkcs12Error } from "../../../provider/pkcs12";
import type { CertificateFacts } from "../../../provider/model/certificate-facts";
import type { CertificateRecord } from "../../../provider/model/certificate-record";
import {
    SignStationError,
    type CertificateForm,
    type Certificates,
    type SettingsResult,
    type Deletion,
    type SignStationErrorCode,
    type Processed,
} from "../../../provider/signstation";

export const ENDPOINT = "https://signstation.example.com";
const NOW = new Date("2026-06-15T12:00:00Z");
export const PASSKEY = "s3same-canary";

/** What the fake reader says of every file that {@link PASSKEY} opens. */
export const FACTS: CertificateFacts = {
    fingerprint: "ff".repeat(32),
    serialNumber: "0A",
    subject: "CN=Asha Rao,O=Acme",
    issuer: "CN=Root",
    notBefore: "2025-01-01T00:00:00Z",
    notAfter: "2030-01-01T00:00:00Z",
    keyAlgorithm: "RSA-2048",
    friendlyName: "asha",
};

export type Method = Exclude<keyof Certificates, "clockOffset">;

/** One call, in the order of arrival. */
export interface SeenCall {
    readonly method: Method;
    readonly id?: string;
    readonly form?: CertificateForm;
}

/** Does as SignStation does, unless `failures` says otherwise. */
export class FakeCertificates implements Certificates {
    readonly calls: SeenCall[] = [];
    readonly stored = new Map<string, CertificateRecord>();
    /** Errors to throw, per method, in order; `acted`: after doing what was asked. */
    readonly failures: { readonly method: Method; readonly error: Error; readonly acted?: boolean }[] = [];
    /** Of what is uploaded or replaced from now on. */
    expiry: string | number | undefined = FACTS.notAfter;
    alias: string | undefined = FACTS.friendlyName;
    createdAt: string | undefined = "2026-06-15T12:00:00Z";
    /** What the server's clock is ahead; undefined if it does not report it. */
    offset: number | undefined = 0;
    #made = 0;

    methods(): Method[] {
        return this.calls.map(({ method }) => method);
    }

    upload(form: CertificateForm): Promise<CertificateRecord> {
        return this.#run({ method: "upload", form }, () => {
            const id = `id-${++this.#made}`;
            return this.#store(id, form, { createdAt: this.createdAt });
        });
    }

    get(id: string): Promise<CertificateRecord | undefined> {
        return this.#run({ method: "get", id }, () => this.stored.get(id));
    }

    update(id: string, form: CertificateForm): Promise<void> {
        return this.#run({ method: "update", id, form }, () => {
            const before = this.stored.get(id);
            if (before === undefined) {
                throw signStationError("NOT_FOUND", "no");
            }
            this.#store(id, form, before);
        });
    }

    delete(id: string): Promise<Deletion> {
        return this.#run({ method: "delete", id }, () => (this.stored.delete(id) ? "removed" : "absent"));
    }

    listExpiring(): Promise<CertificateRecord[]> {
        return this.#run({ method: "listExpiring" }, () => [...this.stored.values()]);
    }

    clockOffset(): number | undefined {
        return this.offset;
    }

    #store(id: string, form: CertificateForm, before: object): CertificateRecord {
        const { departmentId } = form;
        const fromFile = form.file === undefined ? {} : { name: this.alias, expiry: this.expiry };
        const record = { ...before, id, ...fromFile, ...(departmentId === undefined ? {} : { departmentId }) };
        this.stored.set(id, record as CertificateRecord);
        return record as CertificateRecord;
    }

    #run<T>(call: SeenCall, act: () => T): Promise<T> {
        this.calls.push(call);
        const at = this.failures.findIndex(({ method }) => method === call.method);
        const [failure] = at < 0 ? [] : this.failures.splice(at, 1);
        // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown becomes a rejection
        return (async () => {
            if (failure !== undefined) {
                if (failure.acted === true) {
                    act();
                }
                throw failure.error;
            }
            return act();
        })();
    }
}

/** An error as the client throws it. `status`: that of the response, if there was one. */
export function signStationError(code: string, processed: Processed, status?: number): SignStationError {
    return new SignStationError(
        {
            code: `ERR_SIGNSTATION_${code}` as SignStationErrorCode,
            reason: "refused",
            operation: "doing something",
            detail: "the server said something",
            processed,
            status,
            fromApi: true,
        },
        () => "Do something.",
    );
}

export interface FakePorts extends CertificatePorts {
    /** The call of a resource without a name. */
    readonly call: CallContext;
    /** The call of the resource of this name. */
    readonly callOf: (name: string) => CallContext;
    readonly certificates: () => FakeCertificates;
    /** Content of each path; base64 speaks for itself. */
    readonly files: Map<string, Buffer>;
    /** Paths that were read, in order. */
    readonly reads: string[];
    /** Lines for the person, in order. */
    readonly notified: string[];
    /** Milliseconds of every wait, in order. */
    readonly sleeps: number[];
}

/** A configuration without a problem. */
export const CONFIGURED: SettingsResult = {
    settings: {
        baseUrl: ENDPOINT,
        credential: {
            kind: "token",
            token: "t0ken-canary",
            source: { setting: "authToken", source: "configuration" } as const,
        },
        timeoutMs: 1000,
        maxRetries: 5,
        maxConcurrency: 1,
    },
};

/** Ports around one FakeCertificates. The reader opens with {@link PASSKEY} everything that is not replaced here. */
export function fakePorts(
    options: {
        readonly settings?: SettingsResult;
        readonly readPkcs12?: CertificatePorts["readPkcs12"];
        readonly readPasskey?: CertificatePorts["readPasskey"];
        readonly now?: Date;
    } = {},
): FakePorts {
    const certificates = new FakeCertificates();
    const files = new Map([["a.p12", Buffer.from("content of a.p12")]]);
    const reads: string[] = [];
    const notified: string[] = [];
    const sleeps: number[] = [];
    const callOf = (name: string | undefined): CallContext => ({
        urn: name === undefined ? undefined : `urn:${name}`,
        name,
        log: (_severity, line) => notified.push(line),
    });
    const settings = options.settings ?? CONFIGURED;
    return {
        files,
        reads,
        settings: () => settings,
        advise: (reason) => `Do something about ${reason}.`,
        certificates: () => certificates,
        ...startRun(),
        notified,
        call: callOf(undefined),
        callOf,
        now: () => options.now ?? NOW,
        sleeps,
        sleep: (milliseconds) => {
            sleeps.push(milliseconds);
            return Promise.resolve();
        },
        random: () => 0.5,
        readPkcs12: options.readPkcs12 ?? readWithPasskey,
        readPasskey: options.readPasskey ?? (() => Promise.reject(new Error("no passkey to read"))),
        readBytes: (source) => readFrom(files, reads, source),
    };
}

function readWithPasskey(_bytes: Buffer, passkey: string | undefined): CertificateFacts {
    if (passkey !== PASSKEY) {
        throw new Pkcs12Error("ERR_PKCS12_WRONG_PASSKEY", "The passkey does not open the PKCS#12 file.");
    }
    return FACTS;
}

function readFrom(files: Map<string, Buffer>, reads: string[], source: CertificateSource): Promise<Buffer> {
    if (source.kind === "base64") {
        return Promise.resolve(Buffer.from(source.text, "base64"));
    }
    const name = source.kind === "path" ? source.path : source.uri;
    reads.push(name);
    const bytes = files.get(name);
    return bytes === undefined
        ? Promise.reject(new LeegalityError("ERR_LEEGALITY_FILE_NOT_FOUND", `There is no file ${name}.`))
        : Promise.resolve(bytes);
}
