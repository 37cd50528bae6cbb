/** Check of a certificate: the path becomes an asset with its hash, which is what diffs show and compare. */
import { PASSKEY_ARGUMENTS } from "../../core/certificate/passkey-source";
import { chooseSource } from "../../core/certificate/source";
import { validate } from "../../core/certificate/validate";
import { Asset, type Properties } from "../../engine-wire";
import { argumentFailures } from "../../lifecycle/errors/argument-failures";
import { configurationFailures } from "../../lifecycle/errors/configuration-failures";
import { sha256 } from "../../lifecycle/file/examine";
import type { Before, CallContext, Checked, Failure } from "../session/port";
import type { AdapterPorts } from "./adapter-ports";
import { argumentsOf, factsIn, hasFile, hashIn } from "./certificate-values";
import { CERTIFICATE_INPUTS, CERTIFICATE_OUTPUTS, pick, pickOutputs } from "./names";
import { warningsAbout } from "./preview-certificate";

export async function checkCertificate(
    ports: AdapterPorts,
    call: CallContext,
    args: Properties,
    before: Before | undefined,
): Promise<Checked> {
    const { certificate } = ports.lifecycle;
    if (before !== undefined && !hasFile(args) && !hasFile(before.inputs)) {
        return checkWithoutFile(ports, args);
    }
    if (before !== undefined && (await isPinned(ports, args, before))) {
        const { passkey: _passkey, passkeyEnv: _env, passkeyFile: _file, ...rest } = args;
        const pinnedArgs = { ...rest, ...pick(before.inputs, PASSKEY_ARGUMENTS) };
        const checked = await certificate.check(call, argumentsOf(pinnedArgs), { pinned: factsIn(before.state) });
        return { ...checked, inputs: withDefaults(pinnedArgs) };
    }
    const uploaded = hashIn(before?.inputs ?? {});
    const earlier = typeof uploaded === "string" ? { before: { fileHash: uploaded } } : {};
    const { facts, failures, warnings } = await certificate.check(call, argumentsOf(args), earlier);
    const known = pickOutputs({ ...facts }, CERTIFICATE_OUTPUTS);
    return {
        inputs: { ...withDefaults(args), certificateFile: withHash(args["certificateFile"], facts.fileHash) },
        failures,
        warnings: [...warnings, ...warningsAbout(known, args, ports.now())],
    };
}

/** An imported certificate has no file yet: nothing is opened. Warnings come with Diff, which every engine gives the outputs. */
function checkWithoutFile(ports: AdapterPorts, args: Properties): Checked {
    const found: Failure[] = [
        ...argumentFailures(validate(argumentsOf(args)).failures),
        ...configurationFailures(ports),
    ];
    if (PASSKEY_ARGUMENTS.some((name) => args[name] !== undefined)) {
        const reason = "A passkey is given without the PKCS#12 file that it opens. Set certificateFile too.";
        found.push(...argumentFailures([{ property: "certificateFile", reason }]));
    }
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
    const choice = chooseSource(argumentsOf({ certificateFile: file }));
    try {
        return choice.kind !== "known" || sha256(await ports.readBytes(choice.source)) !== file.hash;
    } catch {
        return true;
    }
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
