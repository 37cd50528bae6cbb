/** The hand-written classes and functions of `pulumi-leegality/native` have the properties of the plugin's schema. */
import assert from "node:assert/strict";
import { schemaOf } from "../../../provider/plugin/schema";
import * as native from "../../../sdk/native";
import { declaredMembers } from "../../support/source/declared-members";

interface Property {
    readonly type?: string;
    readonly oneOf?: readonly unknown[];
    readonly $ref?: string;
    readonly items?: unknown;
}
type Properties = Readonly<Record<string, Property>>;
interface Schema {
    readonly resources: Readonly<
        Record<
            string,
            {
                readonly inputProperties: Properties;
                readonly requiredInputs?: readonly string[];
                readonly properties: Properties;
                readonly required: readonly string[];
            }
        >
    >;
    readonly functions: Readonly<
        Record<
            string,
            {
                readonly inputs: { readonly properties: Properties };
                readonly outputs: { readonly properties: Properties; readonly required: readonly string[] };
            }
        >
    >;
    readonly provider: { readonly inputProperties: Properties };
}
const schema = schemaOf("0.0.0") as unknown as Schema;

/** What TypeScript calls a property of the schema. */
const TYPES: Readonly<Record<string, RegExp>> = {
    string: /\b(string|"[^"]+")/,
    integer: /\bnumber\b/,
    boolean: /\bboolean\b/,
    array: /\[\]/,
    object: /\bRecord\b/,
};

function assertTypes(properties: Properties, members: ReturnType<typeof declaredMembers>): void {
    for (const [name, property] of Object.entries(properties)) {
        const { type = "" } = members.get(name) ?? {};
        assert.match(type, TYPES[property.type ?? "string"]!, `${name}: ${type}`);
        assert.equal(/Asset\b/.test(type), property.oneOf !== undefined, name);
    }
}

const RESOURCES = [
    { name: "Certificate", args: "sdk/certificate-args.ts", file: "sdk/native/certificate.ts" },
    { name: "Department", args: "sdk/department-args.ts", file: "sdk/native/department.ts" },
];

for (const { name, args, file } of RESOURCES) {
    describe(`${name} of pulumi-leegality/native`, () => {
        const resource = schema.resources[`leegality:index:${name}`]!;

        it("has the arguments of the schema, with their types and whether they are required", () => {
            const members = declaredMembers(args, `${name}Args`);
            assert.deepEqual([...members.keys()].sort(), Object.keys(resource.inputProperties).sort());
            const required = [...members].filter(([, { optional }]) => !optional).map(([argument]) => argument);
            assert.deepEqual(required, [...(resource.requiredInputs ?? [])]);
            assertTypes(resource.inputProperties, members);
        });

        it("has the outputs of the schema, with their types and whether they may be undefined", () => {
            const members = declaredMembers(file, name);
            assert.deepEqual([...members.keys()].sort(), Object.keys(resource.properties).sort());
            const always = [...members].filter(([, { type }]) => !type.includes("undefined")).map(([output]) => output);
            assert.deepEqual(always.sort(), [...resource.required].sort());
            assertTypes(resource.properties, members);
        });
    });
}

describe("Provider of pulumi-leegality/native", () => {
    it("has the settings of the schema, none of them required", () => {
        const members = declaredMembers("sdk/native/provider.ts", "ProviderArgs");
        assert.deepEqual([...members.keys()].sort(), Object.keys(schema.provider.inputProperties).sort());
        assert.ok([...members.values()].every(({ optional }) => optional));
        assertTypes(schema.provider.inputProperties, members);
    });
});

describe("the functions of pulumi-leegality/native", () => {
    const names = Object.keys(schema.functions).map((token) => token.replace("leegality:index:", ""));

    it("are those of the schema, each also in an output form", () => {
        const exported = Object.keys(native).filter((name) => name.startsWith("get"));
        assert.deepEqual(exported.sort(), names.flatMap((name) => [name, `${name}Output`]).sort());
    });

    const results: Readonly<Record<string, [file: string, type: string]>> = {
        getCertificate: ["provider/core/lookup/found-certificate.ts", "FoundCertificate"],
        getCertificateSummary: ["provider/signstation/api/certificate-summary.ts", "CertificateSummary"],
        getExpiringCertificates: ["sdk/lookups/get-expiring-certificates.ts", "GetExpiringCertificatesResult"],
    };
    for (const name of names) {
        it(`${name} has the arguments and results of the schema`, () => {
            const { inputs, outputs } = schema.functions[`leegality:index:${name}`]!;
            const source = `sdk/lookups/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
            const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
            for (const form of ["Args", "OutputArgs"]) {
                const members = declaredMembers(source, `${type}${form}`);
                assert.deepEqual([...members.keys()].sort(), Object.keys(inputs.properties).sort());
                assertTypes(inputs.properties, members);
            }
            const members = declaredMembers(...results[name]!);
            assert.deepEqual([...members.keys()].sort(), Object.keys(outputs.properties).sort());
            assertTypes(outputs.properties, members);
            const always = [...members].filter(([, of]) => !of.type.includes("undefined")).map(([result]) => result);
            assert.deepEqual(always.sort(), [...outputs.required].sort());
        });
    }
});
