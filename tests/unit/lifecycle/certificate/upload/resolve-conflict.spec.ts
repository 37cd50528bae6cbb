/** An upload whose alias is in use (409): what the error says and offers, and when onConflict adopts the certificate. */
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

function assertMessage(error: Error, words: readonly string[], not: readonly string[] = []): void {
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

describe("create, if the alias is in use", () => {
    it("names the certificate and offers to adopt it if it is the same", async () => {
        const error = await refusalOf(portsWith(SAME));
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assert.equal(error.cause, conflict);
        assertMessage(error, ['"asha"', "same-id", "Legal", FACTS.notAfter, 'adoptId: "same-id"', ...ADOPT, ...ELSE]);
    });

    it("names the certificate and both expiries, and offers no adoption, if it is another", async () => {
        const error = await refusalOf(portsWith(OTHER));
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assertMessage(
            error,
            ["other-id", "hr-id", "2031-05-06T00:00:00Z", FACTS.notAfter, ...ELSE],
            ['adoptId: "other-id"'],
        );
    });

    it("names every possible alias and where to look if the list does not show the certificate", async () => {
        const error = await refusalOf(portsWith());
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assertMessage(error, [
            '"asha"',
            '"Asha Rao"',
            '"a"',
            "dashboard",
            "enabled certificates only",
            "adoptId",
            ...ELSE,
        ]);
    });

    it("goes by the file name and Java's name for the first entry if the file names no alias", async () => {
        const ports = fakePorts({ readPkcs12: () => ({ ...NAMELESS, subject: "O=Acme" }) });
        ports.files.set(".p12", Buffer.from("content"));
        ports.certificates().failures.push({ method: "upload", error: conflict });
        const error = await refusalOf(ports, { certificateFile: ".p12" });
        assertMessage(error, ['the name of .p12 (".p12") already', '".p12" or "1"', ...ELSE]);
    });

    it("quotes the server's message, which may name the alias", async () => {
        assertMessage(await refusalOf(portsWith(SAME)), ["It says: the server said something."]);
    });

    it("asks for fewer days if the server refuses so many, and says how far the list reaches", async () => {
        const ports = portsWith();
        const error = signStationError("BAD_REQUEST", "no");
        const failure = { method: "listExpiring", error } as const;
        ports.certificates().failures.push(failure, failure, failure);
        assertMessage(await refusalOf(ports), ["reaches 365 days ahead on this server"]);
    });

    for (const [name, failure, why] of [
        ["is refused", signStationError("FORBIDDEN", "no"), "could not be read (the server said something)."],
        ["fails in an unforeseen way", new Error("internal words"), "could not be read."],
    ] as const) {
        it(`reports the conflict also if the list ${name}`, async () => {
            const ports = portsWith(SAME);
            ports.certificates().failures.push({ method: "listExpiring", error: failure });
            const error = await refusalOf(ports);
            assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
            assert.equal(error.cause, conflict);
            assertMessage(error, ['"asha"', why, "dashboard", "adoptId", ...ELSE], ["same-id", "internal words"]);
        });
    }

    for (const [name, records] of [
        ["the same certificate first", [SAME, NAMESAKE]],
        ["the same certificate last", [NAMESAKE, SAME]],
    ] as const) {
        it(`lists all that match, ${name}, and offers the one with the file's expiry`, async () => {
            const error = await refusalOf(portsWith(...records));
            assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
            assertMessage(error, [
                "same-id",
                "namesake-id",
                FACTS.notAfter,
                "2031-05-06",
                'adoptId: "same-id"',
                ...ELSE,
            ]);
        });
    }

    it("lists all that match and offers none if all are others", async () => {
        const error = await refusalOf(portsWith(OTHER, NAMESAKE));
        assertMessage(error, ["other-id", "namesake-id", ...ELSE], ['adoptId: "']);
    });

    it("does not call the certificate another one if the server does not report its expiry", async () => {
        const { expiry: _end, ...record } = OTHER;
        const error = await refusalOf(portsWith(record));
        assertMessage(error, ["other-id", "does not report"], ["undefined", "it is another one", "adoptId"]);
    });

    for (const onConflict of [undefined, "fail"] as const) {
        it(`adopts nothing with onConflict ${onConflict ?? "left out"}`, async () => {
            const ports = portsWith(SAME);
            await refusalOf(ports, onConflict === undefined ? {} : { onConflict });
            assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring"]);
        });
    }
});

describe('create with onConflict: "adopt"', () => {
    const adopt = { onConflict: "adopt", departmentId: "hr-id" };

    it("uploads if the alias is free", async () => {
        const ports = fakePorts();
        const { id } = await createCertificate(ports, ports.call, await checked(ports, adopt));
        assert.equal(id, "id-1");
        assert.deepEqual(ports.certificates().methods(), ["upload", "get"]);
    });

    it("adopts the same certificate by one PUT of all four fields, and reads back", async () => {
        const ports = portsWith(SAME);
        const { id, state } = await createCertificate(ports, ports.call, await checked(ports, adopt));
        const certificates = ports.certificates();
        assert.equal(id, "same-id");
        assert.deepEqual(certificates.methods(), ["upload", "listExpiring", "get", "update", "get"]);
        assert.deepEqual(certificates.calls[3]?.form, certificates.calls[0]?.form);
        assert.deepEqual([...certificates.stored.keys()], ["same-id"]);
        assert.equal(state.departmentId, "hr-id");
    });

    it("does not adopt another certificate, and says what differs", async () => {
        const ports = portsWith(OTHER);
        const error = await refusalOf(ports, adopt);
        assert.equal(error.code, "ERR_LEEGALITY_CANNOT_ADOPT");
        assertMessage(error, ["other-id", "2031-05-06T00:00:00Z", FACTS.notAfter, "Nothing was changed"]);
        assert.ok(!ports.certificates().methods().includes("update"));
    });

    it("offers adoptId if the list does not show the certificate or fails", async () => {
        for (const failing of [false, true]) {
            const ports = portsWith();
            if (failing) {
                const error = signStationError("SERVER_ERROR", "unknown");
                ports.certificates().failures.push({ method: "listExpiring", error });
            }
            const error = await refusalOf(ports, adopt);
            assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
            assertMessage(error, ["dashboard", "adoptId"]);
        }
    });

    it("names several others and adopts none", async () => {
        const ports = portsWith(OTHER, NAMESAKE);
        const error = await refusalOf(ports, adopt);
        assertMessage(error, ["other-id", "namesake-id"]);
        assert.ok(!ports.certificates().methods().includes("update"));
    });

    it("does not offer onConflict if it is set already", async () => {
        const error = await refusalOf(portsWith(SAME, { ...SAME, id: "twin-id" }), adopt);
        assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
        assertMessage(error, ["same-id", "twin-id", "adoptId"], ['onConflict: "adopt"']);
    });
});

describe("create, if the alias is in use after a lost response", () => {
    it("does not say that nothing was uploaded, since it may be that very upload", async () => {
        const ports = fakePorts();
        ports
            .certificates()
            .failures.push(
                { method: "upload", error: signStationError("NO_ANSWER", "unknown") },
                { method: "upload", error: conflict },
            );
        const error = await refusalOf(ports);
        assertMessage(error, ['"asha"', "dashboard", "adoptId"], ["nothing was uploaded"]);
    });
});
