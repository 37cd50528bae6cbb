/**
 * The floor for what has a certificate's properties: no-op resources with as many of them in the state, one of them secret.
 * That is what the engine and its SDK take, whoever writes the provider.
 */
import * as pulumi from "@pulumi/pulumi";

const provider: pulumi.dynamic.ResourceProvider = {
    create: (inputs: { name: string }) => Promise.resolve({ id: inputs.name, outs: inputs }),
};

class NoOp extends pulumi.dynamic.Resource {
    constructor(name: string) {
        super(
            provider,
            name,
            {
                name,
                certificateFile: `${name}.p12`,
                passkey: pulumi.secret("sesame"),
                departmentId: "18b45e41-5d8b-4417-bb83-1d769187aef9",
                enabled: true,
                expiryWarningDays: 30,
                fileHash: "00e70cdd57c0c9d43ce44d50923db364b5ae4dd6719619f4aa1b983f43c5d55d",
                fingerprint: "a92587b9ca6bd32c726afd03f658ae73620c9fa7890e54a169aa025577db5521",
                serialNumber: "010000221400000001",
                subject: `CN=${name}`,
                issuer: `CN=${name}`,
                notBefore: "2026-11-23T19:51:31Z",
                notAfter: "2030-11-24T19:51:31Z",
                keyAlgorithm: "RSA-2048",
                friendlyName: name,
                certificateName: name,
                certificateType: "PKCS12_PFX",
                expiry: "2030-11-24T19:51:31Z",
            },
            { additionalSecretOutputs: ["passkey"] },
        );
    }
}

for (let index = 0; index < Number(process.env["BENCH_COUNT"]); index++) {
    new NoOp(`certificate-${index}`);
}
