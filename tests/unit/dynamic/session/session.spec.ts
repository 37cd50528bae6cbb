/** The session of a run, which all kinds of resources share. */
import assert from "node:assert/strict";
import type { ConfigureRequest } from "@pulumi/pulumi/dynamic";
import type * as session from "../../../../provider/dynamic/session/session";

const PATH = require.resolve("../../../../provider/dynamic/session/session");

/** A session as a new process has it. */
function fresh(): typeof session {
    Reflect.deleteProperty(require.cache, PATH);
    return module.require(PATH) as typeof session;
}

function request(baseUrl: string): ConfigureRequest {
    const values: Record<string, unknown> = {
        "leegality:baseUrl": baseUrl,
        "leegality:authToken": "t0ken",
        "leegality:timeout": 7,
    };
    const get = (key: string) => values[key] as string | undefined;
    return { config: { get, require: (key) => get(key) ?? assert.fail(key) } };
}

describe("the session of a run", () => {
    after(() => Reflect.deleteProperty(require.cache, PATH));

    it("is configured before configure returns its promise, by full keys, numbers included", () => {
        const { configure, current } = fresh();
        void configure(request("https://one.example.com"));
        const result = current().adapters.settings();
        assert.partialDeepStrictEqual(result, { settings: { baseUrl: "https://one.example.com", timeoutMs: 7000 } });
    });

    it("keeps what it knows of the run if another kind of resource configures it", async () => {
        const { configure, current } = fresh();
        await configure(request("https://one.example.com"));
        const before = current();
        await configure(request("https://two.example.com"));
        assert.equal(current(), before);
    });
});
