/** The outputs that a preview can know before anything is sent. */
import { carriesFile, compare } from "./compare";
import { defined } from "../defined";
import { hasPasskeyReference } from "./passkey-source";
import { FACT_NAMES, type CertificateState, type CheckedCertificate } from "./types";
import { unknown, type Known } from "../unknown";

/** `state`: the outputs of the last run; absent at create. An output that only SignStation knows is unknown if it may change. */
export function previewCertificateState(
    inputs: Known<CheckedCertificate>,
    state: CertificateState | undefined,
    baseUrl: string,
): Known<CertificateState> {
    const changes = state === undefined ? undefined : compare(state, inputs);
    const ofFile = (known: string | undefined) => (changes === undefined || carriesFile(changes) ? unknown : known);
    const { passkeyEnv, passkeyFile, unverified, enabled } = inputs;
    return defined<Known<CertificateState>>({
        ...Object.fromEntries(FACT_NAMES.map((name) => [name, inputs[name]])),
        unverified,
        passkey: hasPasskeyReference(inputs) ? undefined : inputs.passkey,
        passkeyEnv,
        passkeyFile,
        enabled,
        departmentId: inputs.departmentId ?? (state === undefined ? unknown : state.departmentId),
        departmentName: changes === undefined || changes.departmentId ? unknown : state?.departmentName,
        certificateName: ofFile(state?.certificateName),
        certificateType: ofFile(state?.certificateType),
        expiry: ofFile(state?.expiry),
        createdAt: state === undefined ? unknown : state.createdAt,
        endpoint: baseUrl,
    });
}
