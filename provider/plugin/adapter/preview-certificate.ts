/** Diff of a certificate, and what a preview knows of one that is to be created or updated. */
import { compare } from "../../core/certificate/compare";
import { DEFAULT_EXPIRY_WARNING_DAYS, timeLeft, validityWarnings } from "../../core/certificate/expiry";
import { PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import { chooseSource } from "../../core/certificate/source";
import { encodeProperties, unknown, type Properties } from "../../engine-wire";
import { diff } from "../../lifecycle/certificate/diff";
import { examine } from "../../lifecycle/file/examine";
import { withPasskey } from "../../lifecycle/file/resolve-passkey";
import { configuredEndpoint } from "../../lifecycle/run/endpoint";
import type { Before, CallContext, Diff, Previewed } from "../port";
import { factsIn, hasFile, hashIn, legacyInputs, legacyState, validInputs } from "./certificate-values";
import type { AdapterPorts } from "./adapter-ports";
import { CERTIFICATE_OUTPUTS, pick, pickOutputs } from "./names";

/** What SignStation says of a certificate that stays the same when its department and `enabled` change. */
const OF_THE_FILE = ["certificateName", "certificateType", "expiry"];

export function diffCertificate(
    ports: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before,
    inputs: Properties,
): Diff {
    const state = legacyState(call, before);
    const changes = changesOf(call, before, inputs);
    const { deleteBeforeReplace } = diff(ports, id, state, legacyInputs(call, inputs));
    const named = [changes.file ? fileProperty(before.inputs, inputs) : "", changes.passkey ? "passkey" : ""];
    const changed = [...named, ...(["departmentId", "enabled"] as const).filter((name) => changes[name])];
    return {
        changed: changed.filter((name) => name !== ""),
        deleteBeforeReplace,
        warnings: changes.file ? [] : warningsAbout(before.state, inputs, ports.now()),
    };
}

/** Which parts of a certificate an update has to send. */
export function changesOf(call: CallContext, before: Before, inputs: Properties) {
    const hash = hashIn(inputs);
    const facts = hash === undefined ? {} : { fileHash: hash };
    const changes = compare(legacyState(call, before), legacyInputs(call, inputs, facts));
    // One that was imported has no file to compare.
    return { ...changes, file: changes.file && hasFile(inputs) };
}

export function warningsAbout(state: Properties, inputs: Properties, now: Date): string[] {
    const { notBefore, notAfter, expiry, unverified } = textsIn(state);
    const days = inputs["expiryWarningDays"] ?? DEFAULT_EXPIRY_WARNING_DAYS;
    return [
        ...(typeof days === "number" ? validityWarnings({ notBefore, notAfter: notAfter ?? expiry }, days, now) : []),
        ...(unverified === undefined
            ? []
            : [`This PKCS#12 file could not be verified locally and will be uploaded unchecked: ${unverified}`]),
    ];
}

export async function previewCertificate(
    ports: AdapterPorts,
    call: CallContext,
    inputs: Properties,
    before?: Before,
): Promise<Previewed> {
    validInputs(call, inputs);
    const changes = before === undefined ? undefined : changesOf(call, before, inputs);
    const renewed = changes === undefined || changes.file || changes.passkey;
    const facts = renewed ? await knownFacts(ports, call, inputs) : factsIn(before?.state ?? {});
    const kept =
        before === undefined
            ? []
            : [
                  "createdAt",
                  ...(renewed ? [] : OF_THE_FILE),
                  ...(changes?.departmentId === false ? ["departmentName"] : []),
              ];
    const departmentId = inputs["departmentId"] ?? before?.state["departmentId"];
    const { notAfter } = facts;
    return {
        state: {
            ...pick(before?.state ?? {}, kept),
            ...facts,
            enabled: inputs["enabled"] ?? true,
            ...(departmentId === undefined ? {} : { departmentId }),
            endpoint: configuredEndpoint(ports, "certificate", undefined),
        },
        notes:
            before !== undefined && changes?.file === true && typeof notAfter === "string"
                ? [`Rotation: ${described(before.state, ports.now())} is replaced by ${described(facts, ports.now())}.`]
                : [],
    };
}

/** Nothing where the file or its passkey is still unknown; its hash where the passkey alone is. */
async function knownFacts(ports: AdapterPorts, call: CallContext, inputs: Properties): Promise<Properties> {
    const hash = hashIn(inputs);
    const unopened = PASSKEY_ARGUMENTS.some((name) => inputs[name] === unknown);
    if (unopened && typeof hash === "string") {
        return { fileHash: hash };
    }
    const choice = chooseSource(encodeProperties(pick(inputs, ["certificateFile", "certificateBase64"])));
    if (choice.kind !== "known" || unopened) {
        return {};
    }
    const { passkey } = await withPasskey(ports, legacyInputs(call, inputs));
    const { facts, unverified } = await examine(ports, choice.source, passkey);
    return { ...facts, ...(unverified === undefined ? {} : { unverified }) };
}

/** `CN=Asha Rao, serial 0A1B (expires at 2027-01-02T03:04:05Z, in 12 days)`. */
function described(facts: Properties, now: Date): string {
    const { subject, serialNumber, notAfter, expiry } = textsIn(facts);
    const end = notAfter ?? expiry;
    const who = subject === undefined ? "a certificate of which SignStation reports no subject" : subject;
    const serial = serialNumber === undefined ? "" : `, serial number ${serialNumber}`;
    return `${who}${serial}${end === undefined ? "" : ` (${timeLeft(end, now)})`}`;
}

function textsIn(state: Properties): Readonly<Record<string, string | undefined>> {
    return pickOutputs(
        state,
        CERTIFICATE_OUTPUTS.filter((name) => name !== "enabled"),
    ) as Record<string, string>;
}

/** The argument that gives the file: the new one, or the old one that is gone. */
function fileProperty(before: Properties, after: Properties): string {
    const given = hasFile(after) ? after : before;
    return given["certificateBase64"] !== undefined ? "certificateBase64" : "certificateFile";
}
