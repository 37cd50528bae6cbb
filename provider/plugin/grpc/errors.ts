/** Errors as gRPC statuses. */
import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { unknown, type Properties } from "../../engine-wire";
import { toStruct } from "./structs";
import { Unfinished } from "./unfinished";

/** Letters of the longest message. */
const LONGEST = 4000;

/** A request that makes no sense: the engine, or whatever stands in for it, sent what this package does not have. */
export class Refusal extends Error {
    readonly code = "ERR_LEEGALITY_INVALID_ARGUMENT";

    constructor(text: string) {
        super(`${text} [ERR_LEEGALITY_INVALID_ARGUMENT]`);
    }
}

/** Only a preview may have values that are not known. */
export function refuseUnknowns(inputs: Properties): void {
    const names = Object.keys(inputs).filter((name) => inputs[name] === unknown);
    if (names.length > 0) {
        throw new Refusal(`${names.join(", ")} is not known, and this is no preview.`);
    }
}

/** An unfinished resource, with its outputs as the engine stores them. */
class EncodedUnfinished extends Error {
    constructor(
        readonly unfinished: Unfinished,
        readonly properties: Struct,
    ) {
        super(unfinished.message);
    }
}

/** Does the work. The outputs of a resource that it leaves unfinished are encoded, those named in `secrets` as secrets. */
export async function keepingSecrets<T>(secrets: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw error instanceof Unfinished ? new EncodedUnfinished(error, toStruct(error.state, secrets)) : error;
    }
}

/** The error of a function whose arguments are secret: they may be quoted in its message, and its code says nothing of them. */
export function withoutArguments(error: unknown): unknown {
    const { code } = error as { readonly code?: unknown };
    return error instanceof Error && isOurs(error)
        ? Object.assign(
              new Error(
                  `A function failed. An argument of it is secret, so what was said about it is left out. [${String(code)}]`,
              ),
              { code },
          )
        : error;
}

/**
 * A message quotes what a program gave: a text of many MiB is cut in its middle. A status that long would not arrive. A cut may leave
 * half a character, which gRPC cannot send.
 */
export function shortened(message: string): string {
    const short =
        message.length <= LONGEST ? message : `${message.slice(0, LONGEST / 2)} ... ${message.slice(-LONGEST / 2)}`;
    return short.toWellFormed();
}

export function toServiceError(error: unknown): Partial<grpc.StatusObject> {
    const status = statusOf(error);
    return { ...status, details: shortened(status.details ?? "") };
}

function statusOf(error: unknown): Partial<grpc.StatusObject> {
    if (error instanceof EncodedUnfinished) {
        return {
            code: grpc.status.UNKNOWN,
            details: error.message,
            metadata: unfinishedDetail(error, shortened(error.message)),
        };
    }
    if (error instanceof Refusal) {
        return { code: grpc.status.INVALID_ARGUMENT, details: error.message };
    }
    if (error instanceof Error && isOurs(error)) {
        return { code: grpc.status.UNKNOWN, details: error.message };
    }
    return { code: grpc.status.INTERNAL, details: unforeseen(error) };
}

function isOurs(error: Error & { readonly code?: unknown }): boolean {
    return /^ERR_(?:LEEGALITY|SIGNSTATION|PKCS12)_/.test(String(error.code));
}

/** The message is left out: of an error that nobody foresaw, nobody knows whether it quotes a secret. */
function unforeseen(error: unknown): string {
    const name = error instanceof Error ? error.name : typeof error;
    const place = error instanceof Error ? /\n\s+(at [^\n]+)/.exec(error.stack ?? "")?.[1] : undefined;
    return `The plugin of leegality met an error that it does not know: ${name}${place === undefined ? "" : ` ${place}`}. Please report it.`;
}

/** The engine keeps id and outputs of a resource whose operation failed with this in the trailer. */
function unfinishedDetail({ unfinished, properties }: EncodedUnfinished, message: string): grpc.Metadata {
    const failed = new ErrorResourceInitFailed()
        .setId(unfinished.id)
        .setProperties(properties)
        .setReasonsList([message]);
    const detail = new Any();
    detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status().setCode(grpc.status.UNKNOWN).setMessage(message);
    status.addDetails(detail);
    const metadata = new grpc.Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
    return metadata;
}
