/**
 * The floor for what has a certificate's properties: no-op resources with the same inputs and outputs, one of them secret.
 * It measures the time of the engine and its SDK, which every provider has.
 */
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type * as alikeProvider from "./alike-provider";

const provider = createRequire(__filename)("bench-alike") as typeof alikeProvider;

interface Arguments {
    readonly certificateFile: string;
    readonly passkey: string;
    readonly departmentId: string;
}

class NoOp extends pulumi.dynamic.Resource {
    constructor(name: string, args: Arguments) {
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
