/** Keeps departments, which are disabled but never removed. */
import type { DatabaseSync } from "node:sqlite";

/** One department. */
export interface Department {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
}

/** The departments of one database. */
export class DepartmentStore {
    constructor(private readonly database: DatabaseSync) {}

    /** Adds a department. Names may repeat (assumed). */
    insert({ id, name, enabled }: Department): void {
        this.database
            .prepare("INSERT INTO departments (id, name, enabled) VALUES (?, ?, ?)")
            .run(id, name, Number(enabled));
    }

    /** Writes a department over the stored one of the same id; `false` when there is none. */
    replace({ id, name, enabled }: Department): boolean {
        const update = this.database.prepare("UPDATE departments SET name = ?, enabled = ? WHERE id = ?");
        return update.run(name, Number(enabled), id).changes === 1;
    }

    /** The department of this id, disabled ones included. */
    find(id: string): Department | undefined {
        const row = this.database.prepare("SELECT id, name, enabled FROM departments WHERE id = ?").get(id);
        return row && { id: String(row["id"]), name: String(row["name"]), enabled: row["enabled"] === 1 };
    }

    /** Whether certificates may be put into the department: it exists and is enabled. */
    isUsable(id: string): boolean {
        return this.find(id)?.enabled === true;
    }
}
