/** Dialect rows about times: their forms, the server's zone and clock. */
import assert from "node:assert/strict";
import { textOf, UNKNOWN_ID, type World } from "../../support/world";
import { type DialectRow, type DialectRows, rowOf } from "./dialect-row";

/** 06:41:39 UTC is 12:11:39 in India. */
const TIME = new Date("2027-11-28T06:41:39Z");

/** What each form makes of that time, as JSON; `undefined` for no field. */
const FORMS: Readonly<Record<string, string | undefined>> = {
    iso: '"2027-11-28T06:41:39Z"',
    "iso-fraction": '"2027-11-28T06:41:39.000Z"',
    offset: '"2027-11-28T12:11:39+05:30"',
    "offset-compact": '"2027-11-28T12:11:39+0530"',
    zoneless: '"2027-11-28T12:11:39"',
    blank: '"2027-11-28 12:11:39"',
    "local-z": '"2027-11-28T12:11:39Z"',
    "no-seconds": '"2027-11-28T06:41Z"',
    date: '"2027-11-28"',
    "day-first": '"2027-11-27T18:30:00Z"',
    "day-last": '"2027-11-28T18:29:59Z"',
    seconds: "1827384099",
    "seconds-fraction": "1827384099.000000000",
    milliseconds: "1827384099000",
    array: "[2027,11,28,12,11,39]",
    "day-month-year": '"28-11-2027"',
    "java-date": '"Sun Nov 28 06:41:39 UTC 2027"',
    "zone-name": '"2027-11-28T12:11:39+05:30[Asia/Kolkata]"',
    null: "null",
    absent: undefined,
};

/** A field of a response as the text that was sent: reading a number would lose its digits. */
function sent(text: string, field: string): string | undefined {
    return new RegExp(`"${field}":("[^"]*"|\\[[^\\]]*\\]|[^,}]+)`).exec(text)?.[1];
}

async function times(world: World): Promise<{ expiry: string | undefined; createdAt: string | undefined }[]> {
    world.clock.now = TIME;
    const upload = await world.upload({ notAfter: TIME });
    const id = textOf(upload.json["data"]?.["id"] ?? upload.json["id"]);
    const replies = [upload, await world.get(`/certificates/${id}`), await world.get("/certificates/expiring-soon")];
    return replies.map(({ text }) => ({ expiry: sent(text, "expiry"), createdAt: sent(text, "createdAt") }));
}

function expiryRow([form, json]: [string, string | undefined]): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        for (const { expiry, createdAt } of await times(world)) {
            assert.deepEqual([expiry, createdAt], [json, json]);
        }
    };
    return [rowOf("expiry", form), { test }];
}

function createdAtRow([form, json]: [string, string | undefined]): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        for (const { expiry, createdAt } of await times(world)) {
            assert.deepEqual([expiry, createdAt], ["1827384099", json]);
        }
    };
    return [rowOf("createdAt", form), { with: { expiry: "seconds" }, test }];
}

/** A time at which the day in the zone is another one than in UTC. */
function zoneRow(zone: string, noon: string, day: string): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        const notAfter = new Date(noon);
        const { json } = await world.upload({ notAfter });
        assert.equal(json["data"]?.["expiry"], day);
    };
    return [rowOf("zone", zone), { with: { expiry: "date" }, test }];
}

export const timeRows: DialectRows = {
    ...Object.fromEntries(Object.entries(FORMS).map(expiryRow)),
    ...Object.fromEntries(
        [["as-expiry", "1827384099"] as [string, string], ...Object.entries(FORMS)].map(createdAtRow),
    ),
    ...Object.fromEntries([
        zoneRow("+05:30", "2027-11-28T18:30:00Z", "2027-11-29"),
        zoneRow("+00:00", "2027-11-28T23:59:59Z", "2027-11-28"),
        zoneRow("+14:00", "2027-11-28T10:00:00Z", "2027-11-29"),
        zoneRow("-11:00", "2027-11-28T10:59:59Z", "2027-11-27"),
    ]),
    "date=sent": {
        test: async (world) => {
            assert.equal((await world.get("/auth/me")).headers.get("date"), "Thu, 01 Jan 2026 00:00:00 GMT");
        },
    },
    "date=absent": {
        test: async (world) => {
            for (const path of ["/auth/me", `/certificates/${UNKNOWN_ID}`, "/certificates/%ZZ"]) {
                assert.equal((await world.get(path)).headers.get("date"), null);
            }
        },
    },
    "date=1970": {
        test: async (world) => {
            assert.equal((await world.get("/auth/me")).headers.get("date"), "Thu, 01 Jan 1970 00:00:00 GMT");
        },
    },
};
