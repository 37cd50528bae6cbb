/** `inspect`: the facts of a PKCS#12 file, as the provider's check would put them into a preview. */
import { FACT_NAMES, type FileFacts } from "../core/certificate/types";
import { chooseSource } from "../core/certificate/source";
import { withCode } from "../errors/with-code";
import { examine } from "../lifecycle/file/examine";
import { LeegalityError } from "../lifecycle/errors/leegality-error";
import { plainKeyWarnings } from "../lifecycle/certificate/checking/plain-key-warnings";
import { nameOf, readBytes } from "../lifecycle/file/read-bytes";
import { Pkcs12Error, readPkcs12 } from "../pkcs12";

/** By name, in the order of {@link FACT_NAMES}. */
export type ShownFacts = Readonly<Partial<Record<(typeof FACT_NAMES)[number], string>>>;

export type Inspection =
    | {
          readonly facts: ShownFacts;
          /** Why the file could not be verified locally; absent if it was. The provider uploads it all the same. */
          readonly unverified?: string | undefined;
          /** What the provider's check would warn of. */
          readonly warnings: readonly string[];
      }
    | { readonly failure: { readonly code: string; readonly message: string } };

/** An expired certificate is shown like any other. */
export async function inspect(path: string, passkey: string | undefined): Promise<Inspection> {
    const choice = chooseSource({ certificateFile: path });
    if (choice.kind !== "known") {
        const reason = choice.kind === "failed" ? choice.failure.reason : "The path is still unknown.";
        const code = "ERR_LEEGALITY_INVALID_ARGUMENT";
        return { failure: { code, message: withCode(reason, code) } };
    }
    try {
        const { facts, unverified, plainKeyBag } = await examine({ readBytes, readPkcs12 }, choice.source, passkey);
        return { facts: inOrder(facts), unverified, warnings: plainKeyWarnings(plainKeyBag, nameOf(choice.source)) };
    } catch (error) {
        if (error instanceof Pkcs12Error) {
            return { failure: { code: error.code, message: `${nameOf(choice.source)}: ${error.message}` } };
        }
        if (error instanceof LeegalityError) {
            return { failure: { code: error.code, message: error.message } };
        }
        throw error;
    }
}

function inOrder(facts: FileFacts): ShownFacts {
    return Object.fromEntries(
        FACT_NAMES.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]),
    );
}
