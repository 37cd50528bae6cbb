/** Create and update of a certificate: the file is opened once more, and has to be the one that Check has seen. */
import { chooseSource } from "../../core/certificate/source";
import type { CertificateInputs, CheckedCertificate } from "../../core/certificate/types";
import type { Properties } from "../../engine-wire";
import { examine } from "../../lifecycle/file/examine";
import { withPasskey } from "../../lifecycle/file/resolve-passkey";
import type { Before, CallContext, Created } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";
import { factsIn, hashIn, outputsOf, stateOf, validInputs } from "./certificate-values";
import { finishing } from "./finishing";
import { changesOf } from "./preview-certificate";

export async function createCertificate(ports: AdapterPorts, call: CallContext, inputs: Properties): Promise<Created> {
    const asked = await opened(ports, inputs, validInputs(inputs));
    const { id, state } = await finishing(outputsOf, () => ports.lifecycle.certificate.create(call, asked));
    return { id, state: outputsOf(state) };
}

export async function updateCertificate(
    ports: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before,
    inputs: Properties,
): Promise<Properties> {
    const given = validInputs(inputs);
    const changed = changesOf(ports, before, inputs);
    // A file that is not sent may be gone from its path, and its passkey with it: what is known of it stands in the state.
    const asked =
        changed.includes("file") || changed.includes("passkey")
            ? await opened(ports, inputs, given)
            : { ...given, ...factsIn(before.state) };
    return outputsOf(
        await finishing(outputsOf, () => ports.lifecycle.certificate.update(call, id, stateOf(before), asked)),
    );
}

/** With the file's facts. The hash is the one that Check has seen: if the file has changed since, nothing is sent. */
async function opened(ports: AdapterPorts, inputs: Properties, given: CertificateInputs): Promise<CheckedCertificate> {
    const choice = chooseSource({ ...given });
    if (choice.kind !== "known") {
        return given;
    }
    const { passkey } = await withPasskey(ports, given);
    const { facts, unverified } = await examine(ports, choice.source, passkey);
    const hash = hashIn(inputs);
    const checked = typeof hash === "string" ? { fileHash: hash } : {};
    return { ...given, ...facts, ...checked, ...(unverified === undefined ? {} : { unverified }) };
}
