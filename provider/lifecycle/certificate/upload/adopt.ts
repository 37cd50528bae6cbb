/** Adopts a certificate that is on the server already, if it is the same as the file's. */
import { adoptionObstacles, adoptionRestsOn } from "../../../core/certificate/matching/adoption";
import { cannotAdopt, claimWhile } from "../../run/one-owner";
import type { CertificatePorts } from "../../ports";
import { toPrintable } from "../../../text/printable";
import type { Upload } from "./upload";
import { orImport } from "../../errors/or-import";
import { quote } from "../../errors/quote";

/**
 * Makes file, passkey, department and enabled of certificate `id` as asked, and returns the id. Can be repeated. Throws
 * ERR_LEEGALITY_CANNOT_ADOPT, with nothing changed, if it does not exist or is another certificate; and `SignStationError`.
 */
export async function adopt(
    ports: Pick<CertificatePorts, "certificateIds">,
    upload: Upload,
    id: string,
): Promise<string> {
    const owned = { what: "Certificate", id, ids: ports.certificateIds } as const;
    await claimWhile(owned, upload.call.urn, () => makeAsAsked(upload, id));
    return id;
}

async function makeAsAsked({ call, bound, inputs, file }: Upload, id: string): Promise<void> {
    const { certificates } = bound;
    const certificate = { what: "Certificate", id } as const;
    const record = await certificates.get(id);
    if (record === undefined) {
        throw cannotAdopt(
            certificate,
            "SignStation says that it does not exist",
            "Correct adoptId, or take it away to upload anew.",
        );
    }
    const obstacles = adoptionObstacles(inputs, record);
    if (obstacles.length > 0) {
        throw cannotAdopt(
            certificate,
            obstacles.map((obstacle) => quote(obstacle, inputs)).join(", and "),
            "Only the certificate that is in the file is adopted. Name that one, or delete the one in SignStation first." +
                orImport(call, id),
        );
    }
    const { passkey, enabled } = inputs;
    // A server whose PUT replaces everything reads an absent department as none.
    const departmentId = inputs.departmentId ?? record.departmentId ?? undefined;
    await certificates.update(id, { file, passkey, departmentId, enabled });
    const restsOn = adoptionRestsOn(inputs, record);
    if (restsOn !== undefined) {
        call.log("info", toPrintable(restsOn, 1000));
    }
}
