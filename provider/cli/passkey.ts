/** Where the command gets the passkey from: never from its arguments, which other users of the machine can read. */
import { readFile } from "node:fs/promises";

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
        // Editors and `echo` end a file with a line end that is no part of the passkey.
        return { passkey: (await readFile(source.file, "utf8")).replace(/\r?\n$/, "") };
    } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? "unknown reason";
        return { problem: `The passkey file ${source.file} cannot be read (${code}).` };
    }
}
