/** Pulumi's resource options on a department, on the real engine. */
import assert from "node:assert/strict";
import { said } from "../../support/engine/engine-run";
import { makePkcs12 } from "../../support/pkcs12/pkcs12-files";
import { sendByHand } from "../../support/by-hand";
import { Scenario } from "../../support/engine/scenario";

const file = makePkcs12({ commonName: "signing" });
const PROGRAM = `
const { readFileSync } = require("node:fs");
const leegality = require("pulumi-leegality");
const { options, ...args } = JSON.parse(readFileSync("hr.json", "utf8"));
const hr = new leegality.Department("hr", args, options);
new leegality.Certificate("signing", {
    certificateFile: "signing.p12", passkey: ${JSON.stringify(file.passkey)}, departmentId: hr.id });
`;

describe("the resource options of a department", function () {
    this.timeout(300_000);
    let scenario: Scenario;
    let id: string;

    beforeEach(async () => {
        scenario = await Scenario.open(PROGRAM);
        scenario.stack.write("signing.p12", file.bytes);
    });
    afterEach(() => scenario.close());

    function declare(name: string, options: Record<string, unknown>): void {
        scenario.stack.write("hr.json", JSON.stringify({ name, options }));
    }

    async function created(options: Record<string, unknown>): Promise<void> {
        declare("HR department", options);
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { create: 2 }, said(up, "error"));
        id = await idInState();
        scenario.takeRequests();
    }

    async function urnInState(): Promise<string> {
        return (await scenario.stack.resources("Department"))[0]?.urn ?? "";
    }

    async function idInState(): Promise<string> {
        return (await scenario.stack.resources("Department"))[0]?.id ?? "";
    }

    const writes = () => scenario.takeRequests().filter((request) => !request.startsWith("GET"));
    const isEnabled = async () => (await sendByHand(scenario.emulator, "GET", `/departments/${id}`)).enabled;

    it("retainOnDelete: the department leaves the state and stays enabled", async () => {
        await created({ retainOnDelete: true });
        const destroyed = await scenario.stack.destroy();
        assert.equal(destroyed.code, 0, said(destroyed, "error"));
        assert.deepEqual(writes(), ["DELETE /certificates/{id}"]);
        assert.deepEqual(await scenario.stack.resources("Department"), []);
        assert.equal(await isEnabled(), true);
    });

    it("--replace: another department of the name is created, its certificates move there, and the old one is disabled", async () => {
        await created({});
        const up = await scenario.stack.up("--replace", await urnInState());
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(writes(), ["POST /departments", "PUT /certificates/{id}", "DELETE /departments/{id}"]);
        assert.notEqual(await idInState(), id);
        assert.equal(scenario.onlyCertificate().departmentId, await idInState());
        assert.equal(await isEnabled(), false);
    });

    it("--replace with deleteBeforeReplace: the old department is disabled first", async () => {
        await created({ deleteBeforeReplace: true });
        const up = await scenario.stack.up("--replace", await urnInState());
        assert.equal(up.code, 0, said(up, "error"));
        assert.deepEqual(writes(), ["DELETE /departments/{id}", "POST /departments", "PUT /certificates/{id}"]);
    });

    it("replaceOnChanges: the change is made in place", async () => {
        await created({ replaceOnChanges: ["name"] });
        declare("People", { replaceOnChanges: ["name"] });
        const up = await scenario.stack.up();
        assert.deepEqual(up.changes, { update: 1, same: 1 }, said(up, "error"));
        assert.deepEqual(writes(), ["PUT /departments/{id}"]);
        assert.equal(await idInState(), id);
    });
});
