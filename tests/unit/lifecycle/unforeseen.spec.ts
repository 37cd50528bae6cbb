/** Unforeseen errors, such as a bug: they are thrown unchanged, and a known id is kept. */
import assert from "node:assert/strict";
import { checkCertificate } from "../../../provider/lifecycle/certificate/check";
import { createCertificate } from "../../../provider/lifecycle/certificate/create";
import { createDepartment } from "../../../provider/lifecycle/department/create";
import { checked } from "./checked-inputs";
import { fakeDepartmentPorts, HR } from "./department/fake-departments";
import { fakePorts, PASSKEY } from "./fake-certificates";

const mistake = new TypeError("x is not a function");

describe("an unforeseen error", () => {
    const calls: [where: string, call: () => Promise<unknown>][] = [
        [
            "of the reader, in check",
            () => {
                const readPkcs12 = () => {
                    throw mistake;
                };
                const ports = fakePorts({ readPkcs12 });
                return checkCertificate(ports, ports.call, { certificateFile: "a.p12", passkey: PASSKEY });
            },
        ],
        [
            "of the upload, in create",
            async () => {
                const ports = fakePorts();
                ports.certificates().failures.push({ method: "upload", error: mistake });
                return createCertificate(ports, ports.call, await checked(ports));
            },
        ],
        [
            "of the call that creates a department",
            () => {
                const ports = fakeDepartmentPorts();
                ports.departments().failures.push({ method: "create", error: mistake });
                return createDepartment(ports, ports.call, HR);
            },
        ],
    ];
    for (const [where, call] of calls) {
        it(`${where}: is thrown unchanged`, async () => {
            await assert.rejects(call, mistake);
        });
    }

    for (const thrown of [mistake, "no error at all"]) {
        it(`while reading back: the id is kept (${typeof thrown})`, async () => {
            const ports = fakePorts();
            const inputs = await checked(ports);
            ports.certificates().failures.push({ method: "get", error: thrown as Error });
            await assert.rejects(createCertificate(ports, ports.call, inputs), {
                code: "ERR_LEEGALITY_READ_BACK",
                id: "id-1",
                cause: thrown,
            });
        });
    }
});
