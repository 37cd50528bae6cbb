/** Where the command gets the passkey from: never from its arguments, which other users of the machine can read. */
import { readFile } from "node:fs/promises";
import { decodePasskey } from "../lifecycle/file/decode-passkey";

export interface PasskeySource {
    readonly file?: string | undefined;
    readonly env?: string | undefined;
}

/** An undefined passkey is an absent one. */
export type FoundPasskey = { readonly passkey: string | undefined } | { readonly problem: string };

export async function readPasskey(source: PasskeySource, env: NodeJS.ProcessEnv): Promise<FoundPasskey> {
    if (source.env !== undefined) {
        const passkey = env[source.env];
        return passkey === undefined
            ? { problem: `The environment variable ${source.env} (--passkey-env) is not set.` }
            : { passkey };
    }
    if (source.file === undefined) {
        return { passkey: undefined };
    }
    try {
        const passkey = decodePasskey(await readFile(source.file));
        return passkey === undefined
            ? { problem: `The passkey file ${source.file} is text in neither UTF-8 nor UTF-16. Save it as UTF-8.` }
            : { passkey };
    } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
        return { problem: `The passkey file ${source.file} cannot be read (${code}).` };
    }
}
