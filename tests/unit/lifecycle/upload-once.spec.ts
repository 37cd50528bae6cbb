/** An upload whose answer was lost: look before sending again, never two certificates, never a lost one. */
import assert from "node:assert/strict";
import type { CertificateRecord } from "../../../provider/core/certificate";
import { defined } from "../../../provider/core/state";
import { create } from "../../../provider/lifecycle/create";
import { LeegalityError } from "../../../provider/lifecycle/leegality-error";
import { checked } from "./checked-inputs";
import { FACTS, fakePorts, signStationError, type FakePorts } from "./fake-certificates";

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

describe("create, what it takes for the certificate that was lost", () => {
    const ours: CertificateRecord = {
        id: "listed",
        name: "asha",
        expiry: FACTS.notAfter,
        createdAt: "2026-06-15T12:00:00Z",
    };
    const rows: [name: string, listed: object, found: boolean][] = [
        ["name, end and time of ours", {}, true],
        ["the name from the subject", { name: "Asha Rao" }, true],
        ["the name from the file", { name: "a" }, true],
        ["a server's clock five minutes behind", { createdAt: "2026-06-15T11:55:00Z" }, true],
        ["a creation time without a zone", { createdAt: "2026-06-15T17:30:00" }, true],
        ["no creation time", { createdAt: undefined }, true],
        ["another name", { name: "somebody else's" }, false],
        ["no name", { name: undefined }, false],
        ["another end", { expiry: "2031-01-01T00:00:00Z" }, false],
        ["no end", { expiry: undefined }, false],
        ["one that was there yesterday", { createdAt: "2026-06-14T12:00:00Z" }, false],
    ];
    for (const [name, listed, found] of rows) {
        it(`${name}: ${found ? "taken over" : "left alone"}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const certificates = ports.certificates();
            certificates.stored.set("listed", defined<CertificateRecord>({ ...ours, ...listed }));
            loseUploads(ports, false);
            const { id } = await create(ports, inputs);
            assert.equal(id, found ? "listed" : "id-1");
        });
    }

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
