/** `check`: everything that can be known to be wrong before anything is sent, and the file's facts for the preview. */
import { FACT_NAMES, type CertificateInputs, type CertificateSource } from "../../core/certificate/types";
import { defined } from "../../core/defined";
import type { CheckFailure } from "../../core/failure";
import { chooseSource } from "../../core/certificate/source";
import { isUnknown, UNKNOWN } from "../../core/unknown";
import { validate } from "../../core/certificate/validate";
import { Pkcs12Error } from "../../pkcs12";
import { argumentFailures } from "../errors/argument-failures";
import { checkPinned } from "./checking/check-pinned";
import { claimAlias } from "./checking/claim-alias";
import { javaWarnings } from "./checking/java-warnings";
import { configurationFailures } from "../errors/configuration-failures";
import { examine, sha256 } from "../file/examine";
import { LeegalityError } from "../errors/leegality-error";
import { fileName } from "../file/load-file";
import type { Ports } from "./ports";
import { nameOf } from "../file/read-bytes";
import { endingSoon, expired } from "./checking/too-old";

export interface CheckResult {
    /** The arguments with defaults and facts. A fact of a file that a preview cannot see yet is the engine's unknown. */
    readonly inputs: CertificateInputs;
    /** All of them, empty when all is well. */
    readonly failures: readonly CheckFailure[];
    /** One line each for the person who runs the engine; a front end shows each once in a run. */
    readonly warnings: readonly string[];
}

/** What one part of the check has found. */
type Part = Pick<CheckResult, "inputs" | "failures"> & Partial<CheckResult>;

const RENEW = "Get a renewed PKCS#12 file and point certificateFile and passkey at it.";

/** The file that the arguments name, and the property to blame for it. */
interface Chosen {
    readonly source: CertificateSource;
    readonly property: string;
}

/**
 * `before`: the inputs of the last run, where there was one. Sends nothing to SignStation. Throws nothing that a user could
 * cause.
 */
export async function check(
    ports: Ports,
    raw: Readonly<Record<string, unknown>>,
    before?: Partial<CertificateInputs>,
): Promise<CheckResult> {
    const { inputs, failures } = validate(raw);
    const found = {
        failures: [...argumentFailures(failures), ...configurationFailures(ports)],
        warnings: javaWarnings(inputs),
    };
    const pinned = checkPinned(raw, inputs, ports.now());
    if (pinned !== undefined) {
        return together(found, pinned);
    }
    const choice = chooseSource(raw);
    if (choice.kind === "failed") {
        return together(found, { inputs, failures: argumentFailures([choice.failure]) });
    }
    if (choice.kind === "unknown") {
        return together(found, { inputs: { ...inputs, ...unknownFacts() }, failures: [] });
    }
    // Without a usable passkey the file itself can be looked at all the same.
    if (isUnknown(inputs.passkey) || !(inputs.passkey === undefined || typeof inputs.passkey === "string")) {
        return together(found, await checkUnopened(ports, choice, inputs));
    }
    return together(found, await checkOpened(ports, choice, inputs, before?.fileHash));
}

async function checkUnopened(ports: Ports, { source, property }: Chosen, inputs: CertificateInputs): Promise<Part> {
    try {
        const fileHash = sha256(await ports.readBytes(source));
        return { inputs: { ...inputs, ...unknownFacts(), fileHash }, failures: [] };
    } catch (error) {
        return { inputs, failures: [toFailure(error, nameOf(source), property)] };
    }
}

/** `uploaded`: hash of the last run's file; the day on which that one expires must not stop everything else in the stack. */
async function checkOpened(
    ports: Ports,
    { source, property }: Chosen,
    inputs: CertificateInputs,
    uploaded: string | undefined,
): Promise<Part> {
    const name = nameOf(source);
    try {
        const { facts, unverified } = await examine(ports, source, inputs.passkey);
        const now = ports.now();
        const certificate = { ...facts, where: name };
        const tooOld =
            (facts.fileHash === uploaded ? undefined : expired(certificate, now)) ??
            endingSoon(certificate, inputs.failIfExpiresWithinDays, now, RENEW);
        if (tooOld !== undefined) {
            throw tooOld;
        }
        // The alias of a file that cannot be opened is inside it: whether it is taken is SignStation's to say.
        const warnings =
            unverified === undefined
                ? claimAlias(ports, facts, fileName(source, facts.fileHash), inputs.__resourceName)
                : [];
        return { inputs: defined({ ...inputs, ...facts, unverified }), failures: [], warnings };
    } catch (error) {
        return { inputs, failures: [toFailure(error, name, property)] };
    }
}

/**
 * Failures about the passkey go to the file's property: some engine versions print the value of the one that failed. `name`:
 * how messages call the file.
 */
function toFailure(error: unknown, name: string, property: string): CheckFailure {
    if (error instanceof Pkcs12Error) {
        return { property, reason: `${name}: ${error.message} [${error.code}]` };
    }
    if (error instanceof LeegalityError) {
        return { property, reason: error.message };
    }
    throw error;
}

function together(before: Omit<CheckResult, "inputs">, { inputs, failures, warnings = [] }: Part): CheckResult {
    return {
        inputs,
        failures: [...before.failures, ...failures],
        warnings: [...before.warnings, ...warnings],
    };
}

function unknownFacts(): Record<(typeof FACT_NAMES)[number], string> {
    return Object.fromEntries(FACT_NAMES.map((name) => [name, UNKNOWN])) as Record<(typeof FACT_NAMES)[number], string>;
}
