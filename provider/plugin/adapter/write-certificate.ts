/** Create and update of a certificate: the file is opened once more, and has to be the one that Check has seen. */
import { carriesFile } from "../../core/certificate/compare";
import { chooseSource } from "../../core/certificate/source";
import type { CertificateInputs } from "../../core/certificate/types";
import type { Properties } from "../../engine-wire";
import { create } from "../../lifecycle/certificate/create";
import { update } from "../../lifecycle/certificate/update";
import { UnfinishedError } from "../../lifecycle/errors/leegality-error";
import { examine } from "../../lifecycle/file/examine";
import { withPasskey, withPasskeyIfThere } from "../../lifecycle/file/resolve-passkey";
import type { Before, CallContext, Created } from "../port";
import { Unfinished } from "../unfinished";
import { factsIn, hashIn, legacyInputs, legacyState, outputsOf, validInputs } from "./certificate-values";
import type { AdapterPorts } from "./adapter-ports";
import { changesOf } from "./preview-certificate";

export async function createCertificate(ports: AdapterPorts, call: CallContext, inputs: Properties): Promise<Created> {
    validInputs(call, inputs);
    const asked = await opened(ports, inputs, await withPasskey(ports, legacyInputs(call, inputs)));
    const { id, state } = await finishing(() => create(ports, asked));
    return { id, state: outputsOf(state) };
}

export async function updateCertificate(
    ports: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before,
    inputs: Properties,
): Promise<Properties> {
    validInputs(call, inputs);
    const asked = legacyInputs(call, inputs);
    // A file that is not sent may be gone from its path, and its passkey with it: what is known of it stands in the state.
    const whole = carriesFile(changesOf(call, before, inputs))
        ? await opened(ports, inputs, await withPasskey(ports, asked))
        : { ...(await withPasskeyIfThere(ports, asked)), ...factsIn(before.state) };
    return outputsOf(await finishing(() => update(ports, id, legacyState(call, before), whole)));
}

/** With the file's facts. The hash is the one that Check has seen: if the file has changed since, nothing is sent. */
async function opened(ports: AdapterPorts, inputs: Properties, asked: CertificateInputs): Promise<CertificateInputs> {
    const choice = chooseSource({ ...asked });
    if (choice.kind !== "known") {
        return asked;
    }
    const { facts, unverified } = await examine(ports, choice.source, asked.passkey);
    const hash = hashIn(inputs);
    const checked = typeof hash === "string" ? { fileHash: hash } : {};
    return { ...asked, ...facts, ...checked, ...(unverified === undefined ? {} : { unverified }) };
}

async function finishing<T>(work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw error instanceof UnfinishedError
            ? new Unfinished(error.message, error.code, error.id, outputsOf(error.state))
            : error;
    }
}
