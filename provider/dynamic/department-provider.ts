/** The dynamic provider of departments as the engine keeps it: see provider.ts, all of which holds here too. */
import type * as runtime from "./department-runtime";

type Runtime = typeof runtime;

export const configure: Runtime["configure"] = (...args) =>
    require("pulumi-leegality/department-runtime").configure(...args);
export const check: Runtime["check"] = (...args) => require("pulumi-leegality/department-runtime").check(...args);
export const diff: Runtime["diff"] = (...args) => require("pulumi-leegality/department-runtime").diff(...args);
export const create: Runtime["create"] = (...args) => require("pulumi-leegality/department-runtime").create(...args);
export const read: Runtime["read"] = (...args) => require("pulumi-leegality/department-runtime").read(...args);
export const update: Runtime["update"] = (...args) => require("pulumi-leegality/department-runtime").update(...args);
const remove: Runtime["delete"] = (...args) => require("pulumi-leegality/department-runtime").delete(...args);
// `delete` is no name that a constant can have.
export { remove as delete };
