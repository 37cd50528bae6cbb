/**
 * The floor for what has a certificate's properties: no-op resources with the same inputs and outputs, one of them secret.
 * That is what the engine and its SDK take, whoever writes the provider.
 */
import * as pulumi from "@pulumi/pulumi";

interface Arguments {
    readonly certificateFile: string;
    readonly passkey: string;
    readonly departmentId: string;
    readonly __resourceName: string;
}

const provider: pulumi.dynamic.ResourceProvider = {
    check: (_olds, news: Arguments) =>
        Promise.resolve({
            inputs: {
                ...news,
                enabled: true,
                expiryWarningDays: 30,
                ...(JSON.parse(process.env["BENCH_FACTS"] ?? "{}") as object),
                subject: `CN=${news.__resourceName}`,
                issuer: `CN=${news.__resourceName}`,
                friendlyName: news.__resourceName,
            },
        }),
    create: (inputs: Arguments) =>
        Promise.resolve({
            id: inputs.__resourceName,
            outs: {
                ...inputs,
                certificateName: inputs.__resourceName,
                certificateType: "PKCS12_PFX",
                expiry: "2030-11-24T19:51:31Z",
                createdAt: "2026-11-24T19:51:31Z",
                departmentName: "HR",
                endpoint: "http://127.0.0.1:40000",
            },
        }),
};

class NoOp extends pulumi.dynamic.Resource {
    constructor(name: string, args: Omit<Arguments, "__resourceName">) {
        super(
            provider,
            name,
            {
                fileHash: undefined,
                fingerprint: undefined,
                serialNumber: undefined,
                subject: undefined,
                issuer: undefined,
                notBefore: undefined,
                notAfter: undefined,
                keyAlgorithm: undefined,
                friendlyName: undefined,
                unverified: undefined,
                enabled: undefined,
                departmentName: undefined,
                certificateName: undefined,
                certificateType: undefined,
                expiry: undefined,
                createdAt: undefined,
                endpoint: undefined,
                ...args,
                passkey: pulumi.secret(args.passkey),
                __resourceName: name,
            },
            { additionalSecretOutputs: ["passkey"] },
        );
    }
}

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new NoOp(`certificate-${index}`, {
        certificateFile: `certificate-${index}.p12`,
        passkey: "sesame",
        departmentId: "18b45e41-5d8b-4417-bb83-1d769187aef9",
    });
}
