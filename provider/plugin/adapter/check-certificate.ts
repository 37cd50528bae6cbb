/** Check of a certificate: the path becomes an asset with its hash, which is what diffs show and compare. */
import { validityWarnings } from "../../core/certificate/expiry";
import { PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import { chooseSource } from "../../core/certificate/source";
import { validate } from "../../core/certificate/validate";
import { Asset, encodeAsset, type Properties } from "../../engine-wire";
import { check } from "../../lifecycle/certificate/check";
import { endingSoon } from "../../lifecycle/certificate/checking/too-old";
import { argumentFailures } from "../../lifecycle/errors/argument-failures";
import { configurationFailures } from "../../lifecycle/errors/configuration-failures";
import { sha256 } from "../../lifecycle/file/examine";
import { resolveForCheck } from "../../lifecycle/file/resolve-passkey";
import type { Before, CallContext, Checked, Failure } from "../port";
import { hasFile, hashIn, legacyInputs, legacyState } from "./certificate-values";
import type { AdapterPorts } from "./adapter-ports";
import { CERTIFICATE_INPUTS, pick } from "./names";

export async function checkCertificate(
    ports: AdapterPorts,
    call: CallContext,
    args: Properties,
    before: Before | undefined,
): Promise<Checked> {
    if (before !== undefined && !hasFile(args) && !hasFile(before.inputs)) {
        return checkWithoutFile(ports, call, args, before);
    }
    if (before !== undefined && (await isPinned(ports, args, before))) {
        const { passkey: _passkey, passkeyEnv: _passkeyEnv, passkeyFile: _passkeyFile, ...rest } = args;
        return checkWithoutFile(ports, call, { ...rest, ...pick(before.inputs, PASSKEY_ARGUMENTS) }, before);
    }
    const { raw, failures: ofPasskey } = await resolveForCheck(ports, { ...legacyInputs(call, args) }, false);
    const uploaded = hashIn(before?.inputs ?? {});
    const last = typeof uploaded === "string" ? { fileHash: uploaded } : {};
    const { inputs: found, failures, warnings } = await check(ports, raw, last);
    const days = raw["expiryWarningDays"];
    return {
        inputs: { ...withDefaults(args), certificateFile: withHash(args["certificateFile"], found.fileHash) },
        failures: [...ofPasskey, ...failures],
        warnings: [
            ...warnings,
            ...(typeof days === "number" ? validityWarnings(found, days, ports.now()) : []),
            ...(found.unverified === undefined
                ? []
                : [
                      `This PKCS#12 file could not be verified locally and will be uploaded unchecked: ${found.unverified}`,
                  ]),
        ],
    };
}

/** An imported certificate has no file yet, and a pinned one keeps its own: nothing is opened. */
function checkWithoutFile(ports: AdapterPorts, call: CallContext, args: Properties, before: Before): Checked {
    const { inputs, failures } = validate({ ...legacyInputs(call, args) });
    const found: Failure[] = [...argumentFailures(failures), ...configurationFailures(ports)];
    if (!hasFile(args) && PASSKEY_ARGUMENTS.some((name) => args[name] !== undefined)) {
        const reason = "A passkey is given without the PKCS#12 file that it opens. Set certificateFile too.";
        found.push(...argumentFailures([{ property: "certificateFile", reason }]));
    }
    const { notAfter, expiry } = legacyState(call, before);
    const end = notAfter ?? expiry;
    const held = { where: "SignStation", ...(end === undefined ? {} : { notAfter: end }) };
    const tooOld = endingSoon(held, inputs.failIfExpiresWithinDays, ports.now(), "Get a renewed PKCS#12 file.");
    if (tooOld !== undefined) {
        found.push({ property: "failIfExpiresWithinDays", reason: tooOld.message });
    }
    // Warnings come with Diff, which every engine gives the outputs.
    return { inputs: withDefaults(args), failures: found, warnings: [] };
}

/**
 * With `ignoreChanges` the engine gives the file of the last run: an asset whose content is not, or no longer, at its path. A program's
 * own asset has the hash of what is at its path now.
 */
async function isPinned(ports: AdapterPorts, args: Properties, before: Before): Promise<boolean> {
    const file = args["certificateFile"];
    const last = before.inputs["certificateFile"];
    if (!(file instanceof Asset) || !(last instanceof Asset) || file.hash === undefined || file.hash !== last.hash) {
        return false;
    }
    const choice = chooseSource({ certificateFile: encodeAsset(file) });
    try {
        return choice.kind !== "known" || sha256(await ports.readBytes(choice.source)) !== file.hash;
    } catch {
        return true;
    }
}

function withDefaults(args: Properties): Properties {
    return { enabled: true, ...pick(args, CERTIFICATE_INPUTS) };
}

function withHash(file: unknown, hash: string | undefined): unknown {
    if (hash === undefined) {
        return file;
    }
    if (typeof file === "string") {
        return new Asset({ path: file, hash });
    }
    return file instanceof Asset ? new Asset({ path: file.path, uri: file.uri, text: file.text, hash }) : file;
}
