/** The files, arguments, ids and requests of the scenarios. */
import { createHash } from "node:crypto";
import type { Emulator } from "signstation-emulator";
import { sendByHand } from "../../support/by-hand";
import { makeQuickPkcs12, type FileSpec } from "../../support/pkcs12/quick-pkcs12";
import { formData } from "../../support/world";
import { IdOf, type Declared } from "../stack";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A file, its passkey, and what shows of it. */
export interface ScenarioFile {
    readonly bytes: Buffer;
    readonly passkey: string;
    readonly sha256: string;
    readonly notAfter: string;
}

/** All of the alias `signing` unless `spec` says otherwise. Their ends differ by days, by which SignStation distinguishes them. */
export const FIRST = file(400, "first passkey");
export const RENEWED = file(800, "renewed passkey");
export const OF_SOMEBODY_ELSE = file(1200, "other passkey");
export const OTHER_ALIAS = file(500, "another passkey", { friendlyName: "other" });
export const EXPIRED = file(-3, "first passkey");
export const ENDING_SOON = file(9, "first passkey");

/** The ids that SignStation gives, in order. */
export const ID_1 = idOfNumber(1);
export const ID_2 = idOfNumber(2);
export const NO_ID = idOfNumber(999);

export function idOfNumber(number: number): string {
    return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

export const UPLOAD = "POST certificates";
export const LIST = "GET certificates/expiring-soon";
export const READ = "GET certificates/{id}";
export const UPDATE = "PUT certificates/{id}";
export const DELETE = "DELETE certificates/{id}";

/** The response to an upload that SignStation has processed is lost. */
export const LOST_UPLOAD = { match: { method: "POST" }, effect: { kind: "drop", when: "after" } } as const;

export function certificate({ bytes, passkey }: ScenarioFile, args: Readonly<Record<string, unknown>> = {}): Declared {
    return { kind: "Certificate", file: bytes, args: { passkey, ...args } };
}

export function certificateInBase64({ bytes, passkey }: ScenarioFile): Declared {
    return { kind: "Certificate", args: { certificateBase64: bytes.toString("base64"), passkey } };
}

export function department(name: string, args: Readonly<Record<string, unknown>> = {}): Declared {
    return { kind: "Department", args: { name, ...args } };
}

/** The id of another resource of the program. */
export function idOf(name: string): IdOf {
    return new IdOf(name);
}

/** Uploads a file in the dashboard: a new certificate, or another file under this id. */
export function uploadByHand({ bytes, passkey }: ScenarioFile, id?: string): (emulator: Emulator) => Promise<unknown> {
    const form = formData({ file: bytes, passkey });
    return (emulator) =>
        id === undefined
            ? sendByHand(emulator, "POST", "/certificates", form)
            : sendByHand(emulator, "PUT", `/certificates/${id}`, form);
}

function file(days: number, passkey: string, spec: FileSpec = {}): ScenarioFile {
    const notAfter = new Date(Math.floor(Date.now() / 1000) * 1000 + days * DAY_MS);
    const bytes = makeQuickPkcs12({ friendlyName: "signing", passkey, notAfter, ...spec });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { bytes, passkey, sha256, notAfter: notAfter.toISOString().replace(".000Z", "Z") };
}
