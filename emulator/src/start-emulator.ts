/** Starts an emulator on the loopback address and hands out the means to look into it. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Emulator, EmulatorOptions, StoredCertificateSummary } from "./emulator";
import { FaultQueue } from "./faults/fault-queue";
import { RequestHistory } from "./history/request-history";
import { Access } from "./http/access";
import { buildApp } from "./http/build-app";
import type { Services } from "./http/route";
import { type CertificateFacts, CertificateStore } from "./store/certificate-store";
import { DepartmentStore } from "./store/department-store";
import { IN_MEMORY, openDatabase } from "./store/open-database";

const LOOPBACK = "127.0.0.1";

/**
 * Starts an emulator and resolves when it accepts connections.
 *
 * @throws {RangeError} for a host other than 127.0.0.1, an empty token, or one client value without the other.
 * @throws {Error} when the port is taken (`code` is `EADDRINUSE`) or the database cannot be opened.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
    const { port = 0, db = IN_MEMORY, token = randomBytes(24).toString("base64url") } = options;
    const { clientId, clientSecret, now = () => new Date(), newId = randomUUID } = options;
    checkOptions({ ...options, token });
    const database = openDatabase(db);
    const services: Services = {
        certificates: new CertificateStore(database),
        departments: new DepartmentStore(database),
        access: new Access({ token, clientId, clientSecret, now }),
        now,
        newId,
    };
    const history = new RequestHistory();
    const faults = new FaultQueue();
    const stopping = new AbortController();
    const app = await buildApp({ services, history, faults, stopping: stopping.signal });
    const close = async (): Promise<void> => {
        stopping.abort();
        await app.close();
        database.close();
    };
    try {
        await app.listen({ host: LOOPBACK, port });
    } catch (error) {
        await close();
        throw error;
    }
    const { port: chosen } = app.server.address() as AddressInfo;
    let stopped: Promise<void> | undefined;
    return {
        url: `http://${LOOPBACK}:${chosen}`,
        port: chosen,
        token,
        requests: () => history.list(),
        clearRequests: () => {
            history.clear();
        },
        ...outsideChanges(services),
        once: (fault) => {
            faults.add(fault);
        },
        pendingFaults: () => faults.pending(),
        stop: () => (stopped ??= close()),
    };
}

type OutsideChanges = Pick<Emulator, "certificates" | "removeCertificate" | "changeCertificate" | "addDepartment">;

/** What a test may see and do in the store without a request. */
function outsideChanges({ certificates, departments, newId }: Services): OutsideChanges {
    return {
        certificates: () => certificates.list().map(summarise),
        removeCertificate: (id) => {
            requireThat(certificates.remove(id), "certificate");
        },
        changeCertificate: (id, change) => {
            const { departmentId } = change;
            requireThat(departmentId === undefined || departments.find(departmentId) !== undefined, "department");
            requireThat(certificates.change(id, change), "certificate");
        },
        addDepartment: (name) => {
            const department = { id: newId(), name };
            departments.insert({ ...department, enabled: true });
            return department;
        },
    };
}

function checkOptions({ host = LOOPBACK, token, clientId, clientSecret }: EmulatorOptions): void {
    if (host !== LOOPBACK) {
        throw new RangeError(`the emulator listens on ${LOOPBACK} only`);
    }
    if (token === "") {
        throw new RangeError("the token must not be empty");
    }
    if ((clientId === undefined) !== (clientSecret === undefined)) {
        throw new RangeError("clientId and clientSecret go together");
    }
}

function requireThat(found: boolean, what: string): void {
    if (!found) {
        throw new Error(`there is no such ${what}`);
    }
}

function summarise(certificate: CertificateFacts): StoredCertificateSummary {
    const { id, alias, sha256, passkey, departmentId, enabled, expiry, createdAt } = certificate;
    return {
        id,
        alias,
        sha256,
        ...(passkey === undefined ? {} : { passkeySha256: createHash("sha256").update(passkey, "utf8").digest("hex") }),
        ...(departmentId === undefined ? {} : { departmentId }),
        enabled,
        expiry,
        createdAt,
    };
}
