/** `check`: everything that can be known to be wrong before anything is sent, and the file's facts for the preview. */
import { aliasCandidates } from "../core/alias";
import { FACT_NAMES, type CertificateFacts, type CertificateInputs, type CertificateSource } from "../core/certificate";
import type { CheckFailure } from "../core/failure";
import { chooseSource } from "../core/source";
import { defined } from "../core/state";
import { isUnknown, UNKNOWN } from "../core/unknown";
import { validate } from "../core/validate";
import { Pkcs12Error } from "../pkcs12";
import { configurationFailures } from "./configuration-failures";
import { examine, sha256, type Examined } from "./examine";
import { LeegalityError } from "./leegality-error";
import { fileName } from "./load-file";
import type { Ports } from "./ports";
import { nameOf } from "./read-bytes";
import { refuseExpired } from "./refuse-expired";

export interface CheckResult {
    /** The arguments with defaults and facts. A fact of a file that a preview cannot see yet is the engine's unknown. */
    readonly inputs: CertificateInputs;
    /** All of them, empty when all is well. */
    readonly failures: readonly CheckFailure[];
}

/** `before`: the inputs of the last run, where there was one. Sends nothing. Throws nothing that a user could cause. */
export async function check(
    ports: Ports,
    raw: Readonly<Record<string, unknown>>,
    before?: Partial<CertificateInputs>,
): Promise<CheckResult> {
    const { inputs, failures } = validate(raw);
    const found = [...failures, ...configurationFailures(ports)];
    const pinned = pinnedFacts(raw);
    if (pinned !== undefined) {
        return { inputs: { ...inputs, ...pinned }, failures: found };
    }
    const choice = chooseSource(raw);
    if (choice.kind === "failed") {
        return { inputs, failures: [...found, choice.failure] };
    }
    if (choice.kind === "unknown") {
        return { inputs: { ...inputs, ...unknownFacts() }, failures: found };
    }
    // Without a usable passkey the file itself can be looked at all the same.
    if (isUnknown(inputs.passkey) || !(inputs.passkey === undefined || typeof inputs.passkey === "string")) {
        return withFailures(await checkUnopened(ports, choice.source, inputs, choice.property), found);
    }
    return withFailures(await checkOpened(ports, choice.source, inputs, choice.property, before), found);
}

/**
 * A program gives no facts, so one that is there comes from the last run: the program ignores changes of the file, and the
 * engine has put the old input in. The file itself may have changed since, or be gone.
 */
function pinnedFacts(raw: Readonly<Record<string, unknown>>): Partial<CertificateFacts> | undefined {
    const given = [...FACT_NAMES, "unverified"].filter((name) => raw[name] !== undefined && raw[name] !== null);
    return given.length === 0 ? undefined : Object.fromEntries(given.map((name) => [name, raw[name]]));
}

async function checkUnopened(
    ports: Ports,
    source: CertificateSource,
    inputs: CertificateInputs,
    property: string,
): Promise<CheckResult> {
    try {
        const fileHash = sha256(await ports.readBytes(source));
        return { inputs: { ...inputs, ...unknownFacts(), fileHash }, failures: [] };
    } catch (error) {
        return { inputs, failures: [toFailure(error, source, property)] };
    }
}

async function checkOpened(
    ports: Ports,
    source: CertificateSource,
    inputs: CertificateInputs,
    property: string,
    before: Partial<CertificateInputs> | undefined,
): Promise<CheckResult> {
    try {
        const { facts, unverified } = await examine(ports, source, inputs.passkey);
        refuseExpired(source, facts, inputs, before, ports.now());
        claimAlias(ports, source, inputs, facts);
        return { inputs: defined({ ...inputs, ...facts, unverified }), failures: [] };
    } catch (error) {
        return { inputs, failures: [toFailure(error, source, property)] };
    }
}

function claimAlias(
    ports: Ports,
    source: CertificateSource,
    { __resourceName: resource }: CertificateInputs,
    facts: Examined["facts"],
): void {
    const alias = aliasCandidates(facts, fileName(source, facts.fileHash))[0];
    if (alias === undefined || resource === undefined) {
        return;
    }
    const other = ports.aliases.claim(alias, resource);
    if (other !== undefined) {
        throw new LeegalityError(
            "ERR_LEEGALITY_SAME_ALIAS",
            `The resources ${other} and ${resource} both have a certificate named ${JSON.stringify(alias)}, and a name can ` +
                "be in SignStation only once. Export one of the files under another friendlyName, or take one resource away.",
        );
    }
}

/** Failures about the passkey go to the file's property: some engine versions print the value of the one that failed. */
function toFailure(error: unknown, source: CertificateSource, property: string): CheckFailure {
    if (error instanceof Pkcs12Error) {
        return { property, reason: `${nameOf(source)}: ${error.message} [${error.code}]` };
    }
    if (error instanceof LeegalityError) {
        return { property, reason: error.message };
    }
    throw error;
}

function withFailures(result: CheckResult, more: readonly CheckFailure[]): CheckResult {
    return { inputs: result.inputs, failures: [...more, ...result.failures] };
}

function unknownFacts(): Record<(typeof FACT_NAMES)[number], string> {
    return Object.fromEntries(FACT_NAMES.map((name) => [name, UNKNOWN])) as Record<(typeof FACT_NAMES)[number], string>;
}
