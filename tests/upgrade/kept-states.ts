/** The states that released versions wrote, and the program that they belong to. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Stands in a kept state for the address of the SignStation of that time. */
export const ENDPOINT = "https://signstation.invalid";

/** Text of `index.js`. Later versions have to understand it as they find it. */
export const PROGRAM = `
const { readFileSync } = require("node:fs");
const leegality = require("pulumi-leegality");

const department = new leegality.Department("hr", { name: "Human Resources" });
new leegality.Certificate("from-file", {
    certificateFile: "from-file.p12",
    passkey: "sesame",
    departmentId: department.id,
});
new leegality.Certificate("from-base64", {
    certificateBase64: readFileSync("from-base64.p12").toString("base64"),
    passkey: "sesame",
    enabled: false,
    onConflict: "adopt",
    expiryWarningDays: 10,
});
`;

/** The files that it names. */
export const PROGRAM_FILES = ["from-file.p12", "from-base64.p12"];

export function programFile(name: string): string {
    return join(__dirname, "program", name);
}

/** Text by version, with {@link ENDPOINT} in place of an address. */
export function keptStates(): Map<string, string> {
    const files = readdirSync(__dirname).filter((name) => name.endsWith(".json"));
    return new Map(files.map((name) => [name.replace(/\.json$/, ""), readFileSync(join(__dirname, name), "utf8")]));
}
