/** Diff of a certificate, and what a preview knows of one that is to be created or updated. */
import { DEFAULT_EXPIRY_WARNING_DAYS, timeLeft, validityWarnings } from "../../core/certificate/expiry";
import { PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import type { FileFacts } from "../../core/certificate/types";
import type { Known } from "../../core/unknown";
import { chooseSource } from "../../core/certificate/source";
import { unknown, type Properties } from "../../engine-wire";
import { examine } from "../../lifecycle/file/examine";
import { withPasskey } from "../../lifecycle/file/resolve-passkey";
import type { Before, CallContext, Diff, Previewed } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";
import { argumentsOf, factsIn, hasFile, hashIn, inputsOf, stateOf, validInputs } from "./certificate-values";
import { CERTIFICATE_OUTPUTS, pick, pickOutputs } from "./names";

export function diffCertificate(
    { lifecycle, now }: AdapterPorts,
    call: CallContext,
    id: string,
    before: Before,
    inputs: Properties,
): Diff {
    lifecycle.certificate.claim(call, id, stateOf(before));
    const changed = changesOf({ lifecycle }, before, inputs);
    return {
        changed: changed.map((name) => (name === "file" ? fileProperty(before.inputs, inputs) : name)),
        // The alias is unique in the organisation.
        deleteBeforeReplace: true,
        warnings: changed.includes("file") ? [] : warningsAbout(before.state, inputs, now()),
    };
}

/** What an update has to send: names of inputs, and `file`. One that was imported has no file to compare. */
export function changesOf({ lifecycle }: Pick<AdapterPorts, "lifecycle">, before: Before, inputs: Properties) {
    const hash = hashIn(inputs);
    const facts: Known<FileFacts> = hash === undefined ? {} : { fileHash: hash };
    const { changed } = lifecycle.certificate.diff(stateOf(before), { ...inputsOf(inputs), ...facts });
    return changed.filter((name) => name !== "file" || hasFile(inputs));
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
    validInputs(inputs);
    const changed = before === undefined ? ["file"] : changesOf(ports, before, inputs);
    const renewed = changed.includes("file") || changed.includes("passkey");
    const facts = renewed ? await knownFacts(ports, inputs) : factsIn(before?.state ?? {});
    const state = before === undefined ? undefined : stateOf(before);
    const previewed = ports.lifecycle.certificate.preview(call, { ...inputsOf(inputs), ...facts }, state);
    const known = Object.entries(pick({ ...previewed }, CERTIFICATE_OUTPUTS)).filter(([, value]) => value !== unknown);
    const isRotation = before !== undefined && changed.includes("file") && typeof facts["notAfter"] === "string";
    return {
        // What is left out shows as unknown, and costs the engine nothing.
        state: Object.fromEntries(known),
        notes: isRotation
            ? [`Rotation: ${described(before.state, ports.now())} is replaced by ${described(facts, ports.now())}.`]
            : [],
    };
}

/** Nothing where the file or its passkey is still unknown; its hash where the passkey alone is. */
async function knownFacts(ports: AdapterPorts, inputs: Properties): Promise<Properties> {
    const hash = hashIn(inputs);
    const unopened = PASSKEY_ARGUMENTS.some((name) => inputs[name] === unknown);
    if (unopened && typeof hash === "string") {
        return { fileHash: hash };
    }
    const choice = chooseSource(argumentsOf(inputs));
    if (choice.kind !== "known" || unopened) {
        return {};
    }
    const { passkey } = await withPasskey(ports, validInputs(inputs));
    const { facts, unverified } = await examine(ports, choice.source, passkey);
    return { ...facts, ...(unverified === undefined ? {} : { unverified }) };
}

/** `CN=Asha Rao, serial number 0A1B (expires at 2027-01-02T03:04:05Z, in 12 days)`. */
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
