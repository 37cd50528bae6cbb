/** Opens the emulator's database, making the file, its folder and its tables where they are missing. */
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import type * as Sqlite from "node:sqlite";
import { loadSqlite } from "./sqlite";

const SCHEMA_VERSION = 1;

const SCHEMA = `
    CREATE TABLE departments (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        enabled INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE certificates (
        id TEXT PRIMARY KEY,
        alias TEXT NOT NULL,
        expiry TEXT NOT NULL,
        created_at TEXT NOT NULL,
        department_id TEXT REFERENCES departments (id),
        enabled INTEGER NOT NULL,
        file BLOB NOT NULL,
        file_sha256 TEXT NOT NULL,
        passkey TEXT
    ) STRICT;
    CREATE UNIQUE INDEX certificates_alias ON certificates (alias);
    INSERT INTO departments (id, name, enabled) VALUES ('18b45e41-5d8b-4417-bb83-1d769187aef9', 'HR', 1);
    PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Where the database is kept when nothing is said: in memory, gone at the end. */
export const IN_MEMORY = ":memory:";

/** The database file was made by something else, or by another version of the emulator. */
class UnknownDatabaseError extends Error {
    override readonly name = "UnknownDatabaseError";
}

/**
 * Opens or makes a database. A new one holds one department, the vendor's example (create-1).
 *
 * @param file a path, or `:memory:`. A new file is readable by its owner only: it holds keys and passkeys.
 * @throws {UnknownDatabaseError} when the file holds other tables than the emulator's.
 * @throws {Error} when the file cannot be made or is not a database.
 */
export function openDatabase(file: string): Sqlite.DatabaseSync {
    const { DatabaseSync } = loadSqlite();
    if (file !== IN_MEMORY) {
        mkdirSync(dirname(file), { recursive: true });
        closeSync(openSync(file, "a", 0o600));
    }
    const database = new DatabaseSync(file, { timeout: 5000 });
    try {
        prepareSchema(database);
        return database;
    } catch (error) {
        database.close();
        throw error;
    }
}

function prepareSchema(database: Sqlite.DatabaseSync): void {
    // An immediate transaction, so that two emulators starting on one new file do not both make the tables.
    database.exec("BEGIN IMMEDIATE");
    const version = database.prepare("PRAGMA user_version").get()?.["user_version"];
    const tables = database.prepare("SELECT count(*) AS n FROM sqlite_master").get()?.["n"];
    if (version === 0 && tables === 0) {
        database.exec(SCHEMA);
    } else if (version !== SCHEMA_VERSION) {
        database.exec("ROLLBACK");
        throw new UnknownDatabaseError("the file holds tables that this version of the emulator did not make");
    }
    database.exec("COMMIT");
}
