/** Lookups on a SignStation in memory: the requests, the results, and the code and message of each error. */
import assert from "node:assert/strict";
import { getCertificate } from "../../../../provider/lifecycle/lookup/get-certificate";
import { getCertificateSummary } from "../../../../provider/lifecycle/lookup/get-certificate-summary";
import { getExpiringCertificates } from "../../../../provider/lifecycle/lookup/get-expiring-certificates";
import { listCertificates } from "../../../../provider/lifecycle/lookup/list-certificates";
import type { LookupPorts } from "../../../../provider/lifecycle/ports";
import { SignStationError, type SettingsResult } from "../../../../provider/signstation";
import type { CertificateRecord } from "../../../../provider/model/certificate-record";
import { ENDPOINT, fakePorts, signStationError } from "../fake-certificates";

interface World {
    readonly ports: LookupPorts;
    /** Every question that reached SignStation. */
    readonly asked: unknown[];
    /** Thrown by the next requests. */
    readonly failures: Error[];
}

function world(records: readonly CertificateRecord[], settings?: SettingsResult): World {
    const ports = fakePorts(settings === undefined ? {} : { settings });
    const asked: unknown[] = [];
    const failures: Error[] = [];
    const respond = <T>(question: unknown, value: T): Promise<T> => {
        asked.push(question);
        const failure = failures.shift();
        return failure === undefined ? Promise.resolve(value) : Promise.reject(failure);
    };
    const certificates = ports.certificates();
    Object.assign(certificates, {
        get: (id: string) =>
            respond(
                { id },
                records.find((record) => record.id === id),
            ),
        listExpiring: (days: number, departmentId?: string) => respond({ days, departmentId }, [...records]),
    });
    return {
        asked,
        failures,
        ports: {
            settings: ports.settings,
            advise: ports.advise,
            certificates: () => certificates,
            listReach: ports.listReach,
            summarise: (days, departmentId) => respond({ days, departmentId, summary: true }, SUMMARY),
        },
    };
}

const SUMMARY = { total: 1, active: undefined, expiringSoon: undefined, counts: { total: 1 } };
const signing = { id: "id-1", name: "signing", departmentName: "HR", expiry: "2030-01-01T00:00:00Z" };

describe("getCertificate", () => {
    it("by id reads that certificate", async () => {
        const { ports, asked } = world([signing]);
        const found = await getCertificate(ports, { id: "id-1" });
        assert.deepEqual(found, {
            id: "id-1",
            certificateName: "signing",
            departmentName: "HR",
            expiry: signing.expiry,
            endpoint: ENDPOINT,
        });
        assert.deepEqual(asked, [{ id: "id-1" }]);
    });

    it("by name lists all certificates, in every department", async () => {
        const { ports, asked } = world([{ id: "id-0", name: "other" }, signing]);
        assert.equal((await getCertificate(ports, { name: "signing" })).id, "id-1");
        assert.deepEqual(asked, [{ days: 36_500, departmentId: undefined }]);
    });

    it("by name asks for fewer days if the server refuses so many, and remembers the bound for the run", async () => {
        const { ports, asked, failures } = world([signing]);
        failures.push(signStationError("BAD_REQUEST", "no"), signStationError("BAD_REQUEST", "no"));
        assert.equal((await getCertificate(ports, { name: "signing" })).id, "id-1");
        await assert.rejects(getCertificate(ports, { name: "other" }), {
            code: "ERR_LEEGALITY_NOT_FOUND",
            message: /enabled, end within 365 days, which is as far as this server lists them, and have an end/,
        });
        assert.deepEqual(
            asked.map((question) => (question as { days: number }).days),
            [36_500, 3650, 365, 365],
        );
    });

    const none: [name: string, args: object, records: CertificateRecord[], says: RegExp][] = [
        ["of this id", { id: "id-9" }, [signing], /example\.com\) says that it has no certificate of id "id-9"\./],
        [
            "of this name",
            { name: "other" },
            [signing],
            /lists 1 certificate, none of them named "other"\. Candidates: id-1 \(named "signing", department HR, expiry 2030-01-01T00:00:00Z\)\. .*case.*enabled.*by its id/,
        ],
        [
            "of this case",
            { name: "Signing" },
            [{ id: "id-0", name: "other" }, signing],
            /lists 2 certificates, none of them named "Signing"\. Candidates: id-1 \([^)]*\)\. Check/,
        ],
        ["at all", { name: "signing" }, [], /lists 0 certificates, none of them named "signing"\. Check/],
        [
            "with a name",
            { name: "signing" },
            [{ id: "id-0" }],
            /Candidates: id-0 \(without a name, department not reported, expiry not reported\)/,
        ],
        [
            "among many",
            { name: "x" },
            Array.from({ length: 12 }, (_, index) => ({ id: `id-${index}`, name: `n${index}` })),
            /lists 12 certificates, .*; and 2 more\. Check/,
        ],
    ];
    for (const [name, args, records, says] of none) {
        it(`fails if there is none ${name}`, async () => {
            const failure = getCertificate(world(records).ports, args);
            await assert.rejects(failure, { code: "ERR_LEEGALITY_NOT_FOUND", message: says });
        });
    }

    it("fails and lists the candidates if several match", async () => {
        const twin = { id: "id-2", name: "signing", departmentId: "legal" };
        await assert.rejects(getCertificate(world([signing, twin]).ports, { name: "signing" }), {
            code: "ERR_LEEGALITY_AMBIGUOUS",
            message:
                /has 2 certificates named "signing": id-1 \(.*department HR, expiry 2030.*\); id-2 \(.*department legal, expiry not reported\)\. .*id/,
        });
    });

    it("keeps escape sequences out of its messages", async () => {
        const odd = { id: "id-1", name: "x", departmentName: "\u001b[2Jlegal" };
        await assert.rejects(getCertificate(world([odd]).ports, { name: "y\u001b" }), ({ message }: Error) => {
            // eslint-disable-next-line no-control-regex -- the very thing that must not be there
            assert.doesNotMatch(message, /[\u0000-\u001f]/);
            return true;
        });
    });
});

type Lookup = (ports: LookupPorts, args: object) => Promise<unknown>;
const reports: [name: string, lookup: Lookup, more: object][] = [
    ["getExpiringCertificates", getExpiringCertificates, {}],
    ["getCertificateSummary", getCertificateSummary, { summary: true }],
];
for (const [name, lookup, more] of reports) {
    describe(name, () => {
        const questions: [args: object, asked: object][] = [
            [{}, { days: 30, departmentId: undefined }],
            [
                { days: 0, departmentId: "hr" },
                { days: 0, departmentId: "hr" },
            ],
        ];
        for (const [args, asked] of questions) {
            it(`asks for ${JSON.stringify(args)}`, async () => {
                const { ports, asked: seen } = world([signing]);
                await lookup(ports, args);
                assert.deepEqual(seen, [{ ...asked, ...more }]);
            });
        }
    });
}

describe("getExpiringCertificates", () => {
    it("returns what the server lists, in that order", async () => {
        const later = { id: "id-2", expiry: 1_900_000_000_000 };
        assert.deepEqual(await getExpiringCertificates(world([later, { id: "id-1" }]).ports, {}), [
            { id: "id-2", expiry: "2030-03-17T17:46:40Z", endpoint: ENDPOINT },
            { id: "id-1", endpoint: ENDPOINT },
        ]);
    });
});

describe("listCertificates", () => {
    it("returns the longest list, in the server's order", async () => {
        const { ports, asked } = world([{ id: "id-2" }, signing]);
        const listing = await listCertificates(ports, fakePorts().call);
        assert.deepEqual(listing, { records: [{ id: "id-2" }, signing], days: 36_500 });
        assert.deepEqual(asked, [{ days: 36_500, departmentId: undefined }]);
    });

    it("asks the server for the certificates of one department", async () => {
        const { ports, asked } = world([signing]);
        await listCertificates(ports, fakePorts().call, "hr");
        assert.deepEqual(asked, [{ days: 36_500, departmentId: "hr" }]);
    });

    it("without a configuration fails with everything that is missing, and sends nothing", async () => {
        const { ports, asked } = world([signing], { problems: ["No SignStation."] });
        const work = listCertificates(ports, fakePorts().call);
        await assert.rejects(work, { code: "ERR_LEEGALITY_CONFIGURATION", message: /No SignStation\./ });
        assert.deepEqual(asked, []);
    });
});

const lookups: [name: string, lookup: Lookup, good: object, bad: object][] = [
    ["getCertificate", getCertificate, { id: "id-1" }, { id: "" }],
    ["getCertificate by name", getCertificate, { name: "signing" }, { id: "id-1", name: "signing" }],
    ["getExpiringCertificates", getExpiringCertificates, {}, { days: 1.5 }],
    ["getCertificateSummary", getCertificateSummary, {}, { departmentId: "" }],
];
for (const [name, lookup, good, bad] of lookups) {
    describe(name, () => {
        it("fails for an invalid argument, names itself, and sends nothing", async () => {
            const { ports, asked } = world([signing]);
            const message = new RegExp(`^${name.split(" ")[0] ?? ""}: .*Nothing was sent\\.`);
            await assert.rejects(lookup(ports, bad), { code: "ERR_LEEGALITY_INVALID_ARGUMENT", message });
            assert.deepEqual(asked, []);
        });

        it("without a configuration fails with everything that is missing, and sends nothing", async () => {
            const { ports, asked } = world([signing], { problems: ["No SignStation.", "No credential."] });
            const message = /No SignStation\. No credential\./;
            await assert.rejects(lookup(ports, good), { code: "ERR_LEEGALITY_CONFIGURATION", message });
            assert.deepEqual(asked, []);
        });

        it("explains a 400 by its arguments, not by a file", async () => {
            const { ports, failures } = world([signing]);
            failures.push(...Array<Error>(3).fill(signStationError("BAD_REQUEST", "no")));
            const message = name.endsWith("by name")
                ? /the server said something\. A certificate is found by its name in the list.*by its id/
                : /the server said something\. Check the lookup's arguments/;
            await assert.rejects(lookup(ports, good), { code: "ERR_SIGNSTATION_BAD_REQUEST", message });
        });

        it("throws a refusal of a proxy or gateway unchanged", async () => {
            const { ports, failures } = world([signing]);
            const { code, reason, operation, detail, processed } = signStationError("BAD_REQUEST", "no");
            const error = new SignStationError({ code, reason, operation, detail, processed }, () => "Do something.");
            failures.push(error, error, error);
            await assert.rejects(lookup(ports, good), error);
        });

        for (const code of ["UNAUTHORIZED", "FORBIDDEN", "SERVER_ERROR", "NO_ANSWER"]) {
            it(`throws ${code} unchanged`, async () => {
                const { ports, failures } = world([signing]);
                const error = signStationError(code, "no");
                failures.push(error);
                await assert.rejects(lookup(ports, good), error);
            });
        }
    });
}
