/** `pulumi-leegality/native` in a program: what it registers, reads and calls at the engine. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { schemaOf } from "../../../provider/plugin/schema";
import * as leegality from "../../../sdk/native";
import * as dynamic from "../../../sdk";
import { readSource } from "../../support/source/sources";
import { lookupCalls, valueOf } from "./lookup-calls";

const { version } = JSON.parse(readSource("package.json")) as { version: string };
type Secrets = Readonly<Record<string, { readonly secret?: boolean }>>;
interface Schema {
    readonly resources: Readonly<Record<string, { readonly inputProperties: Secrets; readonly aliases: unknown }>>;
    readonly provider: { readonly inputProperties: Secrets };
}
const schema = schemaOf(version) as unknown as Schema;

function secretsOf(properties: Secrets): string[] {
    return Object.keys(properties)
        .filter((name) => properties[name]?.secret)
        .sort();
}

describe("pulumi-leegality/native in a program", () => {
    const resources: { readonly type: string; readonly inputs: Readonly<Record<string, unknown>> }[] = [];
    const calls: { readonly token: string; readonly inputs: unknown }[] = [];
    const requests: RegisterResourceRequest[] = [];

    beforeEach(async () => {
        for (const list of [resources, calls, requests]) {
            list.length = 0;
        }
        await pulumi.runtime.setMocks({
            newResource: ({ type, name, inputs }) => {
                resources.push({ type, inputs: inputs as Record<string, unknown> });
                return { id: `${name}-id`, state: inputs as Record<string, unknown> };
            },
            call: ({ token, inputs }) => {
                calls.push({ token, inputs });
                return { mocked: token };
            },
        });
        const monitor = pulumi.runtime.getMonitor() as unknown as {
            registerResource(request: RegisterResourceRequest, done: unknown): Promise<void>;
        };
        const register = monitor.registerResource.bind(monitor);
        monitor.registerResource = (request, done) => {
            requests.push(request);
            return register(request, done);
        };
    });

    /** Names of the inputs that went to the engine as secrets. */
    function secretInputs(): string[] {
        return Object.entries(resources[0]!.inputs)
            .filter(([, value]) => pulumi.runtime.isRpcSecret(value))
            .map(([name]) => name)
            .sort();
    }

    const everything = { certificateFile: "x.p12", certificateBase64: "eA==", passkey: "p", passkeyEnv: "P" };

    it("registers a certificate with the schema's token, version, secrets and Pulumi alias", async () => {
        const certificate = new leegality.Certificate("signing", everything);
        assert.equal(await valueOf(certificate.id), "signing-id");
        assert.equal(resources[0]!.type, "leegality:index:Certificate");
        const resource = schema.resources["leegality:index:Certificate"]!;
        assert.deepEqual(secretInputs(), secretsOf(resource.inputProperties));
        const [request] = requests;
        assert.equal(request!.getVersion(), version);
        assert.deepEqual(aliasesOf(request!), resource.aliases);
        assert.equal(request!.getDeletebeforereplace(), true);
    });

    it("distinguishes an empty passkey from an absent one", async () => {
        await valueOf(new leegality.Certificate("none", { certificateFile: "x.p12" }).id);
        await valueOf(new leegality.Certificate("empty", { certificateFile: "x.p12", passkey: "" }).id);
        const [none, empty] = resources.map(({ inputs }) => inputs["passkey"]);
        assert.equal(none, undefined);
        assert.equal(pulumi.runtime.unwrapRpcSecret(empty), "");
    });

    it("keeps the program's own options", async () => {
        const aliases = [{ name: "before" }];
        const opts = { deleteBeforeReplace: false, version: "9.9.9", aliases };
        await valueOf(new leegality.Certificate("signing", everything, opts).id);
        const [request] = requests;
        assert.equal(request!.getDeletebeforereplace(), false);
        assert.equal(request!.getVersion(), "9.9.9");
        assert.equal(aliasesOf(request!).length, 2);
    });

    it("registers a department with the schema's token, version and Pulumi alias", async () => {
        await valueOf(new leegality.Department("hr", { name: "HR" }).id);
        assert.equal(resources[0]!.type, "leegality:index:Department");
        assert.deepEqual(resources[0]!.inputs, { name: "HR" });
        assert.equal(requests[0]!.getVersion(), version);
        assert.deepEqual(aliasesOf(requests[0]!), schema.resources["leegality:index:Department"]!.aliases);
    });

    it("registers a provider with its secrets, and with numbers as the engine expects them", async () => {
        const args = { baseUrl: "https://x.test", authToken: "t", clientSecret: "s", timeout: pulumi.output(5) };
        const provider = new leegality.Provider("one", { ...args, maxRetries: 0 });
        await valueOf(provider.id);
        assert.equal(resources[0]!.type, "pulumi:providers:leegality");
        assert.deepEqual(secretInputs(), secretsOf(schema.provider.inputProperties));
        const { timeout, maxRetries, maxConcurrency } = resources[0]!.inputs;
        assert.deepEqual(
            { timeout, maxRetries, maxConcurrency },
            { timeout: "5", maxRetries: "0", maxConcurrency: undefined },
        );
        assert.equal(requests[0]!.getVersion(), version);
    });

    it("reads a resource by its id, with all outputs and no arguments", async () => {
        const certificate = leegality.Certificate.get("signing", "an-id");
        const department = leegality.Department.get("hr", "another-id");
        await Promise.all([valueOf(certificate.id), valueOf(department.id)]);
        assert.deepEqual(
            resources.map(({ inputs }) => inputs),
            [{}, {}],
        );
        assert.deepEqual(requests, [], "nothing is registered: it is read");
        assert.ok(pulumi.Output.isInstance(certificate.expiry));
        assert.ok(pulumi.Output.isInstance(department.name));
    });

    it("isInstance accepts its own instances and not those of the dynamic provider", async () => {
        const certificate = new leegality.Certificate("signing", {});
        const department = new leegality.Department("hr", { name: "HR" });
        const provider = new leegality.Provider("one");
        await Promise.all([valueOf(certificate.id), valueOf(department.id), valueOf(provider.id)]);
        const classes = [leegality.Certificate, leegality.Department, leegality.Provider, dynamic.Certificate];
        const found = [certificate, department, provider, undefined, {}].map((value) =>
            classes.map((each) => each.isInstance(value)),
        );
        const T = true;
        const F = false;
        assert.deepEqual(found, [
            [T, F, F, F],
            [F, T, F, F],
            [F, F, T, F],
            [F, F, F, F],
            [F, F, F, F],
        ]);
    });

    for (const [name, args, call] of lookupCalls(leegality)) {
        it(`${name}(${JSON.stringify(args)}) calls the plugin's function`, async () => {
            const token = `leegality:index:${name}`;
            assert.deepEqual(await call(), { mocked: token });
            assert.deepEqual(calls, [{ token, inputs: args }]);
        });
    }
});

function aliasesOf(request: RegisterResourceRequest): { readonly type?: string; readonly name?: string }[] {
    return request.getAliasesList().map((alias) => {
        const { type, name } = alias.getSpec()!.toObject();
        return { ...(type === "" ? {} : { type }), ...(name === "" ? {} : { name }) };
    });
}
