/** Handlers as grpc-js calls them. What a handler throws becomes a status; nothing it throws ends the process. */
import * as grpc from "@grpc/grpc-js";
import { toServiceError } from "./errors";
import type { Session } from "../session/session";

export type Handler<Request, Response> = (session: Session, request: Request) => Response | Promise<Response>;

/** A handler that gives its responses one by one. */
export type StreamHandler<Request, Response> = (session: Session, request: Request) => AsyncIterable<Response>;

export function unary<Request, Response>(
    session: Session,
    handler: Handler<Request, Response>,
): grpc.handleUnaryCall<Request, Response> {
    return ({ request }, callback) => {
        void settle(session, async () => handler(session, request)).then(([error, response]) => {
            callback(error, response);
        });
    };
}

export function streamed<Request, Response>(
    session: Session,
    handler: StreamHandler<Request, Response>,
): grpc.handleServerStreamingCall<Request, Response> {
    return (call) => {
        const work = async () => {
            for await (const response of handler(session, call.request)) {
                call.write(response);
            }
        };
        void settle(session, work).then(([error]) => {
            if (error === null) {
                call.end();
            } else {
                call.emit("error", error);
            }
        });
    };
}

/** A call of the protocol that this provider does not implement. */
export function unimplemented(name: string): grpc.handleUnaryCall<unknown, unknown> {
    return (_call, callback) => {
        const details = `${name} is not implemented: leegality has no components, methods or parameters.`;
        callback({ code: grpc.status.UNIMPLEMENTED, details });
    };
}

/** The engine shows a message only until its run ends, so a response waits for those before it. */
async function settle<T>(
    session: Session,
    work: () => Promise<T>,
): Promise<[Partial<grpc.StatusObject>, undefined] | [null, T]> {
    try {
        const response = await work();
        await session.flush();
        return [null, response];
    } catch (error) {
        await session.flush();
        return [toServiceError(error), undefined];
    }
}
