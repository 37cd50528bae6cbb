/** The PKCS#12 files of tests/fixtures, with their passkeys and with what OpenSSL and keytool say of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CertificateFacts } from "../../../provider/model/certificate-facts";

const FOLDER = join(__dirname, "../../fixtures");

export interface Fixture {
    readonly name: string;
    readonly bytes: Buffer;
    readonly passkey: string;
    /** Absent for a file that cannot be used. */
    readonly expected: CertificateFacts | undefined;
}

/** All of them, in the order of their names. */
export const fixtures: readonly Fixture[] = load();

/** The one with this name, which stands before `--`. */
export function fixture(name: string): Fixture {
    const found = fixtures.find((candidate) => candidate.name === name);
    if (found === undefined) {
        throw new Error(`there is no fixture ${name}`);
    }
    return found;
}

function load(): Fixture[] {
    const facts = { ...expectedIn("expected.json"), ...expectedIn("expected-layouts.json"), ...variants() };
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".p12"));
    const alone = [
        ...files.filter((file) => !(file in facts)),
        ...Object.keys(facts).filter((file) => !files.includes(file)),
    ];
    if (alone.length > 0) {
        throw new Error(`tests/fixtures has a file without an expectation, or the reverse: ${alone.join(", ")}`);
    }
    return files.sort().map((file) => {
        const [name = "", passkey = ""] = file.slice(0, -".p12".length).split("--");
        return {
            name,
            bytes: readFileSync(join(FOLDER, file)),
            passkey: decodeURIComponent(passkey),
            expected: facts[file] ?? undefined,
        };
    });
}

/** By file name; null for a file that cannot be used. */
function expectedIn(file: string): Record<string, CertificateFacts | null> {
    return JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Record<string, CertificateFacts | null>;
}

/** By file name, each with the reader that its facts come from. */
function variants(): Record<string, CertificateFacts> {
    const text = readFileSync(join(FOLDER, "expected-variants.json"), "utf8");
    const read = JSON.parse(text) as Record<string, { readonly reader: string; readonly facts: CertificateFacts }>;
    return Object.fromEntries(Object.entries(read).map(([file, { facts }]) => [file, facts]));
}
