/** Check of a certificate: the path becomes an asset with its hash, which is what diffs show and compare. */
import { PASSKEY_ARGUMENTS } from "../../../core/certificate/passkey-source";
import { validate } from "../../../core/certificate/validate";
import { Asset, type Properties } from "../../../engine-wire";
import { IGNORED } from "../../../lifecycle/certificate/checking/too-old";
import { argumentFailures } from "../../../lifecycle/errors/argument-failures";
import { configurationFailures } from "../../../lifecycle/errors/configuration-failures";
import type { Before, CallContext, Checked, Failure } from "../../session/port";
import type { AdapterPorts } from "../adapter-ports";
import { argumentsOf, factsIn, hasFile, hashIn } from "../certificate-values";
import { CERTIFICATE_INPUTS, CERTIFICATE_OUTPUTS, pick, pickOutputs } from "../names";
import { endFailures } from "./end-failures";
import { isPinned } from "./pinned-file";
import { warningsAbout } from "../preview-certificate";

const RENEW = "Get a renewed PKCS#12 file and point certificateFile and passkey at it.";

export async function checkCertificate(
    ports: AdapterPorts,
    call: CallContext,
    args: Properties,
    before: Before | undefined,
): Promise<Checked> {
    ports.postponed.forget(call.urn);
    if (before !== undefined && !hasFile(args) && !hasFile(before.inputs)) {
        return checkWithoutFile(ports, call, args, before);
    }
    if (before !== undefined && (await isPinned(ports, call, args, before))) {
        return checkPinned(ports, call, args, before);
    }
    const { certificate } = ports.lifecycle;
    const uploaded = hashIn(before?.inputs ?? {});
    const earlier = typeof uploaded === "string" ? { before: { fileHash: uploaded } } : {};
    const { facts, failures, warnings } = await certificate.check(call, argumentsOf(args), earlier);
    const isUploadedUnopened = facts.unverified !== undefined && facts.fileHash === uploaded;
    const known = pickOutputs({ ...facts }, CERTIFICATE_OUTPUTS);
    return {
        inputs: { ...withDefaults(args), certificateFile: withHash(args["certificateFile"], facts.fileHash) },
        failures: isUploadedUnopened
            ? [...failures, ...endFailures(ports, call, args, before?.state ?? {}, RENEW)]
            : failures,
        warnings: [...warnings, ...warningsAbout(known, args, ports.now())],
    };
}

/** The file of the last run stays: nothing is opened, and the passkey of the last run stays with it. */
async function checkPinned(ports: AdapterPorts, call: CallContext, args: Properties, before: Before): Promise<Checked> {
    const pinnedArgs = withPasskeyOf(before, args);
    const pinned = factsIn(before.state);
    const checked = await ports.lifecycle.certificate.check(call, argumentsOf(pinnedArgs), { pinned });
    // The lifecycle judges the end of the file that was uploaded; one that was replaced outside has the end that SignStation reports.
    const ending = pinned["notAfter"] === undefined ? endFailures(ports, call, args, before.state, IGNORED) : [];
    return { ...checked, failures: [...checked.failures, ...ending], inputs: withDefaults(pinnedArgs) };
}

/**
 * An imported certificate has no file yet, and one that was replaced outside has none any more where `ignoreChanges` keeps the program's
 * away: nothing is opened. Warnings come with Diff, which every engine gives the outputs.
 */
function checkWithoutFile(ports: AdapterPorts, call: CallContext, given: Properties, before: Before): Checked {
    const args = hasPasskey(before.inputs) ? withPasskeyOf(before, given) : given;
    const found: Failure[] = [
        ...argumentFailures(validate(argumentsOf(args)).failures),
        ...configurationFailures(ports),
        ...endFailures(ports, call, args, before.state, RENEW),
    ];
    if (hasPasskey(args) && !hasPasskey(before.inputs)) {
        const reason =
            "A passkey is given without the PKCS#12 file that it opens. Set certificateFile too, or ignore the changes of the passkey as well.";
        found.push(...argumentFailures([{ property: "certificateFile", reason }]));
    }
    return { inputs: withDefaults(args), failures: found, warnings: [] };
}

function hasPasskey(properties: Properties): boolean {
    return PASSKEY_ARGUMENTS.some((name) => properties[name] !== undefined);
}

function withPasskeyOf({ inputs }: Before, args: Properties): Properties {
    const { passkey: _passkey, passkeyEnv: _env, passkeyFile: _file, ...rest } = args;
    return { ...rest, ...pick(inputs, PASSKEY_ARGUMENTS) };
}

function withDefaults(args: Properties): Properties {
    return { enabled: true, ...pick(args, CERTIFICATE_INPUTS) };
}

function withHash(file: unknown, hash: unknown): unknown {
    if (typeof hash !== "string") {
        return file;
    }
    if (typeof file === "string") {
        return new Asset({ path: file, hash });
    }
    return file instanceof Asset ? new Asset({ path: file.path, uri: file.uri, text: file.text, hash }) : file;
}
