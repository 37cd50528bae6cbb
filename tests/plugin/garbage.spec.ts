/** Fuzzing of the plugin over gRPC: every request gets a response or a coded error, and the plugin keeps running. */
import assert from "node:assert/strict";
import * as grpc from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import * as fc from "fast-check";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../provider/engine-wire/signatures";
import { CERTIFICATE, DEPARTMENT, Plugin, struct, urnOf, type CallError } from "./plugin-client";

const RUNS = 10_000;
/** Nothing listens there: what gets as far as a request ends at once. */
const NOWHERE = "http://127.0.0.1:9";
const SECRET = "canary-7d1f";

const names = [
    "certificateFile",
    "certificateBase64",
    "passkey",
    "departmentId",
    "enabled",
    "adoptId",
    "onConflict",
    "expiryWarningDays",
    "failIfExpiresWithinDays",
    "name",
    "id",
    "days",
    "fileHash",
    "notAfter",
    "endpoint",
    "__provider",
    "__proto__",
    "constructor",
];
const leaf = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom(...Object.values(UNKNOWN_TEXTS), "x.p12", "2027-01-02T03:04:05Z", "adopt", SECRET),
);
const special = fc.record(
    {
        [SIGNATURE_KEY]: fc.oneof(fc.constantFrom(...Object.values(SIGNATURES)), leaf),
        value: leaf,
        path: leaf,
        uri: fc.constantFrom("file:///nothing", "nothing"),
        hash: leaf,
        text: leaf,
        id: leaf,
        secret: leaf,
    },
    { requiredKeys: [] },
);
const value = fc.oneof(
    leaf,
    special,
    fc.array(fc.oneof(leaf, special), { maxLength: 3 }),
    fc.dictionary(fc.string(), leaf, { maxKeys: 3 }),
);
const bag = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value, { maxKeys: 6 });
const type = fc.constantFrom(CERTIFICATE, DEPARTMENT, "leegality:index:Nothing", "", "a$b::c");
const request = fc.record({
    method: fc.constantFrom(
        "check",
        "diff",
        "create",
        "read",
        "update",
        "delete",
        "invoke",
        "checkConfig",
        "diffConfig",
        "getSchema",
    ),
    type,
    urn: fc.oneof(
        type.map((token) => urnOf(token, "garbage")),
        fc.string(),
    ),
    named: fc.boolean(),
    preview: fc.boolean(),
    one: bag,
    other: bag,
    third: bag,
    id: fc.string(),
    token: fc.oneof(
        fc.constantFrom(
            "leegality:index:getCertificate",
            "leegality:index:getExpiringCertificates",
            "leegality:index:getCertificateSummary",
        ),
        fc.string(),
    ),
});

describe("an invalid gRPC request", function () {
    this.timeout(1_800_000);
    let plugin: Plugin;
    before(async () => {
        plugin = await Plugin.start({ baseUrl: NOWHERE, authToken: SECRET, maxRetries: 0 });
    });
    after(() => {
        plugin.stop();
    });

    it(`gets a response or a coded error, in ${RUNS} runs`, async () => {
        await fc.assert(
            fc.asyncProperty(request, async (garbage) => {
                try {
                    await plugin.send(garbage.method, message(garbage));
                } catch (error) {
                    const { code, details } = error as CallError;
                    assert.ok(code in grpc.status, details);
                    assert.notEqual(code, grpc.status.INTERNAL, details);
                    assert.match(details, /\[ERR_(LEEGALITY|SIGNSTATION|PKCS12)_[A-Z\d_]+\]$/);
                }
            }),
            { numRuns: RUNS },
        );
        const { failures } = await plugin.check(CERTIFICATE, "after", {});
        assert.equal(failures.length, 1, "it lives on");
    });

    for (const method of ["parameterize", "construct", "call"] as const) {
        it(`of ${method} gets UNIMPLEMENTED`, async () => {
            const requests = {
                parameterize: new pb.ParameterizeRequest(),
                construct: new pb.ConstructRequest(),
                call: new pb.CallRequest(),
            };
            await assert.rejects(plugin.send(method, requests[method]), { code: grpc.status.UNIMPLEMENTED });
        });
    }
});

type Garbage = typeof request extends fc.Arbitrary<infer T> ? T : never;

function message(garbage: Garbage): unknown {
    const { method, one, other, third, id, preview, token } = garbage;
    const named = <T extends { setUrn(v: string): T; setName(v: string): T; setType(v: string): T }>(made: T): T =>
        garbage.named ? made.setUrn(garbage.urn).setName("garbage").setType(garbage.type) : made.setUrn(garbage.urn);
    switch (method) {
        case "check":
        case "checkConfig":
            return named(new pb.CheckRequest())
                .setNews(struct(one))
                .setOlds(struct(other))
                .setOldOutputs(struct(third));
        case "diff":
        case "diffConfig":
            return named(new pb.DiffRequest())
                .setId(id)
                .setNews(struct(one))
                .setOlds(struct(other))
                .setOldInputs(struct(third));
        case "create":
            return named(new pb.CreateRequest()).setProperties(struct(one)).setPreview(preview);
        case "read":
            return named(new pb.ReadRequest()).setId(id).setInputs(struct(one)).setProperties(struct(other));
        case "update":
            return named(new pb.UpdateRequest())
                .setId(id)
                .setNews(struct(one))
                .setOlds(struct(other))
                .setOldInputs(struct(third))
                .setPreview(preview);
        case "delete":
            return named(new pb.DeleteRequest()).setId(id).setProperties(struct(one)).setOldInputs(struct(other));
        case "invoke":
            return new pb.InvokeRequest().setTok(token).setArgs(struct(one));
        case "getSchema":
            return new pb.GetSchemaRequest().setVersion(id.length);
    }
}
