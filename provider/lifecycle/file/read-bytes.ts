/** Reads the bytes of a PKCS#12 file: from disk, from an address, or from base64. */
import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import type { CertificateSource } from "../../core/certificate/types";
import { MAX_FILE_BYTES } from "../../core/certificate/source";
import type { Download } from "../../signstation";
import { LeegalityError } from "../errors/leegality-error";

/** `download` is for remote sources only. Throws {@link LeegalityError}. Never holds much more than the bound in memory. */
export async function readBytes(source: CertificateSource, download?: Download): Promise<Buffer> {
    const bytes = await read(source, download);
    if (bytes.length === 0) {
        throw new LeegalityError(
            "ERR_LEEGALITY_FILE_EMPTY",
            `${nameOf(source)} is empty. Copy the PKCS#12 file again from where it was made.`,
        );
    }
    if (bytes.length > MAX_FILE_BYTES) {
        throw new LeegalityError(
            "ERR_LEEGALITY_FILE_TOO_LARGE",
            `${nameOf(source)} is larger than 5 MiB (${MAX_FILE_BYTES} bytes), and SignStation takes no more. ` +
                "Export it with fewer certificates in it.",
        );
    }
    return bytes;
}

/** How messages call the source. */
export function nameOf(source: CertificateSource): string {
    switch (source.kind) {
        case "path":
            return resolve(source.path);
        case "remote":
            return withoutSecrets(source.uri);
        case "base64":
            return "certificateBase64";
    }
}

async function read(source: CertificateSource, download: Download | undefined): Promise<Buffer> {
    switch (source.kind) {
        case "path":
            return readPath(source.path);
        case "remote":
            return fetchBytes(source.uri, download);
        case "base64":
            return Buffer.from(source.text, "base64");
    }
}

/** Opening a FIFO waits for a writer without O_NONBLOCK, which Windows does not have and a regular file does not heed. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

async function readPath(path: string): Promise<Buffer> {
    let file: FileHandle | undefined;
    try {
        file = await open(path, WITHOUT_WAITING);
        const stat = await file.stat();
        if (!stat.isFile()) {
            throw notAFile(path, stat.isDirectory());
        }
        // One byte more than allowed shows that the file is too large, without reading the rest.
        const buffer = Buffer.alloc(Math.min(stat.size, MAX_FILE_BYTES) + 1);
        let length = 0;
        for (let got = 1; got > 0 && length < buffer.length; length += got) {
            got = (await file.read(buffer, length, buffer.length - length)).bytesRead;
        }
        return buffer.subarray(0, length);
    } catch (error) {
        throw error instanceof LeegalityError ? error : diskError(path, error as NodeJS.ErrnoException);
        /* c8 ignore next -- V8 counts a way into it that the return and the throw above do not leave */
    } finally {
        await file?.close();
    }
}

function notAFile(path: string, folder: boolean): LeegalityError {
    return new LeegalityError(
        "ERR_LEEGALITY_NOT_A_FILE",
        `${resolve(path)} is ${folder ? "a folder" : "not a regular file"}. Set certificateFile to the .p12 or .pfx file itself.`,
    );
}

function diskError(path: string, error: NodeJS.ErrnoException): LeegalityError {
    // A socket, or a device without a driver.
    if (error.code === "ENXIO") {
        return notAFile(path, false);
    }
    const absent = error.code === "ENOENT" || error.code === "ENOTDIR";
    return new LeegalityError(
        absent ? "ERR_LEEGALITY_FILE_NOT_FOUND" : "ERR_LEEGALITY_FILE_UNREADABLE",
        absent
            ? `There is no file ${resolve(path)}. A relative certificateFile is looked for from ${process.cwd()}, the program's folder.`
            : `${resolve(path)} cannot be read (${String(error.code)}). Give the user who runs Pulumi the right to read it.`,
        { cause: error },
    );
}

/** A RemoteAsset's address may be signed: its query is a credential. */
function withoutSecrets(uri: string): string {
    if (!URL.canParse(uri)) {
        return "the RemoteAsset";
    }
    const { protocol, host, pathname } = new URL(uri);
    return `${protocol}//${host}${pathname}`;
}

async function fetchBytes(uri: string, download: Download | undefined): Promise<Buffer> {
    if (download === undefined) {
        throw new TypeError("a remote source without a download");
    }
    const got = await download(uri);
    if ("bytes" in got) {
        return got.bytes;
    }
    throw new LeegalityError(
        "ERR_LEEGALITY_REMOTE_FILE",
        `While fetching ${withoutSecrets(uri)}: ${got.detail}. ${got.advice}`,
    );
}
