/** The plugin's schema: versions, tokens, arguments, outputs and secrets, the same as the dynamic provider's. */
import assert from "node:assert/strict";
import {
    CERTIFICATE_INPUTS,
    CERTIFICATE_OUTPUTS,
    DEPARTMENT_INPUTS,
    DEPARTMENT_OUTPUTS,
} from "../../../provider/plugin/adapter/names";
import { compose } from "../../../provider/plugin/session/compose";
import { schemaOf } from "../../../provider/plugin/schema";
import { readSource } from "../../support/source/sources";

interface Property {
    readonly type?: string;
    readonly description?: string;
    readonly secret?: boolean;
}

interface Resource {
    readonly description: string;
    readonly properties: Readonly<Record<string, Property>>;
    readonly inputProperties: Readonly<Record<string, Property>>;
    readonly aliases: readonly { readonly type: string }[];
    readonly listInputs?: unknown;
}

interface Schema {
    readonly version: string;
    readonly resources: Readonly<Record<string, Resource>>;
    readonly functions: Readonly<Record<string, { readonly description: string }>>;
    readonly provider: { readonly inputProperties: Readonly<Record<string, Property>> };
    readonly config: { readonly variables: Readonly<Record<string, Property>> };
}

const schema = schemaOf("1.2.3") as unknown as Schema;
const operations = compose({}, { env: {}, log: () => undefined, engineAddress: undefined });
const RESOURCES = [
    { name: "Certificate", inputs: CERTIFICATE_INPUTS, outputs: CERTIFICATE_OUTPUTS, args: "sdk/certificate-args.ts" },
    { name: "Department", inputs: DEPARTMENT_INPUTS, outputs: DEPARTMENT_OUTPUTS, args: "sdk/department-args.ts" },
];

const EVERY_LANGUAGE = /```typescript\n[^]*```python\n[^]*```go\npackage main\n[^]*\n\t[^]*```yaml\n/;

describe("the plugin's schema", () => {
    it("has the given version", () => {
        assert.equal(schema.version, "1.2.3");
    });

    it("has the resources and functions that the plugin has", () => {
        assert.deepEqual(Object.keys(schema.resources), [...operations.resources.keys()]);
        assert.deepEqual(Object.keys(schema.functions).sort(), [...operations.functions.keys()].sort());
    });

    for (const { name, inputs, outputs, args } of RESOURCES) {
        const token = `leegality:index:${name}`;
        const resource = schema.resources[token] ?? assert.fail(token);

        it(`${name} has the arguments of the dynamic provider and the outputs of the plugin`, () => {
            assert.deepEqual(Object.keys(resource.inputProperties).sort(), [...inputs].sort());
            assert.deepEqual(Object.keys(resource.properties).sort(), [...outputs].sort());
            const declared = Array.from(
                readSource(args).matchAll(/^ {4}readonly (\w+)\??:/gm),
                ([, argument]) => argument,
            );
            assert.deepEqual([...inputs].sort(), declared.sort());
        });

        it(`${name} marks as secret what the plugin keeps secret`, () => {
            const secret = Object.keys(resource.inputProperties).filter((key) => resource.inputProperties[key]?.secret);
            assert.deepEqual(new Set(secret), operations.resources.get(token)?.secrets);
        });

        it(`${name} describes each property and its import, and has the alias of the dynamic provider`, () => {
            for (const [key, { description }] of [
                ...Object.entries(resource.inputProperties),
                ...Object.entries(resource.properties),
            ]) {
                assert.match(description ?? "", /\.$|\.\s/, key);
            }
            assert.match(resource.description, /## Import\n\n[^]*pulumi import leegality:index:/);
            assert.match(resource.description, EVERY_LANGUAGE);
            assert.deepEqual(resource.aliases, [{ type: `pulumi-nodejs:dynamic/leegality:${name}` }]);
            assert.notEqual(resource.listInputs, undefined);
        });
    }

    it("shows each function in every language that has an SDK", () => {
        for (const { description } of Object.values(schema.functions)) {
            assert.match(description, EVERY_LANGUAGE);
        }
    });

    it("has the client's settings, the same for a stack and for an explicit provider, with secret credentials", () => {
        const settings = readSource("provider/signstation/settings/setting-sources.ts");
        const names = Array.from(settings.matchAll(/^ {4}(\w+): "LEEGALITY_\w+",/gm), ([, name]) => name);
        assert.deepEqual(Object.keys(schema.provider.inputProperties).sort(), names.sort());
        assert.deepEqual(schema.config.variables, schema.provider.inputProperties);
        const secret = Object.entries(schema.config.variables).filter(([, { secret: isSecret }]) => isSecret);
        assert.deepEqual(
            secret.map(([name]) => name),
            ["authToken", "clientSecret"],
        );
    });
});
