/**
 * The table of what people take for a PKCS#12 file: how each form is recognised, what it is called, and the one command that
 * makes a `.p12` of it.
 */

interface Form {
    /** A sentence without its full stop. */
    readonly what: string;
    /** Absent where no command can help. */
    readonly command?: string;
    readonly advice?: string;
    readonly recognise: (file: File) => boolean;
}

interface File {
    readonly bytes: Buffer;
    /** What is looked at for digits. */
    readonly text: string;
    /** All of a PEM file, and nothing of any other. */
    readonly pem: string;
}

/** How much of a file is looked at for words. */
const HEAD = 4096;
/** Keeps base64 and nothing of line ends, quotes, byte order marks or the zeros of UTF-16. */
const BASE64_ONLY = "tr -cd 'A-Za-z0-9+/=' < FILE | base64 -d";
const EXPORT = "openssl pkcs12 -export -out signing.p12";

/** The first that fits decides. */
const FORMS: readonly Form[] = [
    {
        what: "This is a PKCS#12 file as PEM text (BEGIN PKCS12)",
        command: "sed '/-----/d' FILE | tr -cd 'A-Za-z0-9+/=' | base64 -d > signing.p12",
        recognise: ({ pem }) => hasPem(pem, "PKCS12") || hasPem(pem, "PFX"),
    },
    {
        what: "This is PKCS#7: certificates without a private key",
        command: `openssl pkcs7 -in FILE -print_certs | ${EXPORT} -inkey key.pem`,
        recognise: ({ pem }) => hasPem(pem, "PKCS7") || hasPem(pem, "CMS") || hasPem(pem, "PKCS #7 SIGNED DATA"),
    },
    {
        what: "This is a certificate request, from which an issuer makes a certificate",
        advice: `With the certificate: ${EXPORT} -in cert.pem -inkey key.pem`,
        recognise: ({ pem }) => hasPem(pem, "CERTIFICATE REQUEST") || hasPem(pem, "NEW CERTIFICATE REQUEST"),
    },
    {
        what: "This is a PEM file with a certificate and a private key, not PKCS#12",
        command: `${EXPORT} -in FILE`,
        recognise: ({ pem }) => pem.includes("PRIVATE KEY-----") && hasCertificate(pem),
    },
    {
        what: "This is a PEM file with a private key, not PKCS#12",
        command: `${EXPORT} -in cert.pem -inkey FILE`,
        recognise: ({ pem }) => pem.includes("PRIVATE KEY-----"),
    },
    {
        what: "This is a PEM file, not PKCS#12",
        command: `${EXPORT} -in FILE -inkey key.pem`,
        recognise: ({ pem }) => pem !== "",
    },
    {
        what: "This is a Java keystore (JKS), not PKCS#12",
        command: keytool("JKS"),
        recognise: ({ bytes }) => startsWith(bytes, "feedfeed"),
    },
    {
        what: "This is a Java keystore (JCEKS), not PKCS#12",
        command: keytool("JCEKS"),
        recognise: ({ bytes }) => startsWith(bytes, "cececece"),
    },
    {
        what: "This is PKCS#7: certificates without a private key",
        command: `openssl pkcs7 -inform DER -in FILE -print_certs | ${EXPORT} -inkey key.pem`,
        // SEQUENCE { OBJECT IDENTIFIER signedData.
        recognise: ({ bytes }) => contentBegins(bytes, "06092a864886f70d010702"),
    },
    {
        what: "This is a certificate (DER) without a private key",
        command: `openssl x509 -inform DER -in FILE | ${EXPORT} -inkey key.pem`,
        recognise: ({ bytes }) => bytes[0] === 0x30 && isCertificateBody(contentOf(bytes)),
    },
    {
        what: "This is the base64 text of a PKCS#12 file, not the file itself",
        command: `${BASE64_ONLY} > signing.p12`,
        recognise: ({ text }) => isPfx(fromBase64(text)),
    },
    {
        what: "This is a PKCS#12 file that was encoded as base64 twice",
        command: `${BASE64_ONLY} | ${BASE64_ONLY.replace(" < FILE", "")} > signing.p12`,
        recognise: ({ text }) => isPfx(fromBase64(textOf(fromBase64(text)))),
    },
    {
        what: "This is the base64url text of a PKCS#12 file, not the file itself",
        command: `tr '_-' '/+' < FILE | ${BASE64_ONLY.replace(" < FILE", "")} > signing.p12`,
        recognise: ({ text }) => isPfx(fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"))),
    },
    {
        what: "This is a PKCS#12 file written as hexadecimal digits",
        command: "tr -cd '[:xdigit:]' < FILE | xxd -r -p > signing.p12",
        recognise: ({ text }) => isPfx(fromHex(text)),
    },
];

/** What the bytes are and how to make a PKCS#12 file of them; undefined for what is not known here. */
export function describeOtherForm(bytes: Buffer): string | undefined {
    const isPem = bytes.subarray(0, HEAD).includes("-----BEGIN ");
    const file: File = { bytes, text: textOf(bytes), pem: isPem ? bytes.toString("latin1") : "" };
    const form = FORMS.find(({ recognise }) => recognise(file));
    if (form === undefined) {
        return undefined;
    }
    const { what, command, advice } = form;
    return `${what}. ${advice ?? `Make a PKCS#12 file of it with: ${command ?? ""}`}`;
}

/** SEQUENCE of any length form, then INTEGER 3, then a SEQUENCE: PFX's version and its authSafe. */
export function isPfx(bytes: Buffer): boolean {
    return contentBegins(bytes, "02010330");
}

function keytool(type: string): string {
    const target = "-destkeystore signing.p12 -deststoretype PKCS12";
    return `keytool -importkeystore -srckeystore FILE -srcstoretype ${type} ${target}`;
}

function hasPem(text: string, label: string): boolean {
    return text.includes(`-----BEGIN ${label}-----`);
}

function hasCertificate(text: string): boolean {
    return ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"].some((label) => hasPem(text, label));
}

/** A file that is not UTF-16 as ISO-8859-1, which keeps all of its bytes. */
function textOf(bytes: Buffer): string {
    const mark = bytes.toString("hex", 0, 2);
    if (mark === "fffe") {
        return bytes.toString("utf16le", 2);
    }
    return mark === "feff"
        ? Buffer.from(bytes.subarray(2, 2 + 2 * Math.floor((bytes.length - 2) / 2)))
              .swap16()
              .toString("utf16le")
        : bytes.toString("latin1");
}

/** No bytes for what is not base64: quotes, blanks, line ends and a byte order mark apart. */
function fromBase64(text: string): Buffer {
    const digits = text.replace(/^\u00ef\u00bb\u00bf|[\s"']/g, "");
    return /^[A-Za-z0-9+/]+={0,2}$/.test(digits) ? Buffer.from(digits, "base64") : Buffer.alloc(0);
}

/** No bytes for what is not hexadecimal: blanks, colons and a byte order mark apart. */
function fromHex(text: string): Buffer {
    const digits = text.replace(/^\u00ef\u00bb\u00bf|[\s:]/g, "");
    return /^(?:[0-9A-Fa-f]{2})+$/.test(digits) ? Buffer.from(digits, "hex") : Buffer.alloc(0);
}

/** SEQUENCE { [0] version 3, or, in version 1, a serial number. A request has an INTEGER 0 there. */
function isCertificateBody(bytes: Buffer): boolean {
    return contentBegins(bytes, "a003020102") || (contentBegins(bytes, "02") && !contentBegins(bytes, "020100"));
}

function startsWith(bytes: Buffer, hex: string): boolean {
    return bytes.toString("hex", 0, hex.length / 2) === hex;
}

function contentBegins(bytes: Buffer, hex: string): boolean {
    return bytes[0] === 0x30 && startsWith(contentOf(bytes), hex);
}

/** Behind an element's tag and length of any form. */
function contentOf(bytes: Buffer): Buffer {
    const first = bytes[1] ?? 0;
    return bytes.subarray(2 + (first > 0x80 ? first & 0x7f : 0));
}
