/** Every response of the emulator conforms to openapi/signstation.yaml, and the emulator gives every response that the contract describes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020";
import { parse } from "yaml";
import { makeQuickPkcs12 } from "../support/pkcs12/quick-pkcs12";
import { HR, type Reply, UNKNOWN_ID, World } from "../support/world";

interface Operation {
    readonly operationId: string;
    readonly responses: Record<string, { $ref?: string }>;
    readonly "x-confidence": string;
    readonly "x-source": string;
}

interface Contract {
    readonly paths: Record<string, Record<string, Operation>>;
}

const METHODS = ["get", "post", "put", "delete"];
const contract = parse(readFileSync(resolve(__dirname, "../../openapi/signstation.yaml"), "utf8")) as Contract;

/** Where each operation stands in the contract. */
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, operation]) => ({ path, method, operation })),
);

/** The contract as it is, which lets every further field pass. */
const tolerant = validatorOf(contract);

/** The contract without further fields: the emulator sends none. */
const closed = validatorOf(JSON.parse(JSON.stringify(contract), closeObjects) as Contract);

function validatorOf(document: Contract): Ajv2020 {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document, "contract");
    return ajv;
}

function closeObjects(key: string, value: unknown): unknown {
    return key === "additionalProperties" ? false : value;
}

/** Checks a body against the schema that the operation has for the status. */
function assertKeeps(operationId: string, { status, headers, json }: Reply): void {
    const found = operations.find(({ operation }) => operation.operationId === operationId);
    assert(found, `${operationId} is not in the contract`);
    const key = String(status) in found.operation.responses ? String(status) : "default";
    const own = `/paths/${found.path.replaceAll("/", "~1")}/${found.method}/responses/${key}`;
    const response = found.operation.responses[key]?.$ref?.slice(1) ?? own;
    const pointer = encodeURI(`${response}/content/application~1json/schema`);
    for (const ajv of [tolerant, closed]) {
        const validate = ajv.compile({ $ref: `contract#${pointer}` });
        assert(validate(json), `${operationId} ${status}: ${ajv.errorsText(validate.errors)}`);
    }
    assert.notDeepEqual(json, {});
    assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
}

type Call = [operationId: string, status: number, call: (world: World, id: string) => Promise<Reply>];

const soundDepartment = { name: "People", enabled: true };
const long = { clientId: "x", clientSecret: "x".repeat(70_000), name: "x".repeat(70_000) };
const large = { file: Buffer.alloc(5 * 1024 * 1024 + 1), passkey: "secret" };
const inUse = { file: makeQuickPkcs12({ friendlyName: "other" }), passkey: "secret" };

const without = (method: string, path: string) => (world: World) => world.call(method, path, { headers: {} });

const calls: Call[] = [
    ["createCertificate", 201, (world) => world.upload({ friendlyName: "new" }, { departmentId: HR })],
    ["createCertificate", 400, (world) => world.form({})],
    ["createCertificate", 401, without("POST", "/certificates")],
    ["createCertificate", 409, (world) => world.form(inUse)],
    ["createCertificate", 413, (world) => world.form(large)],
    ["createCertificate", 405, (world) => world.call("PATCH", "/certificates")],
    ["getCertificate", 200, (world, id) => world.get(`/certificates/${id}`)],
    ["getCertificate", 401, without("GET", `/certificates/${UNKNOWN_ID}`)],
    ["getCertificate", 404, (world) => world.get(`/certificates/${UNKNOWN_ID}`)],
    ["updateCertificate", 200, (world, id) => world.form({ departmentId: HR, enabled: "true" }, id)],
    ["updateCertificate", 400, (world, id) => world.form({ enabled: "maybe" }, id)],
    ["updateCertificate", 401, without("PUT", `/certificates/${UNKNOWN_ID}`)],
    ["updateCertificate", 404, (world) => world.form({}, UNKNOWN_ID)],
    ["updateCertificate", 409, (world, id) => world.form(inUse, id)],
    ["updateCertificate", 413, (world, id) => world.form(large, id)],
    ["deleteCertificate", 200, (world, id) => world.call("DELETE", `/certificates/${id}`)],
    ["deleteCertificate", 401, without("DELETE", `/certificates/${UNKNOWN_ID}`)],
    ["deleteCertificate", 404, (world) => world.call("DELETE", `/certificates/${UNKNOWN_ID}`)],
    ["listExpiringCertificates", 200, (world) => world.get("/certificates/expiring-soon?days=36500")],
    ["listExpiringCertificates", 400, (world) => world.get("/certificates/expiring-soon?days=x")],
    ["listExpiringCertificates", 401, without("GET", "/certificates/expiring-soon")],
    ["getCertificateSummary", 200, (world) => world.get("/certificates/summary")],
    ["getCertificateSummary", 400, (world) => world.get("/certificates/summary?days=x")],
    ["getCertificateSummary", 401, without("GET", "/certificates/summary")],
    ["createToken", 200, (world) => world.exchange()],
    ["createToken", 400, (world) => world.send("POST", "/auth/token", {})],
    ["createToken", 401, (world) => world.send("POST", "/auth/token", { clientId: "x", clientSecret: "x" })],
    ["createToken", 413, (world) => world.send("POST", "/auth/token", long)],
    ["getCurrentUser", 200, (world) => world.get("/auth/me")],
    ["getCurrentUser", 401, without("GET", "/auth/me")],
    ["createDepartment", 200, (world) => world.send("POST", "/departments", { name: "Sales" })],
    ["createDepartment", 400, (world) => world.send("POST", "/departments", {})],
    ["createDepartment", 401, without("POST", "/departments")],
    ["createDepartment", 413, (world) => world.send("POST", "/departments", long)],
    ["getDepartment", 200, (world) => world.get(`/departments/${HR}`)],
    ["getDepartment", 401, without("GET", `/departments/${HR}`)],
    ["getDepartment", 404, (world) => world.get(`/departments/${UNKNOWN_ID}`)],
    ["updateDepartment", 200, (world) => world.send("PUT", `/departments/${HR}`, soundDepartment)],
    ["updateDepartment", 400, (world) => world.send("PUT", `/departments/${HR}`, {})],
    ["updateDepartment", 401, without("PUT", `/departments/${HR}`)],
    ["updateDepartment", 404, (world) => world.send("PUT", `/departments/${UNKNOWN_ID}`, soundDepartment)],
    ["updateDepartment", 413, (world) => world.send("PUT", `/departments/${HR}`, long)],
    ["deleteDepartment", 200, (world) => world.call("DELETE", `/departments/${HR}`)],
    ["deleteDepartment", 401, without("DELETE", `/departments/${HR}`)],
    ["deleteDepartment", 404, (world) => world.call("DELETE", `/departments/${UNKNOWN_ID}`)],
];

describe("openapi/signstation.yaml", () => {
    for (const [operationId, status, call] of calls) {
        it(`${operationId} answers ${status} as the document says`, async () => {
            await World.with(async (world) => {
                const id = await world.uploaded({ friendlyName: "one" }, { departmentId: HR });
                await world.uploaded({ friendlyName: "other" });
                const reply = await call(world, id);
                assert.equal(reply.status, status, reply.text);
                assertKeeps(operationId, reply);
            });
        });
    }

    it("describes no operation that the emulator lacks", () => {
        const described = operations.flatMap(({ operation: { operationId, responses } }) =>
            Object.keys(responses)
                // These two are the same for all operations, and each is met once: see FIDELITY.md's server-error.
                .filter((status) => status !== "500" && status !== "default")
                .map((status) => `${operationId} ${status}`),
        );
        const done = calls.map(([operationId, status]) => `${operationId} ${status}`);
        assert.deepEqual(
            described.filter((response) => !done.includes(response)),
            [],
        );
    });

    it("has for each operation its certainty, its source and error responses", () => {
        const confidences = ["documented", "partly-documented", "observed", "assumed"];
        for (const { operation } of operations) {
            const { operationId, "x-confidence": confidence, "x-source": source, responses } = operation;
            assert(confidences.includes(confidence), operationId);
            assert.match(source, /^(assumed|https:\/\/knowledge\.leegality\.com\/sign-station\/api\/[a-z0-9-]+)$/);
            assert(responses["500"] && responses["default"], operationId);
        }
        const ids = operations.map(({ operation }) => operation.operationId);
        assert.equal(new Set(ids).size, ids.length);
    });

    it("allows unknown and missing fields in responses", () => {
        for (const schema of [
            "CertificateVO",
            "CertificateResponse",
            "TokenResponse",
            "DepartmentResponse",
            "ErrorEnvelope",
        ]) {
            const validate = tolerant.compile({ $ref: `contract#/components/schemas/${schema}` });
            assert(validate({}), schema);
            assert(validate({ somethingNew: 1 }), schema);
        }
    });
});
