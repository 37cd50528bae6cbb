/**
 * The dynamic provider as the engine keeps it: its text is stored in the state of every resource and runs again, perhaps
 * years later, to refresh or delete it. So it only names the package, and every line of behaviour is behind `runtime`,
 * in whichever version is installed then. Changing this text changes every state: tests/engine holds its size.
 */
import type * as runtime from "./runtime";

type Runtime = typeof runtime;

export const configure: Runtime["configure"] = (...args) => require("pulumi-leegality/runtime").configure(...args);
export const check: Runtime["check"] = (...args) => require("pulumi-leegality/runtime").check(...args);
export const diff: Runtime["diff"] = (...args) => require("pulumi-leegality/runtime").diff(...args);
export const create: Runtime["create"] = (...args) => require("pulumi-leegality/runtime").create(...args);
export const read: Runtime["read"] = (...args) => require("pulumi-leegality/runtime").read(...args);
export const update: Runtime["update"] = (...args) => require("pulumi-leegality/runtime").update(...args);
const remove: Runtime["delete"] = (...args) => require("pulumi-leegality/runtime").delete(...args);
// `delete` is no name that a constant can have.
export { remove as delete };
