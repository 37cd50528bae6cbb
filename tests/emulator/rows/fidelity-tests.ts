/** The tests of all rows of emulator/FIDELITY.md about the default dialect. */
import { authenticationRows } from "./authentication";
import { conventionRows } from "./conventions";
import { departmentRows } from "./departments";
import { reportRows } from "./reports";
import type { Rows } from "./row";
import { updateRows } from "./updates";
import { uploadRows } from "./upload";
import { uploadRefusalRows } from "./upload-refusals";

export const fidelityTests: Rows = {
    ...conventionRows,
    ...authenticationRows,
    ...uploadRows,
    ...uploadRefusalRows,
    ...updateRows,
    ...reportRows,
    ...departmentRows,
};
