/** The package's schema, from which Pulumi makes SDKs, documents and the types of YAML programs. */
import { certificate } from "./certificate";
import { department } from "./department";
import { functions, types } from "./functions";
import { provider, settings } from "./provider";

/** `version` is the npm package's. */
export function schemaOf(version: string): Readonly<Record<string, unknown>> {
    return {
        name: "leegality",
        displayName: "Leegality SignStation",
        version,
        description: "Signing certificates and departments of a Leegality SignStation.",
        keywords: [
            "pulumi",
            "leegality",
            "signstation",
            "pkcs12",
            "certificate",
            "kind/native",
            "category/infrastructure",
        ],
        license: "Apache-2.0",
        publisher: "pulumi-leegality",
        language: {
            // The hand-written package has the npm name pulumi-leegality.
            nodejs: { packageName: "pulumi-leegality-sdk", respectSchemaVersion: true },
            python: { packageName: "pulumi_leegality", respectSchemaVersion: true, pyproject: { enabled: true } },
            go: { respectSchemaVersion: true },
            csharp: { respectSchemaVersion: true },
            java: { buildFiles: "gradle" },
        },
        config: { variables: settings },
        provider,
        resources: { "leegality:index:Certificate": certificate, "leegality:index:Department": department },
        functions,
        types,
    };
}
