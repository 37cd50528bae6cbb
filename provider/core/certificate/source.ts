/** Which of the two arguments gives the PKCS#12 file, and in which form. */
import type { CertificateSource } from "./types";
import type { CheckFailure } from "../failure";
import { isUnknown } from "../unknown";

/** Largest file that SignStation takes: 5 MB (create-1), read as 5 x 1024 x 1024 bytes. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

export type SourceChoice =
    | { readonly kind: "known"; readonly source: CertificateSource; readonly property: string }
    /** A preview that cannot see the file yet. */
    | { readonly kind: "unknown" }
    | { readonly kind: "failed"; readonly failure: CheckFailure };

/** Exactly one of `certificateFile` and `certificateBase64` has to be there. */
export function chooseSource(raw: Readonly<Record<string, unknown>>): SourceChoice {
    const file = raw["certificateFile"] ?? undefined;
    const base64 = raw["certificateBase64"] ?? undefined;
    if (file !== undefined && base64 !== undefined) {
        return failed(
            "certificateFile",
            "Both certificateFile and certificateBase64 are given. Keep the one that holds the PKCS#12 file to upload.",
        );
    }
    if (base64 !== undefined) {
        return chooseBase64(base64);
    }
    if (file !== undefined) {
        return chooseFile(file);
    }
    return failed(
        "certificateFile",
        "No certificate is given. Set certificateFile to the path of a .p12 or .pfx file, or certificateBase64 to its content.",
    );
}

function chooseFile(file: unknown): SourceChoice {
    if (isUnknown(file)) {
        return { kind: "unknown" };
    }
    if (typeof file === "string") {
        return choosePath(file);
    }
    const asset = file as CertificateSource | null;
    if (asset?.kind === "path") {
        return choosePath(asset.path);
    }
    if (asset?.kind === "remote") {
        return known(asset, "certificateFile");
    }
    return failed(
        "certificateFile",
        "This is neither a path nor a FileAsset nor a RemoteAsset. A StringAsset or an archive cannot hold a PKCS#12 file; " +
            "for content that the program holds itself use certificateBase64.",
    );
}

function choosePath(path: string): SourceChoice {
    if (path === "") {
        return failed("certificateFile", "The path is empty. Set it to a .p12 or .pfx file.");
    }
    if (!hasPkcs12Extension(path)) {
        return failed(
            "certificateFile",
            `SignStation takes PKCS#12 files whose name ends in .p12 or .pfx, and ${path} does not. ` +
                "If it is a PKCS#12 file, rename it; if it is PEM, make one with: openssl pkcs12 -export -in cert.pem -inkey key.pem -out signing.p12",
        );
    }
    return known({ kind: "path", path }, "certificateFile");
}

function chooseBase64(base64: unknown): SourceChoice {
    if (isUnknown(base64)) {
        return { kind: "unknown" };
    }
    if (typeof base64 !== "string" || base64.trim() === "") {
        return failed(
            "certificateBase64",
            "certificateBase64 is empty. Set it to the base64 of a PKCS#12 file: base64 -w0 signing.p12",
        );
    }
    const text = base64.replace(/\s+/g, "");
    if (text.length % 4 === 1 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
        return failed(
            "certificateBase64",
            "certificateBase64 is not base64. Set it to what this prints: base64 -w0 signing.p12 (standard alphabet, no PEM lines)",
        );
    }
    return known({ kind: "base64", text }, "certificateBase64");
}

/** Whether the name ends as SignStation wants it, in either case. */
export function hasPkcs12Extension(name: string): boolean {
    return /\.(p12|pfx)$/i.test(name);
}

function known(source: CertificateSource, property: string): SourceChoice {
    return { kind: "known", source, property };
}

function failed(property: "certificateFile" | "certificateBase64", reason: string): SourceChoice {
    const failure = { property, reason };
    return { kind: "failed", failure: property === "certificateBase64" ? { ...failure, secret: true } : failure };
}
