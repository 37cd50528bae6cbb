/** What a route is: a method, a path, what its body must be, and a function from the request to a response. */
import type { Dialect } from "../dialect/dialect-table";
import type { CertificateReads } from "../store/certificate-reads";
import type { CertificateStore } from "../store/certificate-store";
import type { DepartmentStore } from "../store/department-store";
import type { Access } from "./request/access";
import type { HttpResponse } from "./response";
import type { CertificateForm } from "./request/certificate-form";

/** What every handler may use. */
export interface Services {
    /** The current state, which writes always see. */
    readonly certificates: CertificateStore;
    /** The source of reads: the current state, unless a fault withholds changes for a while. */
    readonly reads: CertificateReads;
    readonly departments: DepartmentStore;
    readonly access: Access;
    readonly now: () => Date;
    readonly newId: () => string;
    readonly dialect: Dialect;
}

/** A request as handlers see it; who may call has been decided. */
export interface ApiRequest {
    /** With a single `/api/v1` prefix, without the query. */
    readonly path: string;
    /** The `{id}` of the path; empty on a path that has none. */
    readonly id: string;
    readonly query: URLSearchParams;
}

/** A request with a multipart body. */
export interface FormRequest extends ApiRequest {
    readonly form: CertificateForm;
}

/** A request with a JSON object as its body. */
export interface JsonRequest extends ApiRequest {
    readonly json: Readonly<Record<string, unknown>>;
}

/** What a route does. Handlers are synchronous, so that no two of them are ever half done at once. */
export type Operation = {
    /** Whether a valid token is needed. */
    readonly access: "token" | "public";
} & (
    | { readonly body: "none"; readonly handle: (request: ApiRequest, services: Services) => HttpResponse }
    | { readonly body: "form"; readonly handle: (request: FormRequest, services: Services) => HttpResponse }
    | { readonly body: "json"; readonly handle: (request: JsonRequest, services: Services) => HttpResponse }
);

/** An operation and where it is found. */
export type Route = Operation & {
    readonly method: "GET" | "POST" | "PUT" | "DELETE";
    /** After the `/api/v1` prefix, with `:id` for the id. */
    readonly path: string;
};
