/** The schema of the resource `Certificate`. */
import { certificateExamples } from "./certificate-examples";

const FILE_FACT = "Known at preview; absent where `unverified` is set and where no file is given.";

const inputProperties = {
    certificateFile: {
        oneOf: [{ type: "string" }, { $ref: "pulumi.json#/Asset" }],
        description:
            "PKCS#12 file (`.p12` or `.pfx`, at most 5 MiB): a path relative to the program's folder, a `FileAsset` or a `RemoteAsset`. " +
            "Compared by content: moving or renaming the file is no change; a new content updates the certificate in place.",
    },
    certificateBase64: {
        type: "string",
        secret: true,
        description:
            "The same bytes as base64, for pipelines without the file. Always stored as a secret. Give either this or `certificateFile`.",
    },
    passkey: {
        type: "string",
        secret: true,
        description: "Passkey that opens the file. Always stored as a secret. No passkey and an empty one differ.",
    },
    passkeyEnv: {
        type: "string",
        description:
            "Name of the environment variable that holds the passkey on the machine that runs Pulumi. The state holds the name alone.",
    },
    passkeyFile: {
        type: "string",
        description:
            "Path of the file that holds the passkey on the machine that runs Pulumi, relative to the program's folder. The state holds the path alone.",
    },
    departmentId: {
        type: "string",
        description:
            "Id of the department that owns the certificate. Without it SignStation decides, and the department is not compared.",
    },
    enabled: { type: "boolean", description: "Whether the certificate may sign. Default true." },
    adoptId: {
        type: "string",
        description:
            "Take over the certificate of this id on create instead of uploading a new one, if it is the same certificate. " +
            "`pulumi import` and the option `import` do this without a file. Used on create only.",
    },
    onConflict: {
        type: "string",
        description:
            "What to do on create if the alias exists already: `fail` (default) or `adopt` it, if it is the same certificate. " +
            "`pulumi import` brings one under management whatever its file. Used on create only.",
    },
    expiryWarningDays: {
        type: "integer",
        description: "Number of days before expiry at which every preview and up warns. Default 30.",
    },
    failIfExpiresWithinDays: {
        type: "integer",
        description:
            "Number of days before expiry at which a preview and an up fail. Default: only an upload of an expired file fails.",
    },
} as const;

const properties = {
    fileHash: { type: "string", description: `SHA-256 of the PKCS#12 file, lower-case hex. ${FILE_FACT}` },
    fingerprint: { type: "string", description: `SHA-256 of the certificate's DER, lower-case hex. ${FILE_FACT}` },
    serialNumber: { type: "string", description: `Serial number, upper-case hex. ${FILE_FACT}` },
    subject: {
        type: "string",
        description: `Subject as an RFC 4514 string: \`CN=Asha Rao,O=Acme,C=IN\`. ${FILE_FACT}`,
    },
    issuer: { type: "string", description: `Issuer as an RFC 4514 string. ${FILE_FACT}` },
    notBefore: { type: "string", description: `Start of validity, ISO 8601 in UTC. ${FILE_FACT}` },
    notAfter: { type: "string", description: `End of validity, ISO 8601 in UTC. ${FILE_FACT}` },
    keyAlgorithm: { type: "string", description: `\`RSA-2048\`, \`EC-P-256\`, \`Ed25519\` and the like. ${FILE_FACT}` },
    friendlyName: {
        type: "string",
        description: `friendlyName of the key entry (RFC 2985), if the file has one. ${FILE_FACT}`,
    },
    unverified: { type: "string", description: "Why the file could not be verified on this machine. Usually absent." },
    enabled: { type: "boolean", description: "Whether the certificate may sign." },
    departmentId: { type: "string", description: "Id of the department that owns the certificate." },
    departmentName: { type: "string", description: "Name of that department, as SignStation reports it." },
    certificateName: { type: "string", description: "Alias of the certificate in SignStation." },
    certificateType: { type: "string", description: "`PKCS12_PFX`, `PKCS12_HSM` or `PKCS11`." },
    expiry: {
        type: "string",
        description:
            "End of validity as SignStation reports it: ISO 8601 in UTC where it sends an instant, as sent otherwise.",
    },
    createdAt: { type: "string", description: "Time of the upload, in the form of `expiry`." },
    endpoint: { type: "string", description: "Base URL of the SignStation that holds the certificate." },
} as const;

export const certificate = {
    description: [
        "A signing certificate in a Leegality SignStation: a PKCS#12 file with its passkey.",
        "",
        "The file is opened at preview: a wrong passkey, a missing private key or an expired certificate stops the run before anything is",
        "sent. A new file or passkey updates the certificate in place: the id, which signing integrations hold, stays.",
        "",
        "To keep a certificate from being deleted, use the resource options `protect` and `retainOnDelete`.",
        "",
        certificateExamples,
        "",
        "## Import",
        "",
        "A certificate is imported by its id in SignStation. Neither file nor passkey is needed:",
        "",
        "```sh",
        "$ pulumi import leegality:index:Certificate signing 3f1c0a52-6f4e-4a53-9d2b-0f1f6f5b8f10",
        "```",
        "",
        "The generated program plans no change. Adding `certificateFile` and `passkey` later updates the certificate in place.",
        "",
    ].join("\n"),
    properties,
    required: ["enabled", "endpoint"],
    inputProperties,
    // A stack that was made with the dynamic provider goes on without a request.
    aliases: [{ type: "pulumi-nodejs:dynamic/leegality:Certificate" }],
    listInputs: {
        description:
            "Lists the enabled certificates that have an end of validity: others cannot be listed, and are imported by their id.",
        properties: { departmentId: { type: "string", description: "Only those of this department." } },
    },
} as const;
