/** What belongs to one request from its arrival on: its record, its fault, its path in the API's spelling. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FaultEffect } from "../faults/fault";
import type { FaultQueue } from "../faults/fault-queue";
import type { OpenRecord, RequestHistory } from "../history/request-history";
import { apiPathOf } from "./api-path";
import type { Services } from "./route";

/** All that serving a request needs. */
export interface ServingContext {
    readonly services: Services;
    readonly history: RequestHistory;
    readonly faults: FaultQueue;
    /** Aborted when the emulator stops. */
    readonly stopping: AbortSignal;
}

/** One request under way. */
export interface Exchange {
    readonly record: OpenRecord;
    readonly path: string;
    readonly fault: FaultEffect | undefined;
}

/** The exchanges of an emulator, from the moment when the request's head has arrived. */
export class Exchanges {
    private readonly open = new WeakMap<FastifyRequest, Exchange>();

    constructor(private readonly context: ServingContext) {}

    /** Records a request and takes its fault; a request that is to be dropped before it is taken ends here. */
    begin(request: FastifyRequest, reply: FastifyReply): void {
        const { history, faults, services } = this.context;
        const record = history.open(request.method, request.raw.url ?? request.url, services.now());
        const authenticatedBy = services.access.authenticate(request.headers);
        if (authenticatedBy !== undefined) {
            record.authenticatedBy = authenticatedBy;
        }
        const path = apiPathOf(request.url);
        const fault = faults.take(request.method, path);
        if (fault !== undefined) {
            record.fault = fault.kind;
        }
        this.open.set(request, { record, path, fault });
        if (fault?.kind === "drop" && fault.when === "before") {
            reply.hijack();
            request.raw.socket.destroy();
        }
    }

    /**
     * The exchange of a request that has begun.
     *
     * @throws {Error} when it has not, which is a mistake in the wiring.
     */
    of(request: FastifyRequest): Exchange {
        const exchange = this.open.get(request);
        if (exchange === undefined) {
            throw new Error("the request was never begun");
        }
        return exchange;
    }
}
