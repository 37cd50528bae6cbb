/** checkCertificate: which arguments and files it refuses before anything is sent, and the facts that it adds. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { FACT_NAMES, type FileFacts } from "../../../../provider/core/certificate/types";
import { unknown as UNKNOWN } from "../../../../provider/core/unknown";
import { checkCertificate } from "../../../../provider/lifecycle/certificate/check";
import type { Earlier } from "../../../../provider/lifecycle/resource-operations";
import { Pkcs12Error } from "../../../../provider/pkcs12";
import { FACTS, fakePorts, PASSKEY, type FakePorts } from "../fake-certificates";

const fileHash = createHash("sha256").update("content of a.p12").digest("hex");
const good = { certificateFile: "a.p12", passkey: PASSKEY };
const base64 = Buffer.from("content of a.p12").toString("base64");
const NO_SETTINGS = { problems: ["No SignStation is configured.", "No credential for SignStation is set."] };

const check = (ports: FakePorts, args: object, earlier?: Earlier<FileFacts>) =>
    checkCertificate(ports, ports.call, { ...args }, earlier);

describe("checkCertificate", () => {
    it("adds defaults, the file's hash and its certificate's facts, and sends nothing", async () => {
        const ports = fakePorts();
        assert.deepEqual(await check(ports, good), {
            inputs: { ...good, enabled: true, expiryWarningDays: 30 },
            facts: { fileHash, ...FACTS },
            failures: [],
            warnings: [],
        });
        assert.deepEqual(ports.certificates().calls, []);
    });

    it("accepts the file as base64", async () => {
        const { facts, failures } = await check(fakePorts(), { certificateBase64: base64, passkey: PASSKEY });
        assert.deepEqual(failures, []);
        assert.equal(facts.fileHash, fileHash);
    });

    it("accepts a certificate that expires this very moment or is valid from tomorrow", async () => {
        const facts = { ...FACTS, notBefore: "2026-06-16T12:00:00Z", notAfter: "2026-06-15T12:00:00Z" };
        const { failures } = await check(fakePorts({ readPkcs12: () => facts }), good);
        assert.deepEqual(failures, []);
    });

    it("accepts an unsupported file with a warning that says why", async () => {
        const readPkcs12 = () => {
            throw new Pkcs12Error("ERR_PKCS12_UNSUPPORTED", "It uses RC4.");
        };
        const { facts, failures } = await check(fakePorts({ readPkcs12 }), good);
        assert.deepEqual(failures, []);
        assert.match(String(facts.unverified), /RC4.*ERR_PKCS12_UNSUPPORTED/);
        assert.equal(facts.fileHash, fileHash);
        assert.ok(!("notAfter" in facts) && !Object.values(facts as object).includes(undefined));
    });

    it("keeps the facts of the state and reads no file if the program ignores changes of the file", async () => {
        const ports = fakePorts();
        const pinned = { ...FACTS, fileHash, unverified: "It uses RC4." };
        const args = { ...good, certificateFile: "gone.p12" };
        const { inputs, facts, failures } = await check(ports, args, { pinned });
        assert.deepEqual(failures, []);
        assert.deepEqual([inputs, facts], [{ ...args, enabled: true, expiryWarningDays: 30 }, pinned]);
        assert.deepEqual(ports.reads, []);
    });

    const pinnedEnds: [notAfter: string, days: unknown, fails: boolean][] = [
        ["2026-07-15T12:00:00Z", 30, true],
        ["2026-07-15T12:00:01Z", 30, false],
        ["2026-06-15T11:59:59Z", 0, true],
        ["2026-06-15T11:59:59Z", undefined, false],
        ["2026-06-15T11:59:59Z", UNKNOWN, false],
        ["soon", 30, false],
    ];
    for (const [notAfter, days, fails] of pinnedEnds) {
        it(`${fails ? "refuses" : "accepts"} notAfter ${notAfter} with failIfExpiresWithinDays ${String(days)} if changes of the file are ignored`, async () => {
            const ports = fakePorts();
            const args = { ...good, failIfExpiresWithinDays: days };
            const { failures, facts } = await check(ports, args, { pinned: { fileHash, notAfter } });
            assert.equal(facts.notAfter, notAfter);
            assert.deepEqual(
                failures.map(({ property }) => property),
                fails ? ["failIfExpiresWithinDays"] : [],
            );
            if (fails) {
                const says = new RegExp(
                    `${notAfter}.*is ${String(days)}\\..*pulumi refresh.*\\[ERR_LEEGALITY_EXPIRES_SOON\\]$`,
                );
                assert.match(failures[0]?.reason ?? "", says);
            }
            assert.deepEqual(ports.reads, []);
        });
    }

    const refused: [name: string, args: Record<string, unknown>, property: string, reason: RegExp][] = [
        ["a missing file", { ...good, certificateFile: "no.p12" }, "certificateFile", /ERR_LEEGALITY_FILE_NOT_FOUND/],
        ["another extension", { ...good, certificateFile: "a.pem" }, "certificateFile", /\.p12 or \.pfx/],
        [
            "a wrong passkey, with the failure on certificateFile",
            { ...good, passkey: "wr0ng-canary" },
            "certificateFile",
            /a\.p12: .*ERR_PKCS12_WRONG_PASSKEY/,
        ],
        [
            "a missing passkey, with the failure on certificateFile",
            { certificateFile: "a.p12" },
            "certificateFile",
            /ERR_PKCS12_WRONG_PASSKEY/,
        ],
        [
            "an empty passkey, with the failure on certificateFile",
            { ...good, passkey: "" },
            "certificateFile",
            /ERR_PKCS12_WRONG_PASSKEY/,
        ],
        [
            "a wrong passkey for base64",
            { certificateBase64: base64, passkey: "wr0ng-canary" },
            "certificateBase64",
            /certificateBase64: .*WRONG_PASSKEY/,
        ],
        [
            "a text that is not base64",
            { certificateBase64: "?", passkey: PASSKEY },
            "certificateBase64",
            /not base64.*ERR_LEEGALITY_INVALID_ARGUMENT/,
        ],
        [
            "a passkey that is no string, with one failure",
            { ...good, passkey: 12345 },
            "passkey",
            /passkey is not a string/,
        ],
        ["neither file nor base64", { passkey: PASSKEY }, "certificateFile", /No certificate is given/],
        ["both file and base64", { ...good, certificateBase64: base64 }, "certificateFile", /Both/],
    ];
    for (const [name, args, property, reason] of refused) {
        it(`refuses ${name}`, async () => {
            const ports = fakePorts();
            const { failures } = await check(ports, args);
            assert.deepEqual(
                failures.map((failure) => failure.property),
                [property],
                JSON.stringify(failures),
            );
            assert.match(failures[0]?.reason ?? "", reason);
            assert.doesNotMatch(JSON.stringify(failures), /canary|12345/);
            assert.deepEqual(ports.certificates().calls, []);
        });
    }

    it("refuses an expired certificate, and names it and its notAfter", async () => {
        const ports = fakePorts({ readPkcs12: () => ({ ...FACTS, notAfter: "2026-06-15T11:59:59Z" }) });
        const { failures } = await check(ports, good);
        assert.equal(failures.length, 1);
        assert.equal(failures[0]?.property, "certificateFile");
        assert.match(failures[0].reason, /CN=Asha Rao,O=Acme.*2026-06-15T11:59:59Z.*ERR_LEEGALITY_EXPIRED/s);
    });

    it("accepts an expired certificate that is uploaded already, so that an unchanged resource does not stop the others", async () => {
        const ports = fakePorts({ readPkcs12: () => ({ ...FACTS, notAfter: "2026-06-15T11:59:59Z" }) });
        assert.deepEqual((await check(ports, good, { before: { fileHash } })).failures, []);
        const { failures } = await check(ports, good, { before: { fileHash: "another" } });
        assert.match(failures[0]?.reason ?? "", /ERR_LEEGALITY_EXPIRED/);
    });

    const ends: [notAfter: string, days: number, fails: boolean][] = [
        ["2026-07-15T12:00:00Z", 30, true],
        ["2026-07-15T12:00:01Z", 30, false],
        ["2026-06-15T12:00:01Z", 0, false],
        ["2026-06-15T11:59:59Z", 0, true],
    ];
    for (const [notAfter, days, fails] of ends) {
        it(`${fails ? "refuses" : "accepts"} notAfter ${notAfter} with failIfExpiresWithinDays ${days}, uploaded or not`, async () => {
            const ports = fakePorts({ readPkcs12: () => ({ ...FACTS, notAfter }) });
            const { failures } = await check(
                ports,
                { ...good, failIfExpiresWithinDays: days },
                { before: { fileHash } },
            );
            assert.deepEqual(
                failures.map(({ property }) => property),
                fails ? ["certificateFile"] : [],
            );
            if (fails) {
                assert.match(
                    failures[0]?.reason ?? "",
                    new RegExp(`${notAfter}.*is ${days}.*ERR_LEEGALITY_EXPIRES_SOON`),
                );
            }
        });
    }

    it("reports every failure at once: arguments, configuration, file", async () => {
        const ports = fakePorts({ settings: NO_SETTINGS });
        const args = { ...good, passkey: "wr0ng-canary", departmentId: "", enabled: "yes", expiryWarningDays: 1.5 };
        const { failures } = await check(ports, args);
        assert.deepEqual(failures.map(({ property }) => property).sort(), [
            "",
            "",
            "certificateFile",
            "departmentId",
            "enabled",
            "expiryWarningDays",
        ]);
        const codes = failures.map(({ reason }) => /\[(\w+)\]$/.exec(reason)?.[1]);
        assert.deepEqual(codes, [
            ...["ERR_LEEGALITY_INVALID_ARGUMENT", "ERR_LEEGALITY_INVALID_ARGUMENT", "ERR_LEEGALITY_INVALID_ARGUMENT"],
            ...["ERR_LEEGALITY_CONFIGURATION", "ERR_LEEGALITY_CONFIGURATION", "ERR_PKCS12_WRONG_PASSKEY"],
        ]);
    });
});

describe("checkCertificate with inputs that a preview does not know yet", () => {
    const unknown: [name: string, args: Record<string, unknown>][] = [
        ["file", { ...good, certificateFile: UNKNOWN }],
        ["base64", { certificateBase64: UNKNOWN, passkey: PASSKEY }],
        ["file and passkey", { certificateFile: UNKNOWN, passkey: UNKNOWN }],
    ];
    for (const [name, args] of unknown) {
        it(`has no failures and unknown facts for an unknown ${name}`, async () => {
            const ports = fakePorts();
            const { facts, failures } = await check(ports, args);
            assert.deepEqual(failures, []);
            assert.deepEqual(
                FACT_NAMES.map((fact) => facts[fact]),
                FACT_NAMES.map(() => UNKNOWN),
            );
            assert.deepEqual(ports.reads, []);
        });
    }

    it("still reads the file if only the passkey is unknown", async () => {
        const { facts, failures } = await check(fakePorts(), { ...good, passkey: UNKNOWN });
        assert.deepEqual(failures, []);
        assert.deepEqual([facts.fileHash, facts.notAfter], [fileHash, UNKNOWN]);
        const missing = await check(fakePorts(), { certificateFile: "no.p12", passkey: UNKNOWN });
        assert.match(missing.failures[0]?.reason ?? "", /FILE_NOT_FOUND/);
    });

    it("still reports other failures", async () => {
        const { failures } = await check(fakePorts({ settings: NO_SETTINGS }), {
            certificateFile: UNKNOWN,
            departmentId: UNKNOWN,
            enabled: UNKNOWN,
            expiryWarningDays: -1,
        });
        assert.deepEqual(failures.map(({ property }) => property).sort(), ["", "", "expiryWarningDays"]);
    });
});
