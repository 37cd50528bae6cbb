/** CheckConfig, DiffConfig, Configure, Handshake and Attach over gRPC. */
import assert from "node:assert/strict";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { PluginAttach, type PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { startEmulator, type Emulator } from "signstation-emulator";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN_TEXTS } from "../../provider/engine-wire/signatures";
import { Plugin, struct } from "./plugin-client";

const secret = (value: unknown) => ({ [SIGNATURE_KEY]: SIGNATURES.secret, value });
const ASK = "leegality:index:getCertificateSummary";

describe("the configuration over gRPC", () => {
    let emulator: Emulator;
    let plugin: Plugin;

    before(async () => {
        emulator = await startEmulator();
        plugin = await Plugin.start({});
    });
    after(async () => {
        plugin.stop();
        await emulator.stop();
    });

    it("CheckConfig marks credentials as secrets, keeps the rest, and accepts unknown values", async () => {
        const news = { baseUrl: UNKNOWN_TEXTS.string, authToken: "t", clientSecret: "s", maxRetries: 3 };
        const response = await plugin.send<pb.CheckResponse>(
            "checkConfig",
            new pb.CheckRequest().setNews(struct(news)),
        );
        assert.deepEqual(response.getFailuresList(), []);
        assert.deepEqual(response.getInputs()?.toJavaScript(), {
            ...news,
            authToken: secret("t"),
            clientSecret: secret("s"),
        });
    });

    for (const { what, before: old, after: now, changed } of [
        { what: "another token", before: { authToken: "a" }, after: { authToken: "b" }, changed: true },
        { what: "another address", before: { baseUrl: "http://a" }, after: { baseUrl: "http://b" }, changed: true },
        { what: "nothing", before: { authToken: secret("a") }, after: { authToken: "a" }, changed: false },
        { what: "the SDK's version alone", before: { version: "1.0.0" }, after: { version: "2.0.0" }, changed: false },
        { what: "a stack of the dynamic provider", before: {}, after: { authToken: "a" }, changed: true },
    ]) {
        it(`DiffConfig plans no replacement for ${what}`, async () => {
            const request = new pb.DiffRequest().setOlds(struct(old)).setOldInputs(struct(old)).setNews(struct(now));
            const response = await plugin.send<pb.DiffResponse>("diffConfig", request);
            assert.deepEqual(response.getReplacesList(), []);
            assert.equal(response.getChanges() === pb.DiffResponse.DiffChanges.DIFF_SOME, changed);
        });
    }

    it("Configure accepts numbers as numbers and as text, secrets, and the variables of older engines", async () => {
        const settings = {
            baseUrl: emulator.url,
            authToken: secret(emulator.token),
            timeout: 5,
            maxRetries: "0",
            version: "1.0.0",
        };
        await plugin.configure(settings);
        assert.equal((await plugin.invoke(ASK))["total"], 0);

        const legacy = new pb.ConfigureRequest();
        legacy
            .getVariablesMap()
            .set("leegality:config:baseUrl", emulator.url)
            .set("leegality:config:authToken", emulator.token);
        const response = await plugin.send<pb.ConfigureResponse>("configure", legacy);
        assert.equal(response.getSupportspreview(), true);
        assert.equal(response.getAcceptsecrets(), true);
        assert.equal((await plugin.invoke(ASK))["total"], 0);
    });

    it("environment variables set what the configuration does not", async () => {
        const ofEnvironment = await Plugin.start(
            {},
            { LEEGALITY_BASE_URL: emulator.url, LEEGALITY_AUTH_TOKEN: emulator.token },
        );
        try {
            assert.equal((await ofEnvironment.invoke(ASK))["total"], 0);
        } finally {
            ofEnvironment.stop();
        }
    });

    it("Handshake, Attach, GetPluginInfo and the mappings respond, several times", async () => {
        for (let times = 0; times < 2; times++) {
            const shaken = await plugin.send<pb.ProviderHandshakeResponse>(
                "handshake",
                new pb.ProviderHandshakeRequest(),
            );
            assert.equal(shaken.getAcceptSecrets(), true);
            await plugin.send("attach", new PluginAttach().setAddress("127.0.0.1:1"));
            assert.equal((await plugin.send<PluginInfo>("getPluginInfo", new Empty())).getVersion(), "0.0.0-test");
            assert.equal(
                (await plugin.send<pb.GetMappingResponse>("getMapping", new pb.GetMappingRequest())).getProvider(),
                "",
            );
            assert.deepEqual(
                (
                    await plugin.send<pb.GetMappingsResponse>("getMappings", new pb.GetMappingsRequest())
                ).getProvidersList(),
                [],
            );
        }
    });

    it("Cancel at the end of a run does not affect the run of the next Configure", async () => {
        await plugin.send("cancel", new Empty());
        await plugin.send("cancel", new Empty());
        await plugin.configure({ baseUrl: emulator.url, authToken: emulator.token });
        assert.equal((await plugin.invoke(ASK))["total"], 0);
    });
});
