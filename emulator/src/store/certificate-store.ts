/** Keeps certificates; the database itself, not a look beforehand, decides whether an alias is free. */
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { sameAlias } from "../dialect/alias-source";
import type { Dialect } from "../dialect/dialect-table";

/** A certificate without its file. Times are ISO 8601 UTC in whole seconds. */
export interface CertificateFacts {
    readonly id: string;
    readonly alias: string;
    readonly expiry: string;
    readonly createdAt: string;
    readonly departmentId: string | undefined;
    readonly departmentName: string | undefined;
    readonly enabled: boolean;
    /** SHA-256 of the file, lower-case hex. */
    readonly sha256: string;
    /** As sent; `undefined` when none was. Never leaves the process. */
    readonly passkey: string | undefined;
}

/** What is written: all but the joined name, and the file. */
export type CertificateRecord = Omit<CertificateFacts, "departmentName"> & { readonly file: Buffer };

const SELECT_FACTS = `
    SELECT c.id, c.alias, c.expiry, c.created_at, c.department_id, d.name AS department_name,
           c.enabled, c.file_sha256, c.passkey
    FROM certificates c LEFT JOIN departments d ON d.id = c.department_id`;

/** The certificates of one database. */
export class CertificateStore {
    constructor(
        private readonly database: DatabaseSync,
        private readonly aliasCase: Dialect["aliasCase"],
    ) {}

    /** Adds a certificate; `false` if its alias is in use. */
    insert(record: CertificateRecord): boolean {
        return this.write(
            `INSERT INTO certificates
                (id, alias, expiry, created_at, department_id, enabled, file, file_sha256, passkey)
             VALUES
                (:id, :alias, :expiry, :createdAt, :departmentId, :enabled, :file, :sha256, :passkey)`,
            record,
        );
    }

    /** Writes a certificate over the stored one of the same id; `false` if another certificate has its new alias. */
    replace(record: CertificateRecord): boolean {
        return this.write(
            `UPDATE certificates SET
                alias = :alias, expiry = :expiry, created_at = :createdAt, department_id = :departmentId,
                enabled = :enabled, file = :file, file_sha256 = :sha256, passkey = :passkey
             WHERE id = :id`,
            record,
        );
    }

    /** The certificate of this id. */
    find(id: string): CertificateFacts | undefined {
        const row = this.database.prepare(`${SELECT_FACTS} WHERE c.id = ?`).get(id);
        return row && toFacts(row);
    }

    /** The stored file of this id. */
    fileOf(id: string): Buffer | undefined {
        const file = this.database.prepare("SELECT file FROM certificates WHERE id = ?").get(id)?.["file"];
        return file instanceof Uint8Array ? Buffer.from(file) : undefined;
    }

    /** Changes what is given of a certificate; `false` when there is none of this id. */
    change(id: string, { departmentId, enabled }: { departmentId?: string; enabled?: boolean }): boolean {
        const update = this.database.prepare(
            `UPDATE certificates
             SET department_id = coalesce(?, department_id), enabled = coalesce(?, enabled) WHERE id = ?`,
        );
        return update.run(departmentId ?? null, enabled === undefined ? null : Number(enabled), id).changes === 1;
    }

    /** Removes a certificate, which frees its alias; `false` when there is none of this id. */
    remove(id: string): boolean {
        return this.database.prepare("DELETE FROM certificates WHERE id = ?").run(id).changes === 1;
    }

    /** All certificates, by expiry and then in the order in which they were added. */
    list(): CertificateFacts[] {
        return this.database.prepare(`${SELECT_FACTS} ORDER BY c.expiry, c.rowid`).all().map(toFacts);
    }

    /** The database itself compares aliases by their bytes. */
    private collides({ id, alias }: CertificateRecord): boolean {
        return this.list().some((other) => other.id !== id && sameAlias(this.aliasCase, other.alias, alias));
    }

    private write(sql: string, record: CertificateRecord): boolean {
        const { id, alias, expiry, createdAt, departmentId, enabled, file, sha256, passkey } = record;
        if (this.aliasCase === "insensitive" && this.collides(record)) {
            return false;
        }
        try {
            this.database.prepare(sql).run({
                ":id": id,
                ":alias": alias,
                ":expiry": expiry,
                ":createdAt": createdAt,
                ":departmentId": departmentId ?? null,
                ":enabled": Number(enabled),
                ":file": file,
                ":sha256": sha256,
                ":passkey": passkey ?? null,
            });
            return true;
        } catch (error) {
            if (isUniqueViolation(error)) {
                return false;
            }
            throw error;
        }
    }
}

/** SQLite's extended result code SQLITE_CONSTRAINT_UNIQUE; a repeated primary key has another one. */
function isUniqueViolation(error: unknown): boolean {
    return error instanceof Error && "errcode" in error && error.errcode === 2067;
}

function toFacts(row: Record<string, SQLOutputValue>): CertificateFacts {
    return {
        id: String(row["id"]),
        alias: String(row["alias"]),
        expiry: String(row["expiry"]),
        createdAt: String(row["created_at"]),
        departmentId: textOf(row["department_id"]),
        departmentName: textOf(row["department_name"]),
        enabled: row["enabled"] === 1,
        sha256: String(row["file_sha256"]),
        passkey: textOf(row["passkey"]),
    };
}

function textOf(value: SQLOutputValue | undefined): string | undefined {
    return typeof value === "string" ? value : undefined;
}
