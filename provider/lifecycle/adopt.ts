/** Takes over a certificate that is on the server already, when it is the same as the file's. */
import { adoptionObstacles } from "../core/adoption";
import type { CertificateInputs } from "../core/certificate";
import type { Connection } from "./connect";
import { LeegalityError } from "./leegality-error";
import type { LoadedFile } from "./load-file";
import type { Ports } from "./ports";
import { quote } from "./quote";

/**
 * Makes file, passkey, department and enabled of certificate `id` as asked, and gives the id back. Can be repeated. Throws
 * ERR_LEEGALITY_CANNOT_ADOPT, with nothing changed, where it is not there or another certificate; and `SignStationError`.
 */
export async function adopt(
    { ids }: Pick<Ports, "ids">,
    connection: Connection,
    id: string,
    inputs: CertificateInputs,
    file: LoadedFile,
): Promise<string> {
    if (!ids.take(id, inputs.__resourceName)) {
        throw cannotAdopt(
            id,
            "another resource of this stack has it already",
            "A certificate belongs to one resource: take one of the two away.",
        );
    }
    try {
        await makeAsAsked(connection, id, inputs, file);
    } catch (error) {
        ids.giveBack(id);
        throw error;
    }
    return id;
}

async function makeAsAsked(
    { certificates }: Connection,
    id: string,
    inputs: CertificateInputs,
    file: LoadedFile,
): Promise<void> {
    const record = await certificates.get(id);
    if (record === undefined) {
        throw cannotAdopt(
            id,
            "SignStation says that it does not exist",
            "Correct adoptId, or take it away to upload anew.",
        );
    }
    const obstacles = adoptionObstacles(inputs, record);
    if (obstacles.length > 0) {
        throw cannotAdopt(
            id,
            obstacles.map((obstacle) => quote(obstacle, inputs)).join(", and "),
            "Only the certificate that is in the file is taken over. Name that one, or delete the one in SignStation first.",
        );
    }
    const { passkey, departmentId, enabled } = inputs;
    await certificates.replace(id, { file, passkey, departmentId, enabled });
}

function cannotAdopt(id: string, why: string, advice: string): LeegalityError {
    return new LeegalityError(
        "ERR_LEEGALITY_CANNOT_ADOPT",
        `Certificate ${id} cannot be adopted: ${why}. Nothing was changed. ${advice}`,
    );
}
