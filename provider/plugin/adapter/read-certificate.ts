/** Read of a certificate, for refresh and import. */
import { otherType } from "../../core/certificate/matching/other-type";
import type { CertificateState } from "../../core/certificate/types";
import type { Properties } from "../../engine-wire";
import { notFound } from "../../lifecycle/errors/not-found";
import { configuredBaseUrl } from "../../lifecycle/run/base-url";
import type { Before, CallContext, Found } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";
import { outputsOf, stateOf } from "./certificate-values";
import { CERTIFICATE_INPUTS, pick } from "./names";
import { warningsAbout } from "./preview-certificate";

export async function readCertificate(
    ports: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before | undefined,
): Promise<Found | undefined> {
    const known = before === undefined ? undefined : { inputs: {}, state: stateOf(before) };
    const found = await ports.lifecycle.certificate.read(call, id, known);
    if (found === undefined) {
        if (before === undefined) {
            throw notFound("pulumi import, or Certificate.get", "certificate", id, configuredBaseUrl(ports));
        }
        return undefined;
    }
    const outputs = outputsOf(found.state);
    if (before === undefined) {
        // The API does not document that it reports `enabled`: a certificate that can be read counts as enabled.
        const state = { enabled: true, ...outputs };
        const inputs = pick(state, ["enabled", "departmentId"]);
        return { state, inputs, warnings: [...aboutType(found.state), ...warningsAbout(state, {}, ports.now())] };
    }
    const inputs = inputsAfter(before.inputs, outputs);
    return { state: outputs, inputs, warnings: warningsAbout(outputs, inputs, ports.now()) };
}

/** A program may read any certificate, so an import of another type is no error. */
function aboutType({ certificateType }: CertificateState): string[] {
    const type = otherType(certificateType);
    return type === undefined
        ? []
        : [
              `The certificate is of type ${type}, not PKCS12_PFX, and this provider manages PKCS#12 files. Do not keep it in the ` +
                  "stack: an update would change it, and a destroy delete it. To read it, use getCertificate.",
          ];
}

/** The arguments that would make what is there now. If the file was replaced outside, none of them names it. */
function inputsAfter(before: Properties, state: Properties): Properties {
    const { certificateFile, certificateBase64, ...rest } = pick(before, CERTIFICATE_INPUTS);
    return {
        ...rest,
        ...(state["fileHash"] === undefined ? {} : pick({ certificateFile, certificateBase64 }, CERTIFICATE_INPUTS)),
        ...pick(state, ["enabled", ...(before["departmentId"] === undefined ? [] : ["departmentId"])]),
    };
}
