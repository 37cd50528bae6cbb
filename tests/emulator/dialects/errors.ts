/** Dialect rows about error responses and their bodies. */
import assert from "node:assert/strict";
import { makeQuickPkcs12OfSize } from "../../support/pkcs12/quick-pkcs12";
import { assertProblem, type Reply, UNKNOWN_ID, type World } from "../../support/world";
import type { DialectRow, DialectRows } from "./dialect-row";

/** Requests that a framework refuses before the API's own rules, with their own statuses. */
async function frameworkFailures(world: World): Promise<Reply[]> {
    return [
        await world.get("/nothing"),
        await world.call("DELETE", "/certificates"),
        await world.get("/certificates/no-uuid"),
        await world.upload({}, { departmentId: "no-uuid" }),
        await world.get("/certificates/summary?days=x"),
        await world.form({ file: makeQuickPkcs12OfSize(5 * 1024 * 1024 + 1), passkey: "secret" }),
    ];
}

/** Errors of the API itself: those of a record, a passkey, a token. */
async function ownErrors(world: World): Promise<Reply[]> {
    return [
        await world.get(`/certificates/${UNKNOWN_ID}`),
        await world.upload({}, { passkey: "wrong" }),
        await world.call("GET", "/auth/me", { headers: {} }),
    ];
}

function statuses(replies: readonly Reply[]): number[] {
    return replies.map(({ status }) => status);
}

async function assertOwnErrorsStay(world: World): Promise<void> {
    const [gone, passkey, token] = await ownErrors(world);
    assertProblem(gone!, 404, "LE_ERR_SS_404", "LE_ERR_SS_001");
    assertProblem(passkey!, 400, "LE_ERR_SS_400", null, /passkey/);
    assertProblem(token!, 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
}

function failureRow(assertFailure: (reply: Reply) => void): DialectRow {
    const test = async (world: World): Promise<void> => {
        for (const reply of await frameworkFailures(world)) {
            assertFailure(reply);
        }
        await assertOwnErrorsStay(world);
    };
    return { test };
}

/** An error in the form under test, and the API's own errors in the envelope. */
function formRow(type: RegExp, assertBody: (reply: Reply) => void): DialectRow {
    const test = async (world: World): Promise<void> => {
        const replies = await frameworkFailures(world);
        assert.deepEqual(statuses(replies), [404, 405, 400, 400, 400, 413]);
        for (const reply of replies) {
            assert.match(reply.headers.get("content-type") ?? "", type);
            assertBody(reply);
        }
        await assertOwnErrorsStay(world);
    };
    return { test };
}

export const errorRows: DialectRows = {
    "failures=own": {
        test: async (world) => {
            assert.deepEqual(statuses(await frameworkFailures(world)), [404, 405, 404, 400, 400, 413]);
        },
    },
    "failures=unauthorized": failureRow((reply) => {
        assertProblem(reply, 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
    }),
    "failures=forbidden": failureRow(({ status, text, headers }) => {
        assert.deepEqual([status, text, headers.get("content-type")], [403, "", null]);
    }),
    "failures=catch-all": failureRow((reply) => {
        assertProblem(reply, 500, "LE_ERR_SS_500", null, /^Internal Server Error$/);
    }),
    "errors=envelope": {
        test: async (world) => {
            for (const { json } of [...(await frameworkFailures(world)), ...(await ownErrors(world))]) {
                assert.deepEqual(Object.keys(json), ["code", "errors"]);
            }
        },
    },
    "errors=spring": formRow(/^application\/json/, ({ status, json }) => {
        assert.deepEqual(Object.keys(json), ["timestamp", "status", "error", "path"]);
        assert.equal(json["timestamp"], "2026-01-01T00:00:00.000+00:00");
        assert.equal(json["status"], status);
    }),
    "errors=problem": formRow(/^application\/problem\+json/, ({ status, json }) => {
        assert.deepEqual(Object.keys(json), ["type", "title", "status", "detail", "instance"]);
        assert.equal(json["status"], status);
        assert.notEqual(json["detail"], "");
    }),
    "errors=text": formRow(/^text\/plain/, ({ text }) => {
        assert.match(text, /^[^{]+$/);
    }),
    "errorsOf=framework": {
        with: { errors: "spring" },
        test: assertOwnErrorsStay,
    },
    "errorsOf=all": {
        with: { errors: "spring" },
        test: async (world) => {
            const replies = await ownErrors(world);
            assert.deepEqual(statuses(replies), [404, 400, 401]);
            for (const { json } of replies) {
                assert.deepEqual(Object.keys(json), ["timestamp", "status", "error", "path"]);
            }
        },
    },
    "tooLarge=body": {
        with: { errors: "spring" },
        test: async (world) => {
            const reply = (await frameworkFailures(world)).at(-1);
            assert.deepEqual([reply?.status, reply?.json["error"]], [413, "Payload Too Large"]);
        },
    },
    "tooLarge=empty": {
        test: async (world) => {
            const reply = (await frameworkFailures(world)).at(-1);
            assert.deepEqual([reply?.status, reply?.text], [413, ""]);
        },
    },
    "createOutcome=answered": {
        test: async (world) => {
            assert.equal((await world.upload()).status, 201);
        },
    },
    "createOutcome=fails-after": {
        with: { failures: "unauthorized" },
        test: async (world) => {
            assertProblem(await world.upload(), 401, "LE_ERR_SS_401", "LE_ERR_SS_303");
            assert.equal(world.emulator.certificates().length, 1);
            assertProblem(await world.upload(), 409, "LE_ERR_SS_409", "LE_ERR_SS_1101");
        },
    },
};
