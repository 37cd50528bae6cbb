/** After a lost response: which certificate of the list counts as the uploaded one, by alias, expiry and creation time. */
import assert from "node:assert/strict";
import type { CertificateRecord } from "../../../../../provider/model/certificate-record";
import { defined } from "../../../../../provider/core/defined";
import { createCertificate } from "../../../../../provider/lifecycle/certificate/create";
import { checked } from "../../checked-inputs";
import { FACTS, fakePorts } from "../../fake-certificates";
import { assertUnknown, conflict, lost, loseUploads } from "./lost-uploads";

describe("create after a lost response, looking for its certificate in the list", () => {
    const ours: CertificateRecord = {
        id: "listed",
        name: "asha",
        expiry: FACTS.notAfter,
        createdAt: "2026-06-15T12:00:00Z",
    };
    const MINUTES = 60_000;
    const DAYS = 24 * 60 * MINUTES;
    const rows: [name: string, listed: object, found: boolean, offset?: number | "not reported"][] = [
        ["the same alias, expiry and time", {}, true],
        ["the name from the subject", { name: "Asha Rao" }, true],
        ["the name from the file", { name: "a" }, true],
        ["a server's clock five minutes behind", { createdAt: "2026-06-15T11:55:00Z" }, true, -5 * MINUTES],
        ["a server's clock five minutes ahead", { createdAt: "2026-06-15T12:05:00Z" }, true, 5 * MINUTES],
        ["a fraction of a second that one of the clocks leaves out", { createdAt: "2026-06-15T11:59:59Z" }, true],
        ["one that was there two seconds before", { createdAt: "2026-06-15T11:59:58Z" }, false],
        ["the same on a clock that is ahead", { createdAt: "2026-06-15T12:04:58Z" }, false, 5 * MINUTES],
        ["a server that does not report its clock", {}, false, "not reported"],
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
        it(`${name}: ${found ? "adopted" : "left alone"}`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            const certificates = ports.certificates();
            certificates.offset = offset === "not reported" ? undefined : offset;
            certificates.stored.set("listed", defined<CertificateRecord>({ ...ours, ...listed }));
            loseUploads(ports, false);
            const { id } = await createCertificate(ports, ports.call, inputs);
            assert.equal(id, found ? "listed" : "id-1");
        });
    }

    it("one that another resource of the run owns: left alone", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        ports.certificates().stored.set("listed", ours);
        ports.certificateIds.register("listed", "another");
        loseUploads(ports, false);
        assert.equal((await createCertificate(ports, ports.call, inputs)).id, "id-1");
    });

    it("uploads again if it cannot identify the certificate, and fails with the conflict that follows", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        const certificates = ports.certificates();
        certificates.createdAt = undefined;
        certificates.failures.push(
            { method: "upload", error: lost, acted: true },
            { method: "upload", error: conflict },
        );
        await assert.rejects(createCertificate(ports, ports.call, inputs), {
            code: "ERR_LEEGALITY_ALREADY_EXISTS",
            message: /may be an upload of this run.*adoptId: "id-1"/s,
        });
        assert.equal(certificates.stored.size, 1);
    });

    it("two that match: neither is adopted", async () => {
        const ports = fakePorts();
        const inputs = await checked(ports);
        for (const id of ["listed", "twin"]) {
            ports.certificates().stored.set(id, { ...ours, id });
        }
        loseUploads(ports, false, false, false);
        await assertUnknown(createCertificate(ports, ports.call, inputs));
    });
});
