/** Read of a certificate, for refresh and import. */
import type { Properties } from "../../engine-wire";
import { read } from "../../lifecycle/certificate/read";
import { withPasskeyIfThere } from "../../lifecycle/file/resolve-passkey";
import type { Before, CallContext, Found } from "../port";
import { legacyState, outputsOf } from "./certificate-values";
import type { AdapterPorts } from "./adapter-ports";
import { CERTIFICATE_INPUTS, pick } from "./names";
import { warningsAbout } from "./preview-certificate";

export async function readCertificate(
    ports: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before | undefined,
): Promise<Found | undefined> {
    const known = before === undefined ? {} : await withPasskeyIfThere(ports, legacyState(call, before));
    const found = await read(ports, id, known);
    if (found === undefined) {
        return undefined;
    }
    const outputs = outputsOf(found.state);
    if (before === undefined) {
        // SignStation is not documented to tell whether a certificate is enabled: one that it lets us read is taken for it.
        const state = { enabled: true, ...outputs };
        return {
            state,
            inputs: pick(state, ["enabled", "departmentId"]),
            warnings: warningsAbout(state, {}, ports.now()),
        };
    }
    const inputs = inputsAfter(before.inputs, outputs);
    return { state: outputs, inputs, warnings: warningsAbout(outputs, inputs, ports.now()) };
}

/** What the program would have to say to get what is there now. Of somebody else's file there is nothing to say. */
function inputsAfter(before: Properties, state: Properties): Properties {
    const { certificateFile, certificateBase64, ...rest } = pick(before, CERTIFICATE_INPUTS);
    return {
        ...rest,
        ...(state["fileHash"] === undefined ? {} : pick({ certificateFile, certificateBase64 }, CERTIFICATE_INPUTS)),
        ...pick(state, ["enabled", ...(before["departmentId"] === undefined ? [] : ["departmentId"])]),
    };
}
