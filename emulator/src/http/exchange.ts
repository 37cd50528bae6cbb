/** What belongs to one request from its arrival on: its record, its fault, its path in the API's spelling. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FaultEffect } from "../faults/fault";
import type { FaultQueue } from "../faults/fault-queue";
import { flakyDecision, type FlakyOptions } from "../faults/flaky";
import type { OpenRecord, RequestHistory } from "../history/request-history";
import { apiPathOf } from "./request/api-path";
import type { Services } from "./route";

/** All that serving a request needs. */
export interface ServingContext {
    readonly services: Services;
    readonly history: RequestHistory;
    readonly faults: FaultQueue;
    /** Absent when only queued faults are wanted. */
    readonly flaky: FlakyOptions | undefined;
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
    private arrived = 0;

    constructor(private readonly context: ServingContext) {}

    /** Records a request and looks up its fault. A request that is dropped before it is handled ends here. */
    begin(request: FastifyRequest, reply: FastifyReply): void {
        const { history, services } = this.context;
        const record = history.open(request.method, request.raw.url ?? request.url, services.now());
        const path = apiPathOf(request.url);
        const fault = this.takeFault(request.method, path);
        if (fault !== undefined) {
            record.fault = fault.kind;
        }
        if (fault?.kind === "expire-tokens") {
            services.access.revokeIssued();
        }
        const authenticatedBy = services.access.authenticate(request.headers);
        if (authenticatedBy !== undefined) {
            record.authenticatedBy = authenticatedBy;
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

    /** A queued fault comes first; it uses up the request's number, so that what is flaky later stays the same. */
    private takeFault(method: string, path: string): FaultEffect | undefined {
        const { faults, flaky } = this.context;
        const request = this.arrived++;
        return faults.take(method, path) ?? (flaky && flakyDecision(flaky, request));
    }
}
