/** The error of an upload if it is not known whether the server processed it. */
import { possibleAliases } from "../../../core/certificate/matching/possible-aliases";
import { SignStationError } from "../../../signstation";
import { LeegalityError } from "../../errors/leegality-error";
import type { Upload } from "./upload";
import { orImport } from "../../errors/or-import";

/** `unlisted`: why the list of certificates could not be read, if that is the reason. */
export function unknownOutcome(
    { call, inputs, file }: Pick<Upload, "call" | "inputs" | "file">,
    lost: SignStationError,
    unlisted?: unknown,
): LeegalityError {
    const aliases = possibleAliases(inputs, file.name).map((name) => JSON.stringify(name));
    const list =
        unlisted instanceof SignStationError
            ? ` The list of certificates could not be read, so it could not be looked for: ${unlisted.detail}.`
            : "";
    const where =
        inputs.notAfter === undefined
            ? // The file is unsupported on this runtime: neither its name nor its end is known, so it cannot be adopted either.
              "Look in SignStation's dashboard for a certificate that was created just now; its name is the one inside the file, " +
              `or else ${aliases.join(" or ")}. If it is there, delete it; then, or if it is not there, run pulumi up again.`
            : `Look in SignStation's dashboard for a certificate named ${aliases.join(" or ")} that ends at ${inputs.notAfter}. ` +
              "If it is there, set adoptId to its id; then, or if it is not there, run pulumi up again.";
    return new LeegalityError(
        "ERR_LEEGALITY_UNKNOWN_OUTCOME",
        `The upload of ${file.name} may or may not have been processed. ${lost.message}${list} ${where}${orImport(call)}`,
        { cause: lost },
    );
}
