/** What the serialised provider of departments requires: Pulumi's six calls. */
import "./supported-node";
import { adapt } from "./adapter";
import { DEPARTMENT } from "./kind/department-kind";

export { configure } from "./session/session";

const { check, diff, create, read, update, delete: remove } = adapt(DEPARTMENT);
export { check, diff, create, read, update, remove as delete };
