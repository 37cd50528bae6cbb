/** Create and update of a certificate: the file is opened once more, and has to be the one that Check has seen. */
import { carriesFile } from "../../core/certificate/compare";
import { chooseSource } from "../../core/certificate/source";
import { encodeProperties, type Properties } from "../../engine-wire";
import { create } from "../../lifecycle/certificate/create";
import { update } from "../../lifecycle/certificate/update";
import { UnfinishedError } from "../../lifecycle/errors/leegality-error";
import { examine } from "../../lifecycle/file/examine";
import type { Before, CallContext, Created } from "../port";
import { Unfinished } from "../unfinished";
import { factsIn, hashIn, legacyInputs, legacyState, outputsOf, validInputs } from "./certificate-values";
import type { AdapterPorts } from "./adapter-ports";
import { pick } from "./names";
import { changesOf } from "./preview-certificate";

export async function createCertificate(ports: AdapterPorts, call: CallContext, inputs: Properties): Promise<Created> {
    validInputs(call, inputs);
    const asked = legacyInputs(call, inputs, await factsOf(ports, inputs));
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
    // A file that is not sent may be gone from its path: what is known of it stands in the state.
    const facts = carriesFile(changesOf(call, before, inputs)) ? await factsOf(ports, inputs) : factsIn(before.state);
    const asked = legacyInputs(call, inputs, facts);
    return outputsOf(await finishing(() => update(ports, id, legacyState(call, before), asked)));
}

/** The hash is the one that Check has seen: where the file has changed since, nothing is sent. */
async function factsOf(ports: AdapterPorts, inputs: Properties): Promise<Properties> {
    const choice = chooseSource(encodeProperties(pick(inputs, ["certificateFile", "certificateBase64"])));
    if (choice.kind !== "known") {
        return {};
    }
    const { facts, unverified } = await examine(ports, choice.source, inputs["passkey"] as string | undefined);
    const hash = hashIn(inputs) ?? facts.fileHash;
    return { ...facts, fileHash: hash, ...(unverified === undefined ? {} : { unverified }) };
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
