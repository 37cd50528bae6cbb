/** The lifecycle with the real client and the real reader, on a file in memory. */
import type { CertificateState, CheckedCertificate } from "../../../provider/core/certificate/types";
import { advise } from "../../../provider/dynamic/advice";
import { checkCertificate } from "../../../provider/lifecycle/certificate/check";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { UnfinishedError } from "../../../provider/lifecycle/errors/leegality-error";
import type { CallContext } from "../../../provider/lifecycle/call-context";
import type { CertificatePorts } from "../../../provider/lifecycle/ports";
import { startRun } from "../../../provider/lifecycle/run/run";
import { updateCertificate } from "../../../provider/lifecycle/certificate/update";
import { readPkcs12 } from "../../../provider/pkcs12";
import type { Settings } from "../../../provider/signstation";
import type { Pkcs12File } from "../../support/pkcs12/pkcs12-files";
import { connect, NOW, type Connected } from "../connect";

export interface RealPorts extends CertificatePorts {
    /** The call of a resource without a name; its lines go nowhere. */
    readonly call: CallContext;
    readonly callOf: (name: string) => CallContext;
}

export interface RealLifecycle extends Connected {
    readonly ports: RealPorts;
    /** What `check` makes of these arguments for this file; throws when it refuses them. */
    inputs(file: Pkcs12File, args?: Readonly<Record<string, unknown>>): Promise<CheckedCertificate>;
}

/** Every call of the lifecycle goes to this server. */
export function connectLifecycle(
    baseUrl: string,
    token: string,
    settings: Partial<Settings> = {},
    now: () => Date = () => NOW,
): RealLifecycle {
    const connected = connect(baseUrl, token, settings, now);
    const credential = {
        kind: "token",
        token,
        source: { setting: "authToken", source: "configuration" } as const,
    } as const;
    const all = { baseUrl, credential, timeoutMs: 20_000, maxRetries: 2, maxConcurrency: 4, ...settings };
    const callOf = (name: string | undefined): CallContext => ({ urn: name, name, log: () => undefined });
    const ports: RealPorts = {
        ...startRun(),
        call: callOf(undefined),
        callOf,
        settings: () => ({ settings: all }),
        advise,
        certificates: connected.certificatesFor,
        readPkcs12,
        readBytes: (source) => Promise.resolve(Buffer.from(source.kind === "base64" ? source.text : "", "base64")),
        readPasskey: () => Promise.reject(new Error("no passkey to read")),
        now,
        sleep: (milliseconds) => {
            connected.sleeps.push(milliseconds);
            return Promise.resolve();
        },
        random: () => 0.5,
    };
    return {
        ...connected,
        ports,
        async inputs({ bytes, passkey }, args = {}) {
            const raw = { certificateBase64: bytes.toString("base64"), passkey, ...args };
            const { inputs, facts, failures } = await checkCertificate(ports, ports.call, raw);
            if (failures.length > 0) {
                throw new Error(failures.map(({ reason }) => reason).join("\n"));
            }
            return { ...inputs, ...facts } as CheckedCertificate;
        },
    };
}

/** The outcome of a program that was run until it succeeded. */
export interface Settled {
    /** Of each run that failed, its error; the codes of these are stable. */
    readonly errors: readonly Error[];
    readonly id: string;
    readonly state: CertificateState;
}

/** Runs create again as the engine does: with an id that a failed run has kept, only the update is left to do. */
export async function createUntilDone(ports: RealPorts, inputs: CheckedCertificate, runs: number): Promise<Settled> {
    const errors: Error[] = [];
    let kept: { id: string; state: CertificateState } | undefined;
    for (let run = 1; ; run++) {
        try {
            if (kept === undefined) {
                return { errors, ...(await createCertificate(ports, ports.call, inputs)) };
            }
            return {
                errors,
                id: kept.id,
                state: await updateCertificate(ports, ports.call, kept.id, kept.state, inputs),
            };
        } catch (error) {
            if (!(error instanceof Error) || run === runs) {
                throw error;
            }
            errors.push(error);
            kept = error instanceof UnfinishedError ? { id: error.id, state: error.state } : kept;
        }
    }
}

export function codesOf(errors: readonly Error[]): unknown[] {
    return errors.map((error) => (error as Error & { code?: unknown }).code);
}
