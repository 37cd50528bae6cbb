/** An upload whose response was lost: the list is read before it is sent again, so there is never a second certificate. */
import assert from "node:assert/strict";
import { createCertificate } from "../../../../../provider/lifecycle/certificate/create";
import { LeegalityError } from "../../../../../provider/lifecycle/errors/leegality-error";
import { checked } from "../../checked-inputs";
import { fakePorts, signStationError, type FakePorts } from "../../fake-certificates";
import { assertUnknown, conflict, lost, loseUploads } from "./lost-uploads";

describe("create, if the response to the upload is lost", () => {
    it("finds the certificate that was stored and adopts it", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, true);
        const { id } = await createCertificate(ports, ports.call, inputs);
        assert.equal(id, "id-1");
        assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring", "get"]);
        assert.equal(ports.certificates().stored.size, 1);
    });

    it("uploads again if it was not processed", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, false);
        await createCertificate(ports, ports.call, inputs);
        assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring", "upload", "get"]);
        assert.equal(ports.certificates().stored.size, 1);
    });

    it("fails after three uploads that the list does not show", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, false, false, false);
        await assertUnknown(createCertificate(ports, ports.call, inputs));
        assert.deepEqual(
            ports
                .certificates()
                .methods()
                .filter((method) => method === "upload").length,
            3,
        );
        assert.equal(ports.certificates().stored.size, 0);
    });

    it("reports an unknown outcome if the run is cancelled before a second upload", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, false);
        const cancelled = signStationError("CANCELLED", "no").with({ reason: "cancelled" });
        ports.certificates().failures.push({ method: "upload", error: cancelled });
        await assertUnknown(createCertificate(ports, ports.call, inputs));
    });

    it("adopts the certificate if the second upload conflicts with the first", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const certificates = ports.certificates();
        certificates.failures.push(
            { method: "upload", error: lost },
            { method: "upload", error: conflict, acted: true },
        );
        const { id } = await createCertificate(ports, ports.call, inputs);
        assert.equal(id, "id-1");
        assert.equal(certificates.stored.size, 1);
    });

    it("fails if the second upload conflicts with something else", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().failures.push({ method: "upload", error: lost }, { method: "upload", error: conflict });
        await assert.rejects(createCertificate(ports, ports.call, inputs), { code: "ERR_LEEGALITY_ALREADY_EXISTS" });
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
        it(`does not upload again if the list cannot help: ${name}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports, args);
            loseUploads(ports, true);
            prepare(ports);
            await assertUnknown(createCertificate(ports, ports.call, inputs));
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

describe("create, if the response to the upload leaves open whether it was processed", () => {
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
        it(`${name}, each time: reads the list after each, fails after ${uploads} uploads`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const certificates = ports.certificates();
            certificates.failures.push(...Array.from({ length: 5 }, () => ({ method: "upload", error }) as const));
            await assertUnknown(createCertificate(ports, ports.call, inputs));
            assert.deepEqual(certificates.methods(), Array(uploads).fill(["upload", "listExpiring"]).flat());
        });

        it(`${name}, and the upload was stored: adopts it, uploads once`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            ports.certificates().failures.push({ method: "upload", error, acted: true });
            assert.equal((await createCertificate(ports, ports.call, inputs)).id, "id-1");
            assert.deepEqual(ports.certificates().methods(), ["upload", "listExpiring", "get"]);
        });
    }

    it("a conflict after a retry in the client: reads the list, since the certificate may be its own", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const error = signStationError("CONFLICT", "unknown", 409);
        ports.certificates().failures.push({ method: "upload", error, acted: true });
        assert.equal((await createCertificate(ports, ports.call, inputs)).id, "id-1");
    });

    it("a conflict with an upload that a replica lists late: reads the list until it shows", async () => {
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
        assert.equal((await createCertificate(ports, ports.call, inputs)).id, "id-1");
        assert.equal(lists, 4);
    });

    it("says that the list could not be read, and why", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        loseUploads(ports, true);
        const refused = signStationError("BAD_REQUEST", "no", 400);
        ports.certificates().failures.push({ method: "listExpiring", error: refused });
        await assert.rejects(createCertificate(ports, ports.call, inputs), {
            code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
            message: /list of certificates could not be read.*the server said something/,
        });
    });

    it("the list: asks for the days up to the file's expiry, no more", async () => {
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
        await createCertificate(ports, ports.call, inputs);
        // From 2026-06-15T12:00Z to 2030-01-01 are 1295.5 days, and the server may report an expiry 38 hours later.
        assert.deepEqual(asked, [1298]);
    });
});

describe("create, if the response names an id that another resource owns", () => {
    for (const resource of ["another", undefined]) {
        it(`fails with a code, and there is no second owner: ${resource ?? "a resource without a name"}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            ports.certificateIds.register("id-1", resource);
            await assert.rejects(createCertificate(ports, ports.callOf("one"), inputs), {
                name: "LeegalityError",
                code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
                message: /with id id-1, which another resource of this stack has already/,
            });
        });
    }
});

describe("create, for an unsupported file", () => {
    const unopened = async (ports: FakePorts, args = {}) => {
        const { friendlyName: _name, subject: _subject, notAfter: _end, ...inputs } = await checked(ports, args);
        return inputs;
    };

    it("after a lost response: the error says to delete the certificate, not to adopt it", async () => {
        const ports = fakePorts();
        loseUploads(ports, true);
        await assert.rejects(createCertificate(ports, ports.call, await unopened(ports)), (error) => {
            assert.ok(error instanceof LeegalityError);
            assert.equal(error.code, "ERR_LEEGALITY_UNKNOWN_OUTCOME");
            assert.match(error.message, /created just now.*delete it/);
            assert.doesNotMatch(error.message, /adoptId/);
            return true;
        });
        assert.deepEqual(ports.certificates().methods(), ["upload"]);
    });

    for (const onConflict of ["fail", "adopt"]) {
        it(`with the alias in use and onConflict ${onConflict}: changes nothing, and does not offer to adopt`, async () => {
            const ports = fakePorts();
            ports.certificates().failures.push({ method: "upload", error: conflict });
            await assert.rejects(
                createCertificate(ports, ports.call, await unopened(ports, { onConflict })),
                (error) => {
                    assert.ok(error instanceof LeegalityError);
                    assert.equal(error.code, "ERR_LEEGALITY_ALREADY_EXISTS");
                    assert.match(error.message, /is unsupported on this machine.*Delete it there/s);
                    assert.doesNotMatch(error.message, /adoptId|onConflict/);
                    return true;
                },
            );
            assert.deepEqual(ports.certificates().methods(), ["upload"]);
        });
    }
});
