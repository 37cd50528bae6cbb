/** Takes over a certificate that is on the server already, when it is the same as the file's. */
import { adoptionObstacles } from "../../../core/certificate/adoption";
import { cannotAdopt, takeOver } from "../../run/one-owner";
import type { Ports } from "../ports";
import type { Upload } from "./prepare-upload";
import { quote } from "../../errors/quote";

/**
 * Makes file, passkey, department and enabled of certificate `id` as asked, and gives the id back. Can be repeated. Throws
 * ERR_LEEGALITY_CANNOT_ADOPT, with nothing changed, where it is not there or another certificate; and `SignStationError`.
 */
export async function adopt(
    { certificateIds }: Pick<Ports, "certificateIds">,
    upload: Upload,
    id: string,
): Promise<string> {
    const owned = { what: "Certificate", id, ids: certificateIds } as const;
    await takeOver(owned, upload.inputs.__resourceName, () => makeAsAsked(upload, id));
    return id;
}

async function makeAsAsked({ connection, inputs, file }: Upload, id: string): Promise<void> {
    const { certificates } = connection;
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
            "Only the certificate that is in the file is taken over. Name that one, or delete the one in SignStation first.",
        );
    }
    const { passkey, departmentId, enabled } = inputs;
    await certificates.replace(id, { file, passkey, departmentId, enabled });
}
