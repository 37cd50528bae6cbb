/** A name that is taken: what the error tells and offers, and when the certificate is taken over instead. */
import assert from "node:assert/strict";
import type { CertificateRecord } from "../../../../../provider/model/certificate-record";
import { createCertificate } from "../../../../../provider/lifecycle/certificate/create";
import type { LeegalityError } from "../../../../../provider/lifecycle/errors/leegality-error";
import { checked } from "../../checked-inputs";
import { errorOf } from "../../error-of";
import { FACTS, fakePorts, signStationError, type FakePorts } from "../../fake-certificates";

const conflict = signStationError("CONFLICT", "no");
const SAME: CertificateRecord = {
    id: "same-id",
    name: "asha",
    expiry: FACTS.notAfter,
    departmentId: "legal-id",
    departmentName: "Legal",
};
const OTHER: CertificateRecord = {
    id: "other-id",
    name: "asha",
    expiry: "2031-05-06T00:00:00Z",
    departmentId: "hr-id",
};
/** Has the file's common name as its own name, so it shows too, although the server cannot have meant it. */
const NAMESAKE: CertificateRecord = { ...OTHER, id: "namesake-id", name: "Asha Rao" };

const { friendlyName: _, ...NAMELESS } = FACTS;

/** Ports whose server has these certificates and refuses the next upload. */
function portsWith(...records: readonly CertificateRecord[]): FakePorts {
    const ports = fakePorts();
    records.forEach((record) => ports.certificates().stored.set(record.id, record));
    ports.certificates().failures.push({ method: "upload", error: conflict });
    return ports;
}

async function refusalOf(ports: FakePorts, args: Readonly<Record<string, unknown>> = {}): Promise<LeegalityError> {
    const inputs = await checked(ports, args);
    const before = [...ports.certificates().stored];
    const error = await errorOf(createCertificate(ports, ports.call, inputs));
    assert.deepEqual([...ports.certificates().stored], before, "a refusal changes nothing");
    return error;
}

function assertTells(error: Error, words: readonly string[], not: readonly string[] = []): void {
    for (const word of words) {
        assert.ok(error.message.includes(word), `${word} is not in: ${error.message}`);
    }
    for (const word of not) {
        assert.ok(!error.message.includes(word), `${word} is in: ${error.message}`);
    }
}

/** The ways on that need no adoption. */
const ELSE = ["delete that certificate in SignStation", "another friendlyName"];
const ADOPT = ['onConflict: "adopt"', "adoptId"];

describe("create, when the name is taken", () => {
    it("by the same certificate: tells which one, and offers to take it over", async () => {
        const error = await refusalOf(portsWith(SAME));
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assert.equal(error.cause, conflict);
        assertTells(error, ['"asha"', "same-id", "Legal", FACTS.notAfter, 'adoptId: "same-id"', ...ADOPT, ...ELSE]);
    });

    it("by another certificate: tells which one and both ends, and does not offer to take it over", async () => {
        const error = await refusalOf(portsWith(OTHER));
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assertTells(
            error,
            ["other-id", "hr-id", "2031-05-06T00:00:00Z", FACTS.notAfter, ...ELSE],
            ['adoptId: "other-id"'],
        );
    });

    it("by one that the enumeration does not show: says where to look, under every name, and how to go on", async () => {
        const error = await refusalOf(portsWith());
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assertTells(error, [
            '"asha"',
            '"Asha Rao"',
            '"a"',
            "dashboard",
            "enabled certificates only",
            "adoptId",
            ...ELSE,
        ]);
    });

    it("and nothing in the file is one: goes by the file's own, and what Java's KeyStore calls the first entry", async () => {
        const ports = fakePorts({ readPkcs12: () => ({ ...NAMELESS, subject: "O=Acme" }) });
        ports.files.set(".p12", Buffer.from("content"));
        ports.certificates().failures.push({ method: "upload", error: conflict });
        const error = await refusalOf(ports, { certificateFile: ".p12" });
        assertTells(error, ['the name of .p12 (".p12") already', '".p12" or "1"', ...ELSE]);
    });

    it("quotes the server's own words, which may tell the alias", async () => {
        assertTells(await refusalOf(portsWith(SAME)), ["It says: the server said something."]);
    });

    it("and the server refuses so many days: asks for less, and says how far the list reaches", async () => {
        const ports = portsWith();
        const error = signStationError("BAD_REQUEST", "no");
        const failure = { method: "listExpiring", error } as const;
        ports.certificates().failures.push(failure, failure, failure);
        assertTells(await refusalOf(ports), ["reaches 365 days ahead on this server"]);
    });

    for (const [name, failure, why] of [
        ["is refused", signStationError("FORBIDDEN", "no"), "could not be read (the server said something)."],
        ["fails in an unforeseen way", new Error("internal words"), "could not be read."],
    ] as const) {
        it(`and the enumeration ${name}: the error is about the conflict all the same`, async () => {
            const ports = portsWith(SAME);
            ports.certificates().failures.push({ method: "listExpiring", error: failure });
            const error = await refusalOf(ports);
            assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
            assert.equal(error.cause, conflict);
            assertTells(error, ['"asha"', why, "dashboard", "adoptId", ...ELSE], ["same-id", "internal words"]);
        });
    }

    for (const [name, records] of [
        ["the file's own first", [SAME, NAMESAKE]],
        ["the file's own last", [NAMESAKE, SAME]],
    ] as const) {
        it(`and several have one of the names, ${name}: lists all, and offers the one that ends with the file`, async () => {
            const error = await refusalOf(portsWith(...records));
            assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
            assertTells(error, ["same-id", "namesake-id", FACTS.notAfter, "2031-05-06", 'adoptId: "same-id"', ...ELSE]);
        });
    }

    it("and several others have one of the names: lists all, and offers none", async () => {
        const error = await refusalOf(portsWith(OTHER, NAMESAKE));
        assertTells(error, ["other-id", "namesake-id", ...ELSE], ['adoptId: "']);
    });

    it("and the server does not tell when that one ends: does not call it another one", async () => {
        const { expiry: _end, ...record } = OTHER;
        const error = await refusalOf(portsWith(record));
        assertTells(error, ["other-id", "does not report"], ["undefined", "it is another one", "adoptId"]);
    });

    for (const onConflict of [undefined, "fail"] as const) {
        it(`takes nothing over with onConflict ${onConflict ?? "left out"}`, async () => {
            const ports = portsWith(SAME);
            await refusalOf(ports, onConflict === undefined ? {} : { onConflict });
            assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring"]);
        });
    }
});

describe('create with onConflict: "adopt"', () => {
    const adopt = { onConflict: "adopt", departmentId: "hr-id" };

    it("uploads when the name is free", async () => {
        const ports = fakePorts();
        const { id } = await createCertificate(ports, ports.call, await checked(ports, adopt));
        assert.equal(id, "id-1");
        assert.deepEqual(ports.certificates().methods(), ["upload", "get"]);
    });

    it("takes over the same certificate: one PUT of all four fields, read back", async () => {
        const ports = portsWith(SAME);
        const { id, state } = await createCertificate(ports, ports.call, await checked(ports, adopt));
        const certificates = ports.certificates();
        assert.equal(id, "same-id");
        assert.deepEqual(certificates.methods(), ["upload", "listExpiring", "get", "update", "get"]);
        assert.deepEqual(certificates.calls[3]?.form, certificates.calls[0]?.form);
        assert.deepEqual([...certificates.stored.keys()], ["same-id"]);
        assert.equal(state.departmentId, "hr-id");
    });

    it("does not take over another certificate, and says what differs", async () => {
        const ports = portsWith(OTHER);
        const error = await refusalOf(ports, adopt);
        assert.equal(error.code, "ERR_LEEGALITY_CANNOT_ADOPT");
        assertTells(error, ["other-id", "2031-05-06T00:00:00Z", FACTS.notAfter, "Nothing was changed"]);
        assert.ok(!ports.certificates().methods().includes("update"));
    });

    it("says that it cannot be found out where the enumeration shows none or fails, and offers adoptId", async () => {
        for (const failing of [false, true]) {
            const ports = portsWith();
            if (failing) {
                const error = signStationError("SERVER_ERROR", "unknown");
                ports.certificates().failures.push({ method: "listExpiring", error });
            }
            const error = await refusalOf(ports, adopt);
            assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
            assertTells(error, ["dashboard", "adoptId"]);
        }
    });

    it("does not choose between several others, and names them", async () => {
        const ports = portsWith(OTHER, NAMESAKE);
        const error = await refusalOf(ports, adopt);
        assertTells(error, ["other-id", "namesake-id"]);
        assert.ok(!ports.certificates().methods().includes("update"));
    });

    it("does not offer what it was told already where it is of no help", async () => {
        const error = await refusalOf(portsWith(SAME, { ...SAME, id: "twin-id" }), adopt);
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assertTells(error, ["same-id", "twin-id", "adoptId"], ['onConflict: "adopt"']);
    });
});

describe("create, when the name is taken after an upload whose answer was lost", () => {
    it("does not say that nothing was uploaded: it may be that very upload", async () => {
        const ports = fakePorts();
        ports
            .certificates()
            .failures.push(
                { method: "upload", error: signStationError("NO_ANSWER", "unknown") },
                { method: "upload", error: conflict },
            );
        const error = await refusalOf(ports);
        assertTells(error, ['"asha"', "dashboard", "adoptId"], ["nothing was uploaded"]);
    });
});
