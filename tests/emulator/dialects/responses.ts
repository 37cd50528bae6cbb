/** Dialect rows about success responses, and about when reads see a write. */
import assert from "node:assert/strict";
import { assertProblem, HR, textOf, UNKNOWN_ID, type Reply, type World } from "../../support/world";
import { type DialectRow, type DialectRows, rowOf } from "./dialect-row";

const LIST = "/certificates/expiring-soon?days=36500";

/** The responses to an upload, a read, a list, an update and a delete. */
async function everyResponse(world: World): Promise<Reply[]> {
    const upload = await world.upload({}, { departmentId: HR });
    const path = `/certificates/${world.emulator.certificates()[0]?.id ?? ""}`;
    return [
        upload,
        await world.get(path),
        await world.get(LIST),
        await world.form({ enabled: "true" }, world.emulator.certificates()[0]?.id),
        await world.call("DELETE", path),
    ];
}

/** The members of each body; `list` for a list, an empty text for an empty body. */
function shapes(replies: readonly Reply[]): string[] {
    return replies.map(({ text, json }) =>
        Array.isArray(json) ? "list" : text === "" ? "" : Object.keys(json).join(),
    );
}

const VO = "id,name,certificateType,expiry,createdAt,departmentId,departmentName";

function successRow(value: string, expected: readonly string[]): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        const replies = await everyResponse(world);
        assert.deepEqual(
            replies.map(({ status }) => status),
            [201, 200, 200, 200, 200],
        );
        assert.deepEqual(shapes(replies), expected);
        assert.match((await world.exchange()).text, /"accessToken":"[^"]+"/);
    };
    return [rowOf("success", value), { test }];
}

/** Uploads, and says after which of some reads, each a clock's step later, the certificate is there. */
function replicaRow(value: string, stepMs: number, seen: readonly number[]): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        const id = await world.uploaded();
        const read = async (): Promise<number> => {
            const reply = await world.get(`/certificates/${id}`);
            if (reply.status === 404) {
                assertProblem(reply, 404, "LE_ERR_SS_404", "LE_ERR_SS_001");
            }
            world.clock.now = new Date(world.clock.now.getTime() + stepMs);
            return reply.status;
        };
        const statuses: number[] = [];
        for (let reads = 0; reads < seen.length; reads++) {
            statuses.push(await read());
        }
        assert.deepEqual(statuses, seen);
        await world.form({ departmentId: HR }, id);
        const isBehind = (await world.get(`/certificates/${id}`)).json["departmentId"] === undefined;
        assert.equal(isBehind, value !== "none");
    };
    return [rowOf("replica", value), { test }];
}

async function department(world: World): Promise<unknown[]> {
    const { json } = await world.upload();
    return [json["data"]?.["departmentId"], json["data"]?.["departmentName"]];
}

async function deleted(world: World): Promise<[number, string]> {
    const id = await world.uploaded();
    const { status, text } = await world.call("DELETE", `/certificates/${id}`);
    assert.deepEqual(world.emulator.certificates(), []);
    assert.equal((await world.call("DELETE", `/certificates/${UNKNOWN_ID}`)).status, 404);
    return [status, text];
}

async function updated(world: World): Promise<Reply> {
    const id = await world.uploaded();
    const reply = await world.form({ departmentId: HR }, id);
    assert.equal(reply.status, 200);
    assert.equal(world.emulator.certificates()[0]?.departmentId, HR);
    return reply;
}

export const responseRows: DialectRows = {
    ...Object.fromEntries([
        successRow("documented", ["data", VO, "data", "data", "code,message,data"]),
        successRow("data", ["data", "data", "data", "data", "data"]),
        successRow("envelope", Array<string>(5).fill("code,message,data")),
        successRow("bare", [VO, VO, "list", VO, ""]),
        replicaRow("none", 0, [200]),
        replicaRow("2-reads", 0, [404, 404, 200]),
        replicaRow("1-second", 500, [404, 404, 200]),
        replicaRow("2-seconds", 1000, [404, 404, 200]),
    ]),
    "createStatus=201": {
        test: async (world) => {
            assert.equal((await world.upload()).status, 201);
        },
    },
    "createStatus=200": {
        test: async (world) => {
            const { status, json } = await world.upload();
            assert.equal(status, 200);
            textOf(json["data"]?.["id"]);
        },
    },
    "updateBody=body": {
        test: async (world) => {
            assert.equal((await updated(world)).json["data"]?.["departmentId"], HR);
        },
    },
    "updateBody=text": {
        test: async (world) => {
            const { text, headers } = await updated(world);
            assert.equal(text, "Updated successfully");
            assert.match(headers.get("content-type") ?? "", /^text\/plain/);
        },
    },
    "updateBody=empty": {
        test: async (world) => {
            const { text, headers } = await updated(world);
            assert.deepEqual([text, headers.get("content-type")], ["", null]);
        },
    },
    "deleteBody=body": {
        test: async (world) => {
            assert.equal((await deleted(world))[0], 200);
        },
    },
    "deleteBody=no-content": {
        test: async (world) => {
            assert.deepEqual(await deleted(world), [204, ""]);
        },
    },
    "absentDepartment=absent": {
        test: async (world) => {
            assert.deepEqual(await department(world), [undefined, undefined]);
        },
    },
    "absentDepartment=null": {
        test: async (world) => {
            assert.deepEqual(await department(world), [null, null]);
        },
    },
};
