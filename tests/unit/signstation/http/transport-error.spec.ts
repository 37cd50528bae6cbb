/** TransportError.from: what broke a request, whether the server may have processed it, and whether a retry can help. */
import assert from "node:assert/strict";
import { TransportError } from "../../../../provider/signstation/http/transport-error";
import { assertSecretFree } from "../../../support/secret-free";

const withCode = (code: string) => Object.assign(new Error("text of a library: tok3n"), { code, headers: ["tok3n"] });

interface Row {
    readonly error: unknown;
    readonly name: string;
    /** The request had begun to go out. */
    readonly started: boolean;
    readonly permanent: boolean;
    readonly said: RegExp;
}

const unconnected = (code: string, said: RegExp): Row => ({
    name: code,
    error: withCode(code),
    started: false,
    permanent: false,
    said,
});
const untrusted = (code: string): Row => ({
    name: code,
    error: withCode(code),
    started: false,
    permanent: true,
    said: new RegExp(`TLS.*${code}`),
});
const broken = (code: string): Row => ({
    name: code,
    error: withCode(code),
    started: true,
    permanent: false,
    said: new RegExp(`broke.*${code}`),
});

const rows: Row[] = [
    unconnected("ECONNREFUSED", /refused \(ECONNREFUSED\)/),
    unconnected("ENOTFOUND", /host name is unknown/),
    unconnected("EAI_AGAIN", /could not be looked up/),
    unconnected("EHOSTUNREACH", /cannot be reached/),
    unconnected("ENETUNREACH", /cannot be reached/),
    unconnected("UND_ERR_CONNECT_TIMEOUT", /no connection/),
    untrusted("DEPTH_ZERO_SELF_SIGNED_CERT"),
    untrusted("SELF_SIGNED_CERT_IN_CHAIN"),
    untrusted("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
    untrusted("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"),
    untrusted("CERT_HAS_EXPIRED"),
    untrusted("ERR_TLS_CERT_ALTNAME_INVALID"),
    untrusted("ERR_SSL_WRONG_VERSION_NUMBER"),
    untrusted("EPROTO"),
    broken("ECONNRESET"),
    broken("EPIPE"),
    broken("UND_ERR_SOCKET"),
    broken("ETIMEDOUT"),
    {
        name: "a timeout of the whole attempt",
        error: AbortSignal.abort(new DOMException("The operation timed out", "TimeoutError")).reason,
        started: true,
        permanent: false,
        said: /no response within 2\.5 s/,
    },
    {
        name: "an error without a code",
        error: new TypeError("tok3n"),
        started: true,
        permanent: true,
        said: /TypeError/,
    },
    { name: "a thrown string", error: "tok3n", started: true, permanent: true, said: /string/ },
];

const from = (error: unknown, started: boolean, proxied = false) =>
    TransportError.from(error, { timeoutMs: 2500, started, proxied });

describe("TransportError.from", () => {
    for (const { name, error, started, permanent, said } of rows) {
        it(`${name}: ${permanent ? "permanent" : "worth a retry"}`, () => {
            const sorted = from(error, started);
            assert.equal(sorted.permanent, permanent);
            assert.match(sorted.detail, said);
            assertSecretFree(sorted, ["tok3n"]);
        });

        it(`${name}: processed is unknown only once the request had begun to be sent`, () => {
            assert.deepEqual([from(error, true).processed, from(error, false).processed], ["unknown", "no"]);
        });
    }

    const withoutCode: [name: string, error: unknown, started: boolean, permanent: boolean][] = [
        ["an unforeseen error before sending", new TypeError("tok3n"), false, true],
        ["an unforeseen error after sending", new TypeError("tok3n"), true, true],
        ["a thrown string before sending", "tok3n", false, true],
        ["a timeout before sending", AbortSignal.abort(new DOMException("", "TimeoutError")).reason, false, false],
        ["a timeout after sending", AbortSignal.abort(new DOMException("", "TimeoutError")).reason, true, false],
    ];
    for (const [name, error, started, permanent] of withoutCode) {
        it(`without a code, ${name}: ${permanent ? "permanent" : "worth a retry"}`, () => {
            assert.equal(from(error, started).permanent, permanent);
        });
    }

    it("keeps only the code of the system's error as its cause", () => {
        assert.deepEqual(from(withCode("ECONNRESET"), true).cause, { code: "ECONNRESET" });
        assert.ok(!("cause" in from(new TypeError("tok3n"), true)));
    });

    for (const code of ["UND_ERR_ABORTED", "ECONNREFUSED", "CERT_HAS_EXPIRED"]) {
        for (const proxied of [true, false]) {
            it(`${code} ${proxied ? "with a proxy: names the proxy's variable" : "without a proxy: names no proxy"}`, () => {
                const { detail: said } = from(withCode(code), false, proxied);
                assert.equal(said.includes("HTTPS_PROXY"), proxied, said);
            });
        }
    }
});
