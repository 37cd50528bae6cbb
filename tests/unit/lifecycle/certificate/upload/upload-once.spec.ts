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
