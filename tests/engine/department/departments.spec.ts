/** Departments on the real engine: create, update in place, drift, adoption, disabling, and certificates in them. */
import assert from "node:assert/strict";
import type { FaultEffect } from "signstation-emulator";
import { sendByHand, type Answered } from "../../support/by-hand";
import { said, type Run } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { HR, Scenario } from "../../support/engine/scenario";
import type { StateResource } from "../../support/engine/stack";

const PROGRAM = `
const { readFileSync } = require("node:fs");
const leegality = require("pulumi-leegality");
for (const [name, { options, ...args }] of Object.entries(JSON.parse(readFileSync("departments.json", "utf8")))) {
    const { id, name: called, enabled, endpoint } = new leegality.Department(name, args, options);
    exports[name] = { id, name: called, enabled, endpoint };
}
`;
const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
const CERTIFICATE = `
const signing = new leegality.Certificate("signing", {
    certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)}, departmentId: hr.id });
`;

/** The response of a server that cannot read departments. */
const MISSING: FaultEffect = {
    kind: "answer",
    status: 404,
    body: { code: "LE_ERR_SS_404", errors: [{ message: "No such API path", path: null, code: null }] },
};

describe("a department", function () {
    this.timeout(300_000);
    let scenario: Scenario;
    afterEach(() => scenario.close());

    async function open(program = PROGRAM): Promise<void> {
        scenario = await Scenario.open(program);
        scenario.stack.write("signing.p12", file.bytes);
    }

    function declare(departments: Readonly<Record<string, object>>): void {
        scenario.stack.write("departments.json", JSON.stringify(departments));
    }

    async function up(changes: Run["changes"]): Promise<Run> {
        const run = await scenario.stack.up();
        assert.deepEqual(run.changes, changes, said(run, "error"));
        return run;
    }

    function fault(method: string, effect: FaultEffect, times = 1): void {
        scenario.emulator.once({ match: { method, path: "/api/v1/departments", times }, effect });
    }

    function inState(): Promise<StateResource[]> {
        return scenario.stack.resources("Department");
    }

    async function outputsOf(name: string): Promise<Record<string, unknown>> {
        return (await scenario.stack.outputs())[name] as Record<string, unknown>;
    }

    /** Leaves no trace in the requests. */
    async function byHand(method: "GET" | "POST" | "DELETE", id: string, body?: object): Promise<Answered> {
        const answered = await sendByHand(
            scenario.emulator,
            method,
            id === "" ? "/departments" : `/departments/${id}`,
            body,
        );
        scenario.takeRequests();
        return answered;
    }

    /** Everything that the run says, on any resource. */
    function messages(run: Run): string {
        return run.diagnostics.map(({ message }) => message).join("\n");
    }

    it("is previewed without a request, created, unchanged, updated in place, restored after drift, and disabled with a note", async () => {
        await open();
        const { stack } = scenario;
        declare({ hr: { name: "Human Resources" } });
        assert.deepEqual((await stack.preview()).changes, { create: 1 });
        assert.deepEqual(scenario.takeRequests(), []);

        await up({ create: 1 });
        assert.deepEqual(scenario.takeRequests(), ["POST /departments", "GET /departments/{id}"]);
        const { id, ...first } = await outputsOf("hr");
        assert.deepEqual(first, { name: "Human Resources", enabled: true, endpoint: scenario.emulator.url });
        await up({ same: 1 });
        assert.deepEqual((await stack.refresh()).summary, { same: 2 });
        assert.deepEqual(
            scenario.takeRequests(),
            ["GET /departments/{id}"],
            "an up that changes nothing sends nothing",
        );

        declare({ hr: { name: "People", enabled: false } });
        await up({ update: 1 });
        assert.deepEqual(scenario.takeRequests(), ["PUT /departments/{id}", "GET /departments/{id}"]);
        assert.deepEqual(await byHand("GET", String(id)), { id, name: "People", enabled: false });
        declare({ hr: { name: "People" } });
        await up({ update: 1 });

        await byHand("DELETE", String(id));
        const refresh = await stack.refresh();
        assert.deepEqual(refresh.summary, { same: 1, update: 1 }, said(refresh, "error"));
        const preview = await stack.run(["preview", "--diff"]);
        assert.match(preview.stdout, /~ enabled\s*: false => true/);
        await up({ update: 1 });
        assert.equal((await byHand("GET", String(id))).enabled, true);
        await up({ same: 1 });

        const destroyed = await stack.destroy();
        assert.deepEqual(destroyed.changes, { delete: 1 }, said(destroyed, "error"));
        assert.deepEqual(scenario.takeRequests(), ["DELETE /departments/{id}"]);
        assert.match(
            messages(destroyed),
            new RegExp(`"People" \\(${String(id)}\\) was disabled.*does not delete departments`),
        );
        assert.equal((await byHand("GET", String(id))).enabled, false);
    });

    it("keeps its state, with one note, on a server that cannot read departments", async () => {
        await open();
        fault("GET", MISSING, 1000);
        declare({ hr: { name: "HR department" }, legal: { name: "Legal" } });
        await up({ create: 2 });
        declare({ hr: { name: "People" }, legal: { name: "Legal" } });
        await up({ same: 1, update: 1 });
        const before = await inState();
        const refresh = await scenario.stack.refresh();
        assert.deepEqual(refresh.summary, { same: 3 }, said(refresh, "error"));
        assert.equal(messages(refresh).match(/does not seem to have the call/g)?.length, 1);
        assert.deepEqual(
            (await inState()).map(({ id, inputs, outputs }) => ({ id, inputs, outputs })),
            before.map(({ id, inputs, outputs }) => ({ id, inputs, outputs })),
        );
        await up({ same: 2 });
        assert.equal((await scenario.stack.destroy()).code, 0);
    });

    it("leaves the state if the API says that it is gone, and stays there on any other response", async () => {
        await open();
        declare({ hr: { name: "HR department" } });
        await up({ create: 1 });
        for (const status of [401, 403, 500]) {
            fault("GET", { kind: "answer", status, body: { code: `LE_ERR_SS_${status}`, errors: [] } });
            assert.notEqual((await scenario.stack.refresh()).code, 0);
            assert.equal((await inState()).length, 1);
        }
        fault("GET", {
            kind: "answer",
            status: 404,
            body: { code: "LE_ERR_SS_404", errors: [{ code: "LE_ERR_SS_001" }] },
        });
        assert.equal((await scenario.stack.refresh()).code, 0);
        assert.deepEqual(await inState(), []);
    });

    it("fails the preview with every failure of its arguments, and nothing is sent", async () => {
        await open();
        const rows: [args: object, says: RegExp][] = [
            [{ name: " x", enabled: "yes" }, /begins or ends with a blank[^]*neither true nor false/],
            [{}, /No name is given/],
        ];
        for (const [args, says] of rows) {
            declare({ hr: args });
            const preview = await scenario.stack.preview();
            assert.notEqual(preview.code, 0);
            assert.match(said(preview, "error"), says);
        }
        assert.deepEqual(scenario.takeRequests(), []);
    });

    it("is not created twice after a lost response: adoptId adopts it, and can be removed then", async () => {
        await open();
        fault("POST", { kind: "drop", when: "after" });
        declare({ hr: { name: "HR department" } });
        const lost = await scenario.stack.up();
        assert.match(said(lost, "error"), /may or may not have been created.*adoptId.*ERR_LEEGALITY_UNKNOWN_OUTCOME/s);
        assert.deepEqual(scenario.takeRequests(), ["POST /departments"]);

        const { id } = await byHand("POST", "", { name: "HR department", enabled: false });
        declare({ hr: { name: "Legal", adoptId: id } });
        const other = await scenario.stack.up();
        assert.match(said(other, "error"), /"HR department", not "Legal".*ERR_LEEGALITY_CANNOT_ADOPT/s);
        declare({ hr: { name: "HR department", adoptId: id } });
        scenario.takeRequests();
        await up({ create: 1 });
        assert.deepEqual(scenario.takeRequests(), [
            "GET /departments/{id}",
            "PUT /departments/{id}",
            "GET /departments/{id}",
        ]);
        assert.deepEqual(await byHand("GET", id), { id, name: "HR department", enabled: true });
        declare({ hr: { name: "HR department" } });
        await up({ same: 1 });

        declare({ people: { name: "HR department", adoptId: id } });
        const renamed = await scenario.stack.up();
        assert.deepEqual(renamed.changes, { create: 1, delete: 1 }, said(renamed, "error"));
        assert.equal((await byHand("GET", id)).enabled, true, "the old resource leaves it to the new one");
    });

    it("with a name in use fails, and the error names adoptId", async () => {
        await open();
        fault("POST", {
            kind: "answer",
            status: 409,
            body: { code: "LE_ERR_SS_409", errors: [{ message: "in use" }] },
        });
        declare({ hr: { name: "HR department" } });
        assert.match(
            said(await scenario.stack.up(), "error"),
            /"HR department" already.*adoptId.*ERR_LEEGALITY_ALREADY_EXISTS/s,
        );
        assert.deepEqual(await inState(), []);
    });

    it("keeps its id if SignStation stores something else, and is written again", async () => {
        await open();
        // Given and read back so for longer than a read after a write is repeated.
        const response = {
            kind: "answer",
            status: 200,
            body: { data: { id: HR, name: "Other", enabled: true } },
        } as const;
        fault("POST", response);
        fault("GET", response, 1000);
        declare({ hr: { name: "HR department" } });
        const wrong = await scenario.stack.up();
        scenario.emulator.clearFaults();
        assert.match(said(wrong, "error"), /"Other", not "HR department".*ERR_LEEGALITY_NOT_AS_ASKED/s);
        const [kept] = await inState();
        assert.equal(kept?.outputs?.["name"], "Other");
        scenario.takeRequests();
        await up({ update: 1 });
        assert.deepEqual(scenario.takeRequests(), ["PUT /departments/{id}", "GET /departments/{id}"]);
        const [after] = await inState();
        assert.deepEqual([after?.id, after?.outputs?.["name"]], [kept.id, "HR department"]);
        assert.equal((await scenario.stack.destroy()).code, 0, "the provider's text is still there");
    });

    it("can be read by its id with Department.get", async () => {
        await open(`
            const leegality = require("pulumi-leegality");
            const { id, name, enabled } = leegality.Department.get("hr", "${HR}");
            Object.assign(exports, { id, name, enabled });`);
        await up({ read: 1 });
        assert.deepEqual(await scenario.stack.outputs(), {
            id: HR,
            name: "HR",
            enabled: true,
        });
    });

    it("provides its id to a certificate of the same program, which is deleted first", async () => {
        await open(`
            const leegality = require("pulumi-leegality");
            const hr = new leegality.Department("hr", { name: "HR department" });
            ${CERTIFICATE}
            Object.assign(exports, { subject: signing.subject, departmentName: signing.departmentName });`);
        const preview = await scenario.stack.preview();
        assert.deepEqual(preview.changes, { create: 2 }, said(preview, "error"));
        await up({ create: 2 });
        assert.deepEqual(await scenario.stack.outputs(), { subject: "CN=signing", departmentName: "HR department" });
        assert.equal(scenario.onlyCertificate().departmentId, (await inState())[0]?.id);
        await up({ same: 2 });
        const text = String((await inState())[0]?.outputs?.["__provider"]);
        assert.ok(text.length < 2500, `${text.length} bytes`);
        scenario.takeRequests();
        assert.equal((await scenario.stack.destroy()).code, 0);
        assert.deepEqual(scenario.takeRequests(), ["DELETE /certificates/{id}", "DELETE /departments/{id}"]);
    });
});
