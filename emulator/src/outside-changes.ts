/** What a test may see and do in the store without a request. */
import { createHash } from "node:crypto";
import type { Emulator, StoredCertificateSummary } from "./emulator";
import type { Services } from "./http/route";
import type { CertificateFacts } from "./store/certificate-store";

/** The members of {@link Emulator} that go past HTTP. */
export type OutsideChanges = Pick<
    Emulator,
    "certificates" | "removeCertificate" | "changeCertificate" | "addDepartment"
>;

/** Gives these members for one store. */
export function outsideChanges({ certificates, departments, newId }: Services): OutsideChanges {
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
