/** An upload whose answer was lost: look before sending again, never two certificates, never a lost one. */
import assert from "node:assert/strict";
import type { CertificateRecord } from "../../../../../provider/core/certificate/types";
import { defined } from "../../../../../provider/core/defined";
import { create } from "../../../../../provider/lifecycle/certificate/create";
import { LeegalityError } from "../../../../../provider/lifecycle/errors/leegality-error";
import { checked } from "../../checked-inputs";
import { FACTS, fakePorts, signStationError, type FakePorts } from "../../fake-certificates";

const lost = signStationError("NO_ANSWER", "unknown");
const conflict = signStationError("CONFLICT", "no");

function loseUploads(ports: FakePorts, ...acted: boolean[]): void {
    ports
        .certificates()
        .failures.push(...acted.map((each) => ({ method: "upload" as const, error: lost, acted: each })));
}

async function assertUnknown(work: Promise<unknown>): Promise<void> {
    await assert.rejects(work, (error) => {
        assert.ok(error instanceof LeegalityError, String(error));
        assert.equal(error.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
        assert.match(error.message, /may or may not have been taken.*"asha"/s);
        assert.equal(error.cause instanceof Error, true);
        return true;
    });
}

describe("create, when the upload's answer is lost", () => {
    it("finds the certificate that was taken and takes it over", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, true);
        const { id } = await create(ports, inputs);
        assert.equal(id, "id-1");
        assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring", "get"]);
        assert.equal(ports.certificates().stored.size, 1);
    });

    it("sends again when it was not taken", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, false);
        await create(ports, inputs);
        assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring", "upload", "get"]);
        assert.equal(ports.certificates().stored.size, 1);
    });

    it("gives up after three uploads of which none shows", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, false, false, false);
        await assertUnknown(create(ports, inputs));
        assert.deepEqual(
            ports
                .certificates()
                .methods()
                .filter((method) => method === "upload").length,
            3,
        );
        assert.equal(ports.certificates().stored.size, 0);
    });

    it("takes a conflict of the second upload for the first one's late success", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const certificates = ports.certificates();
        certificates.failures.push(
            { method: "upload", error: lost },
            { method: "upload", error: conflict, acted: true },
        );
        const { id } = await create(ports, inputs);
        assert.equal(id, "id-1");
        assert.equal(certificates.stored.size, 1);
    });

    it("does not guess when the second upload meets a conflict with something else", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().failures.push({ method: "upload", error: lost }, { method: "upload", error: conflict });
        await assert.rejects(create(ports, inputs), { code: "ERR_LEEGALITY_ALREADY_EXISTS" });
        assert.equal(ports.certificates().stored.size, 0);
    });

    const unseen: [name: string, args: Record<string, unknown>, prepare: (ports: FakePorts) => void][] = [
        ["a disabled certificate, which is not listed", { enabled: false }, () => undefined],
        [
            "a listing that fails",
            {},
            (ports) => {
                ports
                    .certificates()
                    .failures.push({ method: "listExpiring", error: signStationError("UNAUTHORIZED", "no") });
            },
        ],
    ];
    for (const [name, args, prepare] of unseen) {
        it(`sends nothing again where looking does not help: ${name}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports, args);
            loseUploads(ports, true);
            prepare(ports);
            await assertUnknown(create(ports, inputs));
            assert.equal(
                ports
                    .certificates()
                    .methods()
                    .filter((method) => method === "upload").length,
                1,
            );
        });
    }
});

describe("create, when the server answers an upload with an error that does not tell whether it was processed", () => {
    const rows: [name: string, code: string, status: number | undefined, uploads: number][] = [
        ["a 500, as a catch-all handler's", "SERVER_ERROR", 500, 2],
        ["a 401 after a good response", "UNAUTHORIZED", 401, 2],
        ["a 403 after a good response", "FORBIDDEN", 403, 2],
        ["a success without an id", "UNEXPECTED_ANSWER", 201, 2],
        ["a gateway's 502", "SERVER_ERROR", 502, 3],
        ["no response", "NO_ANSWER", undefined, 3],
    ];
    for (const [name, code, status, uploads] of rows) {
        const error = signStationError(code, "unknown", status);
        it(`${name}, each time: looks after each, gives up after ${uploads} uploads`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const certificates = ports.certificates();
            certificates.failures.push(...Array.from({ length: 5 }, () => ({ method: "upload", error }) as const));
            await assertUnknown(create(ports, inputs));
            assert.deepEqual(certificates.methods(), Array(uploads).fill(["upload", "listExpiring"]).flat());
        });

        it(`${name}, and the upload was stored: found, not sent again`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            ports.certificates().failures.push({ method: "upload", error, acted: true });
            assert.equal((await create(ports, inputs)).id, "id-1");
            assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring", "get"]);
        });
    }

    it("a conflict of a request that the client had sent before: may be ours, so it is looked for", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const error = signStationError("CONFLICT", "unknown", 409);
        ports.certificates().failures.push({ method: "upload", error, acted: true });
        assert.equal((await create(ports, inputs)).id, "id-1");
    });

    it("a conflict with an upload that a replica lists late: looks until it shows", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const certificates = ports.certificates();
        const list = certificates.listExpiring.bind(certificates);
        let lists = 0;
        certificates.listExpiring = async () => (++lists < 4 ? [] : list());
        certificates.failures.push(
            { method: "upload", error: lost, acted: true },
            { method: "upload", error: conflict },
        );
        assert.equal((await create(ports, inputs)).id, "id-1");
        assert.equal(lists, 4);
    });

    it("says that the list could not be had, and why", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, true);
        const refused = signStationError("BAD_REQUEST", "no", 400);
        ports.certificates().failures.push({ method: "listExpiring", error: refused });
        await assert.rejects(create(ports, inputs), {
            code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            message: /list of certificates could not be had.*the server said something/,
        });
    });

    it("asks the list for the days that are needed, no more", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, true);
        const asked: number[] = [];
        const certificates = ports.certificates();
        const list = certificates.listExpiring.bind(certificates);
        certificates.listExpiring = (days = -1) => {
            asked.push(days);
            return list();
        };
        await create(ports, inputs);
        // From 2026-06-15T12:00Z to 2030-01-01 are 1295.5 days, and the server may tell an end 38 hours later.
        assert.deepEqual(asked, [1298]);
    });
});

describe("create, when an upload is answered with an id that another resource has", () => {
    for (const resource of ["another", undefined]) {
        it(`of ${resource ?? "no name"}: a coded error, and no second owner`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports, { __resourceName: "one" });
            ports.certificateIds.note("id-1", resource);
            await assert.rejects(create(ports, inputs), {
                name: "LeegalityError",
                code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
                message: /with id id-1, which another resource of this stack has already/,
            });
        });
    }
});

describe("create, for a file that cannot be opened here", () => {
    const unopened = async (ports: FakePorts, args = {}) => {
        const { friendlyName: _name, subject: _subject, notAfter: _end, ...inputs } = await checked(ports, args);
        return inputs;
    };

    it("when the answer is lost: looks for nothing, and says to delete what is there, not to adopt it", async () => {
        const ports = fakePorts();
        loseUploads(ports, true);
        await assert.rejects(create(ports, await unopened(ports)), (error) => {
            assert.ok(error instanceof LeegalityError);
            assert.equal(error.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
            assert.match(error.message, /created just now.*delete it/);
            assert.doesNotMatch(error.message, /adoptId/);
            return true;
        });
        assert.deepEqual(ports.certificates().methods(), ["upload"]);
    });

    for (const onConflict of ["fail", "adopt"]) {
        it(`when the name is taken, with onConflict ${onConflict}: changes nothing, and does not offer to adopt`, async () => {
            const ports = fakePorts();
            ports.certificates().failures.push({ method: "upload", error: conflict });
            await assert.rejects(create(ports, await unopened(ports, { onConflict })), (error) => {
                assert.ok(error instanceof LeegalityError);
                assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
                assert.match(error.message, /cannot be opened on this machine.*Delete it there/s);
                assert.doesNotMatch(error.message, /adoptId|onConflict/);
                return true;
            });
            assert.deepEqual(ports.certificates().methods(), ["upload"]);
        });
    }
});

describe("create, what it takes for the certificate that was lost", () => {
    const ours: CertificateRecord = {
        id: "listed",
        name: "asha",
        expiry: FACTS.notAfter,
        createdAt: "2026-06-15T12:00:00Z",
    };
    const MINUTES = 60_000;
    const DAYS = 24 * 60 * MINUTES;
    const rows: [name: string, listed: object, found: boolean, offset?: number | "not told"][] = [
        ["name, end and time of ours", {}, true],
        ["the name from the subject", { name: "Asha Rao" }, true],
        ["the name from the file", { name: "a" }, true],
        ["a server's clock five minutes behind", { createdAt: "2026-06-15T11:55:00Z" }, true, -5 * MINUTES],
        ["a server's clock five minutes ahead", { createdAt: "2026-06-15T12:05:00Z" }, true, 5 * MINUTES],
        ["a fraction of a second that one of the clocks leaves out", { createdAt: "2026-06-15T11:59:59Z" }, true],
        ["one that was there two seconds before", { createdAt: "2026-06-15T11:59:58Z" }, false],
        ["the same on a clock that is ahead", { createdAt: "2026-06-15T12:04:58Z" }, false, 5 * MINUTES],
        ["a server that does not tell its clock", {}, false, "not told"],
        ["a creation time without a zone", { createdAt: "2026-06-15T17:30:00" }, false],
        ["no creation time", { createdAt: undefined }, false],
        ["the name in lower case, as Java keeps it", { name: "ASHA" }, true],
        ["the file's name with its extension, in another case", { name: "A.P12" }, true],
        ["the name of the first entry, although the file has a friendlyName", { name: "1" }, false],
        ["an end that is kept as a day", { expiry: "2030-01-01" }, true],
        ["an end in another zone's local time", { expiry: "2030-01-01T05:30:00Z" }, true],
        ["an end 39 hours later", { expiry: "2030-01-02T15:00:00Z" }, false],
        ["a creation time that is a day", { createdAt: "2026-06-15" }, false],
        ["a creation time in the future, as local time with a Z is", { createdAt: "2026-06-15T17:30:00Z" }, false],
        ["a clock that is years behind", { createdAt: "1996-06-15T12:00:00Z" }, false, -10_957 * DAYS],
        ["an old certificate, by a clock that says 1970", {}, false, -20_619 * DAYS],
        ["a clock that is years ahead", { createdAt: "2046-06-15T12:00:00Z" }, false, 7305 * DAYS],
        ["a clock that is a day behind", { createdAt: "2026-06-14T12:00:00Z" }, true, -1 * DAYS],
        ["another name", { name: "somebody else's" }, false],
        ["no name", { name: undefined }, false],
        ["another end", { expiry: "2031-01-01T00:00:00Z" }, false],
        ["no end", { expiry: undefined }, false],
        ["one that was there yesterday", { createdAt: "2026-06-14T12:00:00Z" }, false],
    ];
    for (const [name, listed, found, offset = 0] of rows) {
        it(`${name}: ${found ? "taken over" : "left alone"}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const certificates = ports.certificates();
            certificates.offset = offset === "not told" ? undefined : offset;
            certificates.stored.set("listed", defined<CertificateRecord>({ ...ours, ...listed }));
            loseUploads(ports, false);
            const { id } = await create(ports, inputs);
            assert.equal(id, found ? "listed" : "id-1");
        });
    }

    it("one that another resource of this run holds: left alone", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().stored.set("listed", ours);
        ports.certificateIds.note("listed", "another");
        loseUploads(ports, false);
        assert.equal((await create(ports, inputs)).id, "id-1");
    });

    it("sends again when it cannot tell, and leaves the conflict that follows to a person", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const certificates = ports.certificates();
        certificates.createdAt = undefined;
        certificates.failures.push(
            { method: "upload", error: lost, acted: true },
            { method: "upload", error: conflict },
        );
        await assert.rejects(create(ports, inputs), {
            code: "ERR_LEEGALITY_ALREADY_EXISTS",
            message: /may be an upload of this run.*adoptId: "id-1"/s,
        });
        assert.equal(certificates.stored.size, 1);
    });

    it("does not choose between two", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        for (const id of ["listed", "twin"]) {
            ports.certificates().stored.set(id, { ...ours, id });
        }
        loseUploads(ports, false, false, false);
        await assertUnknown(create(ports, inputs));
    });
});
