/** A policy pack for certificates, whether the plugin or the dynamic provider manages them. Each rule stands in rules.ts. */
import { PolicyPack, type ReportViolation, type ResourceValidation, type StackValidation } from "@pulumi/policy";
import { isCertificate, refusesExpiry, secretsInState, weakKey, type Inputs, type Outputs } from "./rules";

/** The rule "expiry-in-production": which stacks are production's. Set it with --policy-pack-config. */
interface ProductionConfig {
    readonly stacks: readonly string[];
}

const expiryInProduction: ResourceValidation = (args, report) => {
    const { type, urn, props } = args;
    const stack = urn.split("::")[0]?.slice("urn:pulumi:".length) ?? "";
    if (isCertificate(type) && args.getConfig<ProductionConfig>().stacks.includes(stack)) {
        reportEach(refusesExpiry(props as Inputs), report);
    }
};

const noPasskeyInState: ResourceValidation = ({ type, props }, report) => {
    if (isCertificate(type)) {
        reportEach(secretsInState(props as Inputs), report);
    }
};

/** The key is an output, which is known at preview: so a preview refuses it, and `pulumi up` starts with one. */
const strongKeys: StackValidation = ({ resources }, report) => {
    const unknown: unknown[] = [];
    for (const { type, urn, props } of resources) {
        try {
            if (isCertificate(type)) {
                reportEach(weakKey(props as Outputs), report, urn);
            }
        } catch (error) {
            // At preview an unknown passkey leaves the key unknown: the other certificates are checked all the same.
            unknown.push(error);
        }
    }
    if (unknown.length > 0) {
        throw unknown[0];
    }
};

function reportEach(problems: readonly string[], report: ReportViolation, urn?: string): void {
    for (const problem of problems) {
        report(problem, urn);
    }
}

new PolicyPack("leegality", {
    enforcementLevel: "mandatory",
    policies: [
        {
            name: "expiry-in-production",
            description: "In production a certificate that ends soon stops the run.",
            configSchema: {
                properties: { stacks: { type: "array", items: { type: "string" }, default: ["prod", "production"] } },
            },
            validateResource: expiryInProduction,
        },
        {
            name: "no-passkey-in-state",
            description: "Neither passkey nor private key is in the state, not even encrypted.",
            validateResource: noPasskeyInState,
        },
        {
            name: "rsa-2048",
            description: "RSA keys have 2048 bits or more.",
            validateStack: strongKeys,
        },
    ],
});
