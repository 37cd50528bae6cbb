/** What the serialised provider of certificates requires: Pulumi's six calls. */
import "./supported-node";
import { adapt } from "./adapter";
import { CERTIFICATE } from "./kind/certificate-kind";

export { configure } from "./session/session";

const { check, diff, create, read, update, delete: remove } = adapt(CERTIFICATE);
export { check, diff, create, read, update, remove as delete };
