/** A certificate's life through the client in every dialect of the local SignStation. */
import assert from "node:assert/strict";
import { dialectVariants, startEmulator, type DialectOptions, type Emulator } from "signstation-emulator";
import { compare, hasChanges } from "../../provider/core/certificate/compare";
import type { CheckedCertificate, CertificateState } from "../../provider/core/certificate/types";
import { createCertificate } from "../../provider/lifecycle/certificate/create";
import { deleteCertificate } from "../../provider/lifecycle/certificate/delete";
import { LeegalityError } from "../../provider/lifecycle/errors/leegality-error";
import { readCertificate } from "../../provider/lifecycle/certificate/read";
import { updateCertificate } from "../../provider/lifecycle/certificate/update";
import { IdRegistry } from "../../provider/lifecycle/run/id-registry";
import { makePkcs12 } from "../support/pkcs12/pkcs12-files";
import { errorOf, NOW } from "./connect";
import { connectLifecycle } from "./lifecycle/real-lifecycle";
import { known } from "../unit/lifecycle/known";

const file = (friendlyName: string, notAfter: string) =>
    makePkcs12({ friendlyName, notAfter: new Date(notAfter), commonName: friendlyName });
const FIRST = file("Asha", "2027-01-01T06:41:39Z");
const RENEWED = file("Asha", "2027-05-01T06:41:39Z");
const LOST = file("Ravi", "2027-02-01T06:41:39Z");
/** Dialects in which a lost upload cannot be distinguished from another one, so that a person decides. */
const UNPROVEN: Readonly<Record<string, readonly string[]>> = {
    expiry: [
        "zoneless",
        "blank",
        "local-z",
        "date",
        "day-first",
        "day-last",
        "array",
        "day-month-year",
        "null",
        "absent",
    ],
    createdAt: [
        "zoneless",
        "blank",
        "local-z",
        "date",
        "day-first",
        "day-last",
        "array",
        "day-month-year",
        "null",
        "absent",
    ],
    date: ["absent", "1970"],
};

const rows: { name: string; dialect: DialectOptions; proves: boolean }[] = [
    { name: "the default", dialect: {}, proves: true },
    ...dialectVariants.map(({ name, value, dialect }) => ({
        name: `${name}=${value}`,
        dialect,
        proves: !(UNPROVEN[name]?.includes(value) ?? false),
    })),
];

describe("the contract scenario", () => {
    for (const { name, dialect, proves } of rows) {
        describe(name, () => {
            let emulator: Emulator;
            let moment = NOW;
            before(async () => {
                emulator = await startEmulator({ now: () => moment, dialect });
            });
            after(() => emulator.stop());

            it("create, read, nothing changed, refresh, rotate, move, disable, lost response, delete", async () => {
                const life = connectLifecycle(emulator.url, emulator.token, {}, () => moment);
                // A replica shows a write when its time has come.
                const ports = {
                    ...life.ports,
                    sleep: (milliseconds: number) => {
                        moment = new Date(moment.getTime() + milliseconds);
                        return Promise.resolve();
                    },
                };
                const [legal, hr] = [emulator.addDepartment("Legal"), emulator.addDepartment("HR")];
                const nothingChanged = (state: CertificateState, inputs: CheckedCertificate) => {
                    assert.ok(!hasChanges(compare(state, inputs)), "another run would show changes");
                };
                const stored = (id: string) => emulator.certificates().find((each) => each.id === id);

                let inputs = await life.inputs(FIRST, { departmentId: legal.id });
                const { id, state: created } = await createCertificate(ports, ports.call, inputs);
                nothingChanged(created, inputs);
                const refreshed = await readCertificate(ports, ports.call, id, known(created));
                assert.ok(refreshed?.drifted === false, "a refresh shows drift");
                nothingChanged(refreshed.state, inputs);

                let state: CertificateState = refreshed.state;
                for (const [what, args, bytes] of [
                    ["rotate", { departmentId: legal.id }, RENEWED],
                    ["move", { departmentId: hr.id }, RENEWED],
                    ["disable", { departmentId: hr.id, enabled: false }, RENEWED],
                ] as const) {
                    if (what === "rotate" && dialect.updateRequest === "json") {
                        // JSON carries no file: the error says so, and everything but the file can still be changed.
                        const rotated = await life.inputs(bytes, args);
                        const error = await errorOf(updateCertificate(ports, ports.call, id, state, rotated));
                        assert.equal(error.code, "ERR_SIGNSTATION_BAD_REQUEST");
                        assert.match(error.message, /415/);
                        assert.partialDeepStrictEqual(stored(id), { sha256: FIRST.fileHash });
                        continue;
                    }
                    const current = dialect.updateRequest === "json" ? FIRST : bytes;
                    inputs = await life.inputs(current, args);
                    state = await updateCertificate(ports, ports.call, id, state, inputs);
                    nothingChanged(state, inputs);
                    const { departmentId, enabled } = { enabled: true, ...args };
                    assert.partialDeepStrictEqual(
                        stored(id),
                        { sha256: current.fileHash, departmentId, enabled },
                        what,
                    );
                }

                emulator.once({
                    match: { method: "POST", path: "/api/v1/certificates" },
                    effect: { kind: "drop", when: "after" },
                });
                const lost = createCertificate(ports, ports.call, await life.inputs(LOST));
                if (proves) {
                    assert.equal(stored((await lost).id)?.sha256, LOST.fileHash);
                } else {
                    await assert.rejects(lost, (error) => {
                        assert.ok(error instanceof LeegalityError);
                        assert.match(error.code, /ALREADY_EXISTS$|UNKNOWN_OUTCOME$/);
                        assert.match(error.message, /adoptId|delete that certificate/);
                        return true;
                    });
                }
                assert.equal(emulator.certificates().length, 2, "the lost upload is there once");

                const nextRun = { ...ports, certificateIds: new IdRegistry() };
                await deleteCertificate(nextRun, nextRun.call, id, state);
                assert.equal(stored(id), undefined);
                await deleteCertificate(nextRun, nextRun.call, id, state);
            });
        });
    }
});
