/** Dialect rows about the API's rules: absent fields, aliases, days. */
import assert from "node:assert/strict";
import type { Dialect } from "signstation-emulator";
import { assertProblem, HR, textOf, type World } from "../../support/world";
import { type DialectRow, type DialectRows, rowOf } from "./dialect-row";

/** The names of files with friendlyName and CN, with a CN only, and with neither. */
const NAMES: Readonly<Record<Dialect["alias"], readonly [string, string, string]>> = {
    friendlyName: ["Entry Ü", "Subject", "Third.One"],
    keystore: ["entry ü", "1", "1"],
    file: ["First.P12", "Second.pfx", "Third.One.p12"],
    "common-name": ["Subject", "Subject", "Third.One"],
};

function aliasRow([value, names]: [string, readonly string[]]): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        const uploads = [
            [{ friendlyName: "Entry Ü", commonName: "Subject" }, "First.P12"],
            [{ commonName: "Subject" }, "Second.pfx"],
            [{ commonName: null }, "Third.One.p12"],
        ] as const;
        const seen: string[] = [];
        for (const [spec, fileName] of uploads) {
            const { status, json } = await world.upload(spec, { fileName });
            assert.equal(status, 201);
            seen.push(textOf(json["data"]?.["name"]));
            world.emulator.removeCertificate(textOf(json["data"]?.["id"]));
        }
        assert.deepEqual(seen, names);
    };
    return [rowOf("alias", value), { test }];
}

function daysRow(most: number): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        for (const report of ["expiring-soon", "summary"]) {
            assert.equal((await world.get(`/certificates/${report}?days=${most}`)).status, 200);
            assertProblem(await world.get(`/certificates/${report}?days=${most + 1}`), 400, "LE_ERR_SS_400", null);
        }
    };
    return [rowOf("days", String(most)), { test }];
}

/** Department and `enabled` after an update that sends neither. */
async function afterUpdate(world: World): Promise<unknown[]> {
    const id = await world.uploaded({}, { departmentId: HR, enabled: "false" });
    assert.equal((await world.form({ passkey: "secret" }, id)).status, 200);
    const [stored] = world.emulator.certificates();
    return [stored?.departmentId, stored?.enabled];
}

function enabledRow(value: string): [string, DialectRow] {
    const test = async (world: World): Promise<void> => {
        await world.uploaded();
        assert.equal(String(world.emulator.certificates()[0]?.enabled), value);
    };
    return [rowOf("absentEnabled", value), { test }];
}

export const ruleRows: DialectRows = {
    ...Object.fromEntries(Object.entries(NAMES).map(aliasRow)),
    ...Object.fromEntries([36_500, 3650, 365].map(daysRow)),
    ...Object.fromEntries(["true", "false"].map(enabledRow)),
    "aliasCase=sensitive": {
        test: async (world) => {
            await world.uploaded({ friendlyName: "name" });
            await world.uploaded({ friendlyName: "NAME" });
        },
    },
    "aliasCase=insensitive": {
        test: async (world) => {
            const id = await world.uploaded({ friendlyName: "name" });
            const collision = await world.upload({ friendlyName: "NAME" });
            assertProblem(collision, 409, "LE_ERR_SS_409", "LE_ERR_SS_1101", /'NAME'/);
            assert.equal((await world.form({ enabled: "false" }, id)).status, 200);
        },
    },
    "updateFields=keep": {
        test: async (world) => {
            assert.deepEqual(await afterUpdate(world), [HR, false]);
        },
    },
    "updateFields=replace": {
        test: async (world) => {
            assert.deepEqual(await afterUpdate(world), [undefined, true]);
        },
    },
};
