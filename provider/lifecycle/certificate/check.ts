/** `check`: finds everything that is wrong before anything is sent, and the file's facts for the preview. */
import {
    FACT_NAMES,
    type CertificateInputs,
    type CertificateSource,
    type FileFacts,
} from "../../core/certificate/types";
import { chooseSource } from "../../core/certificate/source";
import { validate } from "../../core/certificate/validate";
import { defined } from "../../core/defined";
import { unknown, type Known, type Unknown } from "../../core/unknown";
import type { CallContext } from "../call-context";
import { argumentFailures } from "../errors/argument-failures";
import { configurationFailures } from "../errors/configuration-failures";
import { examine, sha256 } from "../file/examine";
import { fileName } from "../file/load-file";
import { nameOf } from "../file/read-bytes";
import { resolveForCheck } from "../file/resolve-passkey";
import type { CertificatePorts } from "../ports";
import type { Arguments, Checked, Earlier } from "../resource-operations";
import { claimAlias } from "./checking/claim-alias";
import { fileFailure } from "./checking/file-failure";
import { javaWarnings } from "./checking/java-warnings";
import { plainKeyWarnings } from "./checking/plain-key-warnings";
import { endingSoon, expired, pinnedFailures } from "./checking/too-old";

/** What was found out about the file. */
type Part = Pick<Checked<CertificateInputs, FileFacts>, "facts" | "failures"> & { readonly warnings?: string[] };

const RENEW = "Get a renewed PKCS#12 file and point certificateFile and passkey at it.";

/** Sends nothing to SignStation. Throws nothing that a user could cause. */
export async function checkCertificate(
    ports: CertificatePorts,
    call: CallContext,
    args: Arguments,
    { before, pinned }: Earlier<FileFacts> = {},
): Promise<Checked<CertificateInputs, FileFacts>> {
    const { raw, failures: passkeyFailures, withReference } = await resolveForCheck(ports, args, pinned !== undefined);
    const { inputs, failures } = validate(raw);
    const found =
        pinned === undefined
            ? await checkFile(ports, call, raw, inputs, before?.fileHash)
            : { facts: pinned, failures: pinnedFailures(pinned, inputs.failIfExpiresWithinDays, ports.now()) };
    return {
        inputs: withReference(inputs),
        facts: found.facts,
        failures: [
            ...passkeyFailures,
            ...argumentFailures(failures),
            ...configurationFailures(ports),
            ...found.failures,
        ],
        warnings: [...javaWarnings(inputs, call.name), ...(found.warnings ?? [])],
    };
}

async function checkFile(
    ports: CertificatePorts,
    call: CallContext,
    raw: Arguments,
    inputs: Known<CertificateInputs>,
    uploaded: string | undefined,
): Promise<Part> {
    const choice = chooseSource(raw);
    if (choice.kind === "failed") {
        return { facts: {}, failures: argumentFailures([choice.failure]) };
    }
    if (choice.kind === "unknown") {
        return { facts: unknownFacts(), failures: [] };
    }
    const { passkey, failIfExpiresWithinDays } = inputs;
    // Without a usable passkey the file can still be read and hashed.
    if (passkey !== undefined && typeof passkey !== "string") {
        return checkUnopened(ports, choice.source);
    }
    return checkOpened(ports, call, choice.source, { passkey, failIfExpiresWithinDays, uploaded });
}

async function checkUnopened(ports: CertificatePorts, source: CertificateSource): Promise<Part> {
    try {
        const fileHash = sha256(await ports.readBytes(source));
        return { facts: { ...unknownFacts(), fileHash }, failures: [] };
    } catch (error) {
        return { facts: {}, failures: [fileFailure(error, source)] };
    }
}

interface Opening {
    readonly failIfExpiresWithinDays: number | Unknown | undefined;
    readonly passkey: string | undefined;
    /** Hash of the last run's file: the day on which that one expires must not stop everything else in the stack. */
    readonly uploaded: string | undefined;
}

async function checkOpened(
    ports: CertificatePorts,
    call: CallContext,
    source: CertificateSource,
    { passkey, failIfExpiresWithinDays, uploaded }: Opening,
): Promise<Part> {
    try {
        const { facts, unverified, plainKeyBag } = await examine(ports, source, passkey);
        const now = ports.now();
        const certificate = { ...facts, where: nameOf(source) };
        const tooOld =
            (facts.fileHash === uploaded ? undefined : expired(certificate, now)) ??
            endingSoon(certificate, failIfExpiresWithinDays, now, RENEW);
        if (tooOld !== undefined) {
            throw tooOld;
        }
        // The alias of an unsupported file is inside it: only SignStation knows whether it is in use.
        const aliasWarnings =
            unverified === undefined ? claimAlias(ports, facts, fileName(source, facts.fileHash), call) : [];
        const warnings = [...aliasWarnings, ...plainKeyWarnings(plainKeyBag, nameOf(source))];
        return { facts: defined<FileFacts>({ ...facts, unverified }), failures: [], warnings };
    } catch (error) {
        return { facts: {}, failures: [fileFailure(error, source)] };
    }
}

function unknownFacts(): Known<FileFacts> {
    return Object.fromEntries(FACT_NAMES.map((name) => [name, unknown]));
}
