/** A tar.gz that has the same bytes whenever and wherever it is made of the same files: no time, no owner, a fixed order. */
import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";

const BLOCK = 512;
/** Byte 9 of a gzip header names the operating system; 255 means unknown (RFC 1952, 2.3.1). */
const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/** `files`: content and mode by path, with forward slashes. */
export function tarGz(files) {
    const blocks = Object.keys(files)
        .sort()
        .flatMap((path) => {
            const { content, executable = false } = files[path];
            return [header(path, content.length, executable ? 0o755 : 0o644), content, padding(content.length)];
        });
    // An archive ends with two empty blocks.
    const packed = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
    packed[OS_BYTE] = OS_UNKNOWN;
    return packed;
}

/** POSIX.1-1988 (ustar). */
function header(path, size, mode) {
    const block = Buffer.alloc(BLOCK);
    if (Buffer.byteLength(path) > 100) {
        throw new Error(`${path} is too long for a tar header`);
    }
    block.write(path, 0);
    block.write(octal(mode, 7), 100);
    block.write(octal(0, 7), 108); // uid
    block.write(octal(0, 7), 116); // gid
    block.write(octal(size, 11), 124);
    block.write(octal(0, 11), 136); // mtime
    block.write("        ", 148); // the checksum counts blanks in its own place
    block.write("0", 156); // a regular file
    block.write("ustar\x0000", 257);
    block.write(
        `${octal(
            block.reduce((sum, byte) => sum + byte, 0),
            6,
        )}\0 `,
        148,
    );
    return block;
}

function octal(value, digits) {
    return value.toString(8).padStart(digits, "0");
}

function padding(size) {
    return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}
