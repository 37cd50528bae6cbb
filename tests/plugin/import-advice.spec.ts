/** Errors about existing certificates and departments: advice on `pulumi import`, with the id if it is known. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator, type Emulator } from "signstation-emulator";
import { sendByHand } from "../support/by-hand";
import { makePkcs12, type Pkcs12File } from "../support/pkcs12/pkcs12-files";
import { formData } from "../support/world";
import { CERTIFICATE, DEPARTMENT, Plugin, type CallError } from "./plugin-client";

const file = makePkcs12({ commonName: "signing", friendlyName: "signing" });
const other = makePkcs12({ commonName: "signing", friendlyName: "signing", notAfter: new Date("2040-01-01") });

interface Row {
    readonly what: string;
    readonly type?: string;
    readonly resource?: string;
    readonly args?: Readonly<Record<string, unknown>>;
    /** What SignStation holds before, if anything: its id is the one that the command names. */
    readonly held?: Pkcs12File;
    readonly before?: (emulator: Emulator) => string | undefined;
    readonly code: string;
    /** The name that the command gives the resource. @default the resource's */
    readonly name?: string;
}

const listFails = { match: { method: "GET" }, effect: { kind: "answer", status: 503 } } as const;
const lost = { match: { method: "POST" }, effect: { kind: "drop", when: "after" } } as const;

const rows: readonly Row[] = [
    { what: "the same certificate", held: file, code: "ERR_LEEGALITY_ALREADY_EXISTS" },
    {
        what: "the same certificate, and a name for a shell to quote",
        resource: "a b'c",
        name: "NAME",
        held: file,
        code: "ERR_LEEGALITY_ALREADY_EXISTS",
    },
    { what: "another certificate of the alias", held: other, code: "ERR_LEEGALITY_ALREADY_EXISTS" },
    {
        what: "a certificate of the alias that cannot be listed",
        held: file,
        before: (emulator) => {
            emulator.once(listFails);
            return "ID";
        },
        code: "ERR_LEEGALITY_ALREADY_EXISTS",
    },
    {
        what: "another certificate under adoptId",
        held: other,
        args: { adoptId: "held" },
        code: "ERR_LEEGALITY_CANNOT_ADOPT",
    },
    {
        what: "an upload whose response was lost, and no list",
        before: (emulator) => {
            emulator.once(lost);
            emulator.once(listFails);
            return "ID";
        },
        code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
    },
    {
        what: "a department of the name",
        type: DEPARTMENT,
        args: { name: "HR" },
        before: (emulator) => {
            const body = { code: "LE_ERR_SS_409", errors: [{ message: "in use" }] };
            emulator.once({ match: { method: "POST" }, effect: { kind: "answer", status: 409, body } });
            return "ID";
        },
        code: "ERR_LEEGALITY_ALREADY_EXISTS",
    },
    {
        what: "another department under adoptId",
        type: DEPARTMENT,
        args: { name: "Sales", adoptId: "held" },
        before: (emulator) => emulator.addDepartment("Legal").id,
        code: "ERR_LEEGALITY_CANNOT_ADOPT",
    },
    {
        what: "a department whose response was lost",
        type: DEPARTMENT,
        args: { name: "Sales" },
        before: (emulator) => {
            emulator.once(lost);
            return "ID";
        },
        code: "ERR_LEEGALITY_UNKNOWN_OUTCOME",
    },
];

describe("the error of a create advises pulumi import for", () => {
    let emulator: Emulator;
    let plugin: Plugin;
    let folder: string;

    beforeEach(async () => {
        emulator = await startEmulator();
        plugin = await Plugin.start({ baseUrl: emulator.url, authToken: emulator.token, maxRetries: "0" });
        folder = mkdtempSync(join(tmpdir(), "leegality-plugin-"));
        writeFileSync(join(folder, "signing.p12"), file.bytes);
    });
    afterEach(async () => {
        plugin.stop();
        rmSync(folder, { recursive: true, force: true });
        await emulator.stop();
    });

    for (const {
        what,
        type = CERTIFICATE,
        resource = "signing",
        args = {},
        held,
        before,
        code,
        name = resource,
    } of rows) {
        it(what, async () => {
            const upload = held === undefined ? undefined : await uploaded(emulator, held);
            const id = before?.(emulator) ?? upload ?? "ID";
            const own =
                type === DEPARTMENT ? {} : { certificateFile: join(folder, "signing.p12"), passkey: file.passkey };
            const adopted = args["adoptId"] === undefined ? {} : { adoptId: id };
            const { inputs, failures } = await plugin.check(type, resource, { ...own, ...args, ...adopted });
            assert.deepEqual(failures, []);
            const { details } = await plugin.create(type, resource, inputs).then(
                () => assert.fail("it was created"),
                (error: unknown) => error as CallError,
            );
            assert.ok(details.endsWith(`[${code}]`), details);
            assert.ok(details.includes(`pulumi import ${type} ${name} ${id} `), details);
        });
    }
});

async function uploaded(emulator: Emulator, { bytes, passkey }: Pkcs12File): Promise<string> {
    return (await sendByHand(emulator, "POST", "/certificates", formData({ file: bytes, passkey }))).id;
}
