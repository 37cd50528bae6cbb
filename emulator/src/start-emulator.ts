/** Starts an emulator on the loopback address and hands out the means to look into it. */
import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { checkOptions, LOOPBACK } from "./check-options";
import { buildControlApp } from "./control/build-control-app";
import { ACCEPTED_HEADERS } from "./dialect/accepted-headers";
import { resolveDialect } from "./dialect/read-dialect";
import type { Emulator, EmulatorOptions } from "./emulator";
import { FaultQueue } from "./faults/fault-queue";
import { RequestHistory } from "./history/request-history";
import { Access } from "./http/request/access";
import { buildApp } from "./http/build-app";
import type { Services } from "./http/route";
import { outsideChanges } from "./outside-changes";
import { CertificateReads } from "./store/certificate-reads";
import { CertificateStore } from "./store/certificate-store";
import { DepartmentStore } from "./store/department-store";
import { IN_MEMORY, openDatabase } from "./store/open-database";

/**
 * Starts an emulator and resolves when it accepts connections.
 *
 * @throws {RangeError} for an option that makes no sense, such as a host other than 127.0.0.1 or an unknown dialect.
 * @throws {Error} if a port is in use (`code` is `EADDRINUSE`) or the database cannot be opened.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
    const { port = 0, db = IN_MEMORY, token = randomBytes(24).toString("base64url"), controlPort, flaky } = options;
    const { clientId, clientSecret, tokenLifetimeRequests, now = () => new Date(), newId = randomUUID } = options;
    checkOptions({ ...options, token });
    const dialect = resolveDialect(options.dialect ?? {});
    const credentials = { token, clientId, clientSecret };
    const database = openDatabase(db);
    const certificates = new CertificateStore(database, dialect.aliasCase);
    const services: Services = {
        certificates,
        reads: new CertificateReads(certificates, now),
        departments: new DepartmentStore(database),
        access: new Access({ ...credentials, tokenLifetimeRequests, now, accepted: ACCEPTED_HEADERS[dialect.auth] }),
        now,
        newId,
        dialect,
    };
    const history = new RequestHistory();
    const faults = new FaultQueue();
    const stopping = new AbortController();
    const app = await buildApp({ services, history, faults, flaky, stopping: stopping.signal });
    const listeners = [app];
    const close = async (): Promise<void> => {
        stopping.abort();
        await Promise.all(listeners.map((listener) => listener.close()));
        database.close();
    };
    try {
        const chosen = await listen(app, port);
        let stopped: Promise<void> | undefined;
        const emulator: Emulator = {
            url: urlOf(chosen),
            port: chosen,
            token,
            controlUrl: undefined,
            requests: () => history.list(),
            clearRequests: () => {
                history.clear();
            },
            ...outsideChanges(services),
            once: (fault) => {
                faults.add(fault);
            },
            pendingFaults: () => faults.pending(),
            clearFaults: () => {
                faults.clear();
            },
            assertNoFaultsLeft: () => {
                faults.assertEmpty();
            },
            stop: () => (stopped ??= close()),
        };
        if (controlPort === undefined) {
            return emulator;
        }
        const control = buildControlApp(emulator);
        listeners.push(control);
        return { ...emulator, controlUrl: urlOf(await listen(control, controlPort)) };
    } catch (error) {
        await close();
        throw error;
    }
}

/** Resolves to the port. */
async function listen(app: FastifyInstance, port: number): Promise<number> {
    await app.listen({ host: LOOPBACK, port });
    return (app.server.address() as AddressInfo).port;
}

function urlOf(port: number): string {
    return `http://${LOOPBACK}:${port}`;
}
