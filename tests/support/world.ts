/** A world: an emulator with a clock that the test sets, and an HTTP client for it. */
import assert from "node:assert/strict";
import type { Emulator, EmulatorOptions } from "signstation-emulator";
import { type FileSpec, makeQuickPkcs12 } from "./pkcs12/quick-pkcs12";
import { withEmulator } from "./with-emulator";

export { HR } from "./departments";

/** A response, read to its end. `json` is `undefined` when the body is not JSON. */
export interface Reply {
    readonly status: number;
    readonly headers: Headers;
    readonly text: string;
    readonly json: JsonValue;
}

/** JSON whose members can be asked for without asking first whether they are there. */
export interface JsonValue {
    readonly [name: string]: JsonValue;
    readonly [index: number]: JsonValue;
}

/** Form fields; a file is bytes with a name. */
export interface Form {
    readonly passkey?: string;
    readonly departmentId?: string;
    readonly enabled?: string;
    readonly file?: Buffer;
    /** @default "upload.p12" */
    readonly fileName?: string;
}

export const CLIENT_ID = "client-id-value";
export const CLIENT_SECRET = "client-secret-value";
export const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

/** An emulator under test. */
export class World {
    constructor(
        readonly emulator: Emulator,
        /** The emulator's time; starts at 2026-01-01T00:00:00Z. */
        readonly clock: { now: Date },
    ) {}

    /** Runs a test against an emulator of its own and stops it whatever happens. */
    static async with(run: (world: World) => Promise<void>, options: EmulatorOptions = {}): Promise<void> {
        const clock = { now: new Date("2026-01-01T00:00:00Z") };
        const defaults = { now: () => clock.now, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
        await withEmulator({ ...defaults, ...options }, (emulator) => run(new World(emulator, clock)));
    }

    /** Sends a request with the token unless `headers` are given. `path` comes after `/api/v1`. */
    async call(method: string, path: string, init: RequestInit = {}): Promise<Reply> {
        const headers = init.headers ?? { "x-auth-token": this.emulator.token };
        const response = await fetch(`${this.emulator.url}/api/v1${path}`, { ...init, method, headers });
        const text = await response.text();
        return { status: response.status, headers: response.headers, text, json: parse(text) };
    }

    get(path: string): Promise<Reply> {
        return this.call("GET", path);
    }

    /** Sends a JSON body. */
    send(method: string, path: string, body: unknown): Promise<Reply> {
        const headers = { "x-auth-token": this.emulator.token, "content-type": "application/json" };
        return this.call(method, path, { headers, body: JSON.stringify(body) });
    }

    /** Sends a form to create, or with an id to update. */
    form(form: Form, id?: string): Promise<Reply> {
        const body = formData(form);
        return id === undefined
            ? this.call("POST", "/certificates", { body })
            : this.call("PUT", `/certificates/${id}`, { body });
    }

    /** Uploads a file made to order, with its passkey. */
    upload(spec: FileSpec = {}, form: Form = {}): Promise<Reply> {
        return this.form({ file: makeQuickPkcs12(spec), passkey: spec.passkey ?? "secret", ...form });
    }

    /** Uploads and gives the id. */
    async uploaded(spec: FileSpec = {}, form: Form = {}): Promise<string> {
        const reply = await this.upload(spec, form);
        assert.equal(reply.status, 201, reply.text);
        return textOf(reply.json["data"]?.["id"]);
    }

    /** Exchanges the right client credentials. */
    exchange(): Promise<Reply> {
        return this.send("POST", "/auth/token", { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
    }

    /** A token from the client credentials. */
    async issuedToken(): Promise<string> {
        return textOf((await this.exchange()).json["data"]?.["accessToken"]);
    }
}

/** The multipart body of a form. */
export function formData({ file, fileName = "upload.p12", ...fields }: Form): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) {
        data.append(name, value);
    }
    if (file !== undefined) {
        data.append("certificateFile", new Blob([new Uint8Array(file)]), fileName);
    }
    return data;
}

/** Asserts an error envelope with one detail: status, top code, detail code, and what its message must say. */
export function assertProblem(
    reply: Reply,
    status: number,
    code: string,
    detailCode: string | null,
    message: RegExp = /./,
): void {
    assert.equal(reply.status, status, reply.text);
    const detail = reply.json["errors"]?.[0];
    assert.deepEqual(reply.json, {
        code,
        errors: [{ message: detail?.["message"], path: detail?.["path"], code: detailCode }],
    });
    assert.match(textOf(detail?.["message"]), message);
}

/** A value that must be text. */
export function textOf(value: unknown): string {
    assert(typeof value === "string");
    return value;
}

function parse(text: string): JsonValue {
    try {
        return JSON.parse(text) as JsonValue;
    } catch {
        return {};
    }
}
