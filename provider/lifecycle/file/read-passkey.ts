/** Reads the passkey that `passkeyEnv` or `passkeyFile` refers to, on the machine that runs Pulumi. */
import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import type { PasskeyReference } from "../../core/certificate/passkey-source";
import { LeegalityError } from "../errors/leegality-error";
import { decodePasskey } from "./decode-passkey";

/** No passkey is as long as this; a file that is longer is another one than was meant. */
const MAX_BYTES = 16 * 1024;

/** What {@link readPasskey} is once the environment is fixed. */
export type ReadPasskey = (reference: PasskeyReference) => Promise<string>;

/**
 * A variable that is set to the empty string, and a file without content, give the empty passkey. Throws
 * ERR_LEEGALITY_PASSKEY_UNAVAILABLE, which names the variable or the file and nothing of a content.
 */
export async function readPasskey(reference: PasskeyReference, env: NodeJS.ProcessEnv): Promise<string> {
    if (reference.kind === "file") {
        return readFile(reference.path);
    }
    const value: unknown = env[reference.name];
    if (typeof value !== "string") {
        throw unavailable(
            `The environment variable ${reference.name} (passkeyEnv) is not set in the process that runs Pulumi. ` +
                "Set it there, for example by Pulumi ESC or in the pipeline, or correct passkeyEnv.",
        );
    }
    return value;
}

async function readFile(path: string): Promise<string> {
    const name = `${resolve(path)} (passkeyFile)`;
    let file: FileHandle | undefined;
    try {
        // Without blocking: opening a FIFO would wait for somebody who writes into it. Windows has no such flag, which counts as 0.
        file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
        const stat = await file.stat();
        if (!stat.isFile()) {
            const what = stat.isDirectory() ? "a folder" : "not a regular file";
            throw unavailable(`${name} is ${what}. Set passkeyFile to the file that holds the passkey.`);
        }
        const buffer = Buffer.alloc(MAX_BYTES + 1);
        let length = 0;
        for (let got = 1; got > 0 && length < buffer.length; length += got) {
            got = (await file.read(buffer, length, buffer.length - length)).bytesRead;
        }
        if (length > MAX_BYTES) {
            throw unavailable(`${name} is larger than ${MAX_BYTES} bytes, so it is no passkey. Correct passkeyFile.`);
        }
        const passkey = decodePasskey(buffer.subarray(0, length));
        if (passkey === undefined) {
            throw unavailable(`${name} is text in neither UTF-8 nor UTF-16. Save the passkey as UTF-8 text.`);
        }
        return passkey;
    } catch (error) {
        throw error instanceof LeegalityError ? error : diskError(name, error as NodeJS.ErrnoException);
        /* c8 ignore next -- V8 counts a way into it that the return and the throw above do not leave */
    } finally {
        await file?.close();
    }
}

function diskError(name: string, error: NodeJS.ErrnoException): LeegalityError {
    const absent = error.code === "ENOENT" || error.code === "ENOTDIR";
    return unavailable(
        absent
            ? `There is no file ${name}. A relative path is looked for from ${process.cwd()}, the program's folder. Put the passkey there, or correct passkeyFile.`
            : `${name} cannot be read (${String(error.code)}). Give the user who runs Pulumi the right to read it.`,
        error,
    );
}

function unavailable(text: string, cause?: Error): LeegalityError {
    return new LeegalityError("ERR_LEEGALITY_PASSKEY_UNAVAILABLE", text, cause === undefined ? undefined : { cause });
}
