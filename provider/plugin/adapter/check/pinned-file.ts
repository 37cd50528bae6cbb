/** Finds out whether `ignoreChanges` keeps a certificate's file as it is: the engine then gives Check the file of the last run. */
import { PASSKEY_ARGUMENTS } from "../../../core/certificate/passkey-source";
import { chooseSource } from "../../../core/certificate/source";
import { Asset, unknown, type Properties } from "../../../engine-wire";
import { examine, sha256 } from "../../../lifecycle/file/examine";
import { withPasskey } from "../../../lifecycle/file/resolve-passkey";
import type { Before, CallContext } from "../../session/port";
import type { AdapterPorts } from "../adapter-ports";
import { argumentsOf, validInputs } from "../certificate-values";
import { ignores } from "./postponed";

export async function isPinned(
    ports: AdapterPorts,
    call: CallContext,
    args: Properties,
    before: Before,
): Promise<boolean> {
    return (await isPinnedAsset(ports, args, before)) || (await isPinnedBase64(ports, call, args, before));
}

/**
 * The same base64 as in the last run may be the program's own, or the engine's in the place of another one. Only with another passkey
 * than its own it cannot be opened. Diff knows which of the two it is.
 */
async function isPinnedBase64(
    ports: AdapterPorts,
    call: CallContext,
    args: Properties,
    before: Before,
): Promise<boolean> {
    const { certificateBase64: base64 } = args;
    if (typeof base64 !== "string" || base64 !== before.inputs["certificateBase64"]) {
        return false;
    }
    const error = await openingError(ports, args);
    if (error === undefined) {
        return false;
    }
    ports.postponed.postpone(call.urn, ({ ignoreChanges }) =>
        ignores(ignoreChanges, "certificateBase64") ? undefined : error,
    );
    return true;
}

/** Undefined where the file is opened, and where a value is still unknown. */
async function openingError(ports: AdapterPorts, args: Properties): Promise<Error | undefined> {
    const choice = chooseSource(argumentsOf(args));
    if (choice.kind !== "known" || PASSKEY_ARGUMENTS.some((name) => args[name] === unknown)) {
        return undefined;
    }
    try {
        const { passkey } = await withPasskey(ports, validInputs(args));
        await examine(ports, choice.source, passkey);
        return undefined;
    } catch (error) {
        return error as Error;
    }
}

/** An asset whose content is not, or no longer, at its path. A program's own asset has the hash of what is at its path now. */
async function isPinnedAsset(ports: AdapterPorts, args: Properties, before: Before): Promise<boolean> {
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
