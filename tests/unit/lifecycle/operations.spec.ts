/** The operations of both kinds, as a front end gets them: each does its work, and all share what one run remembers. */
import assert from "node:assert/strict";
import type { CertificateInputs, CheckedCertificate } from "../../../provider/core/certificate/types";
import type { DepartmentInputs } from "../../../provider/core/department/types";
import { unknown } from "../../../provider/core/unknown";
import { createLifecycle, type Lifecycle } from "../../../provider/lifecycle";
import type { Adapters } from "../../../provider/lifecycle/ports";
import { checked } from "./checked-inputs";
import { fakeDepartmentPorts } from "./department/fake-departments";
import { ENDPOINT, FACTS, fakePorts, PASSKEY, type FakePorts } from "./fake-certificates";
import { known } from "./known";

describe("the lifecycle", () => {
    let ports: FakePorts;
    let departments: ReturnType<typeof fakeDepartmentPorts>;
    let adapters: Adapters;
    let lifecycle: Lifecycle;
    beforeEach(() => {
        ports = fakePorts();
        departments = fakeDepartmentPorts();
        adapters = {
            ...ports,
            departments: departments.departments,
            summarise: () => Promise.reject(new Error("no counts")),
        };
        lifecycle = createLifecycle(adapters);
    });

    it("leads a certificate through its six operations, its preview, and the list of what there is", async () => {
        const { certificate } = lifecycle;
        const call = ports.callOf("signing");
        const found = await certificate.check(call, { certificateFile: "a.p12", passkey: PASSKEY });
        assert.deepEqual(found.failures, []);
        const inputs = { ...(found.inputs as CertificateInputs), ...found.facts } as CheckedCertificate;
        const preview = certificate.preview(call, inputs);
        assert.deepEqual([preview.subject, preview.endpoint], [FACTS.subject, ENDPOINT]);
        assert.deepEqual(ports.certificates().calls, [], "check and preview send nothing");

        const { id, state } = await certificate.create(call, inputs);
        certificate.claim(call, id, state);
        assert.deepEqual(certificate.diff(state, inputs), { changed: [], stateOnly: false });
        const disabled = { ...inputs, enabled: false };
        assert.deepEqual(certificate.diff(state, disabled).changed, ["enabled"]);
        const updated = await certificate.update(call, id, state, disabled);
        assert.equal(updated.enabled, false);
        assert.equal((await certificate.read(call, id, known(updated)))?.drifted, false);
        assert.deepEqual(
            (await lifecycle.listCertificates(call)).records.map((record) => record.id),
            [id],
        );
        await certificate.delete(call, id, updated);
        assert.deepEqual((await lifecycle.listCertificates(call)).records, []);
    });

    it("leads a department through its six operations and its preview", async () => {
        const { department } = lifecycle;
        const call = departments.callOf("hr");
        const found = await department.check(call, { name: "HR" });
        assert.deepEqual([found.failures, found.facts], [[], {}]);
        const inputs = found.inputs as DepartmentInputs;
        assert.deepEqual(department.preview(call, inputs), {
            name: "HR",
            enabled: true,
            createdAt: unknown,
            endpoint: ENDPOINT,
        });
        assert.deepEqual(departments.departments().calls, [], "check and preview send nothing");

        const { id, state } = await department.create(call, inputs);
        department.claim(call, id, state);
        const renamed = { ...inputs, name: "People" };
        assert.deepEqual(department.diff(state, renamed), { changed: ["name"], stateOnly: false });
        const updated = await department.update(call, id, state, renamed);
        assert.equal(updated.name, "People");
        assert.equal((await department.read(call, id, known(updated)))?.drifted, false);
        await department.delete(call, id, updated);
        assert.equal(departments.departments().stored.get(id)?.enabled, false);
    });

    it("reports what is wrong with a department by check, and throws nothing", async () => {
        const { failures } = await lifecycle.department.check(departments.call, { name: " ", enabled: "yes" });
        assert.deepEqual(failures.map(({ property }) => property).sort(), ["enabled", "name"]);
    });

    it("remembers claims of one configured provider for each kind apart", async () => {
        const { certificate, department } = lifecycle;
        const record = { id: "there", name: FACTS.friendlyName ?? "", expiry: FACTS.notAfter };
        ports.certificates().stored.set("there", record);
        const { state } = await certificate.create(ports.callOf("new"), await checked(ports, { adoptId: "there" }));
        const claim = (owner: Lifecycle) => {
            owner.certificate.claim(ports.callOf("old"), "there", state);
        };
        assert.throws(
            () => {
                claim(lifecycle);
            },
            { code: "ERR_LEEGALITY_CANNOT_ADOPT" },
        );
        claim(createLifecycle(adapters));
        department.claim(ports.callOf("old"), "there", { name: "HR", enabled: true, endpoint: ENDPOINT });
    });
});
