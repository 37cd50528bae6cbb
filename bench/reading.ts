/**
 * `make bench`: reading PKCS#12 files with RSA-2048 keys by this package, as it is built in bin/, by node-forge, and by
 * OpenSSL through `tls.createSecureContext`, in one run.
 */
import { createHash, hash as hashOnce } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import forge from "node-forge";
import type * as pkcs12 from "../provider/pkcs12";
import type * as hashLoop from "../provider/pkcs12/wasm/hash-loop";
import { fixture, type Fixture } from "../tests/support/pkcs12/fixtures";
import { machine, medians, table } from "./measure";
import { hashPlainly } from "./plain-sha";

const built = createRequire(__filename);
const { readPkcs12 } = built(join(__dirname, "../bin/provider/pkcs12")) as typeof pkcs12;
const { hashAgain } = built(join(__dirname, "../bin/provider/pkcs12/wasm/hash-loop")) as typeof hashLoop;

/** Each with what writes it. */
const FILES: Readonly<Record<string, string>> = {
    "openssl-3-default": "OpenSSL 3: AES-256, PBKDF2 2,048, MAC SHA-256",
    "openssl-3-legacy": "OpenSSL 1.1, OpenSSL 3 -legacy: RC2-40, 3DES, SHA-1",
    "openssl-3-descert": "OpenSSL -descert: 3DES, SHA-1",
    "java-keytool-rsa": "Java keytool: AES-256, 10,000 iterations",
    "openssl-3-600000-iterations": "OpenSSL 3: PBKDF2 600,000",
    "openssl-3-rsa-mac-sha512": "OpenSSL 3: MAC SHA-512",
    "openssl-3-rsa-no-mac": "OpenSSL 3: no MAC",
    "openssl-3-rsa-unencrypted": "OpenSSL 3: in clear, MAC SHA-256",
    "windows-3des": "layout of Windows: 3DES, SHA-1, 2,000",
    "windows-aes256": "layout of Windows: AES-256, SHA-256, 2,000",
    "macos-keychain": "layout of macOS: RC2-40, 3DES, MAC once",
    "bouncy-castle": "Bouncy Castle: BER, RC2-40, 3DES, 51,200",
    "bouncy-castle-aes": "Bouncy Castle: BER, AES, 51,200",
    "go-legacy-rc2": "Go: RC2-40, 3DES, MAC once",
    "go-legacy-des": "Go: 3DES, MAC once",
    "go-modern-2023": "Go: AES-256, MAC SHA-256",
    "go-modern-2026": "Go: AES-256, PBMAC1",
};

const SECONDS = 2;

function byUs({ bytes, passkey }: Fixture): void {
    readPkcs12(bytes, passkey);
}

function byForge({ bytes, passkey }: Fixture): void {
    forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString("latin1")), passkey);
}

function byOpenssl({ bytes, passkey }: Fixture): void {
    createSecureContext({ pfx: bytes, passphrase: passkey });
}

/** A TLS context holds more than the file: the machine's roots among it. */
function emptyContext(): void {
    createSecureContext({});
}

/** Whether this reader opens the file. */
function opens(read: (file: Fixture) => void, file: Fixture): boolean {
    try {
        read(file);
        return true;
    } catch {
        return false;
    }
}

function row(name: string, writer: string): string[] {
    const file = fixture(name);
    byUs(file);
    const others = [byForge, byOpenssl].filter((read) => opens(read, file));
    const readers = [byUs, ...others, emptyContext];
    const times = medians(
        readers.map((read) => () => {
            read(file);
        }),
        SECONDS,
    );
    const time = (read: (file: Fixture) => void) => times[readers.indexOf(read)];
    const ours = time(byUs) ?? NaN;
    const forges = time(byForge);
    const withContext = time(byOpenssl);
    const openssl = withContext === undefined ? undefined : withContext - (time(emptyContext) ?? NaN);
    const shown = (milliseconds: number | undefined) => milliseconds?.toFixed(1) ?? "refused";
    const ratio = (other: number | undefined) => (other === undefined ? "" : (ours / other).toFixed(2));
    const [within, goal] = openssl === undefined ? [ours / (forges ?? NaN), 0.5] : [ours / openssl, 2];
    const kept = Number.isNaN(within) ? "" : within <= goal ? "yes" : "NO";
    return [writer, shown(ours), shown(forges), shown(openssl), ratio(forges), ratio(openssl), kept];
}

const ITERATIONS = 20_000;

/** Nanoseconds of processor time for one iteration: the least of seven runs, so that other work on the machine counts little. */
function iteration(hash: "sha1" | "sha256"): string[] {
    const digest = createHash(hash).update("any").digest();
    const ways = [
        () => hashAgain(hash, digest, ITERATIONS),
        () => Array.from({ length: ITERATIONS }).reduce((last: Buffer) => hashOnce(hash, last, "buffer"), digest),
        () => hashPlainly(hash, digest, ITERATIONS),
    ];
    const least = ways.map((way) => Math.min(...Array.from({ length: 7 }, () => microseconds(way))));
    return [hash, ...least.map((time) => ((1000 * time) / ITERATIONS).toFixed(0))];
}

function microseconds(work: () => unknown): number {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user;
}

const head = [
    "file (RSA-2048)",
    "ours, ms",
    "node-forge, ms",
    "OpenSSL, ms",
    "ours / node-forge",
    "ours / OpenSSL",
    "goal kept",
];
process.stdout.write(`${machine()}\n\n`);
process.stdout.write(table([head, ...Object.entries(FILES).map(([name, writer]) => row(name, writer))]));
process.stdout.write(
    "\nMedians; OpenSSL's time is without that of an empty TLS context. The goal: at most twice OpenSSL's time, or half of " +
        "node-forge's where OpenSSL refuses the file.\n",
);

const ways = ["one iteration of the key derivation, ns", "this loop", "crypto.hash", "plain JavaScript"];
process.stdout.write(`\n${table([ways, ...(["sha1", "sha256"] as const).map(iteration)])}`);
