/** The states that released versions wrote, one by the dynamic provider and one by the plugin, and the programs that they belong to. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { YamlResource } from "../plugin/engine/yaml-scenario";

/** Stands in a kept state for the address of the SignStation of that time. */
export const ENDPOINT = "https://signstation.invalid";

export const PASSKEY = "sesame";

/** Text of `index.js`. Later versions have to understand it as they find it. */
export const PROGRAM = `
const { readFileSync } = require("node:fs");
const leegality = require("pulumi-leegality");

const department = new leegality.Department("hr", { name: "Human Resources" });
new leegality.Certificate("from-file", {
    certificateFile: "from-file.p12",
    passkey: "${PASSKEY}",
    departmentId: department.id,
});
new leegality.Certificate("from-base64", {
    certificateBase64: readFileSync("from-base64.p12").toString("base64"),
    passkey: "${PASSKEY}",
    enabled: false,
    onConflict: "adopt",
    expiryWarningDays: 10,
});
`;

/** The same resources in YAML, over the plugin. */
export const YAML_RESOURCES: Readonly<Record<string, YamlResource>> = {
    hr: { type: "leegality:Department", properties: { name: "Human Resources" } },
    "from-file": {
        type: "leegality:Certificate",
        properties: { certificateFile: "./from-file.p12", passkey: PASSKEY, departmentId: "${hr.id}" },
    },
    "from-base64": {
        type: "leegality:Certificate",
        properties: {
            certificateBase64: readFileSync(programFile("from-base64.p12")).toString("base64"),
            passkey: PASSKEY,
            enabled: false,
            onConflict: "adopt",
            expiryWarningDays: 10,
        },
    },
};

/** The files that both name. */
export const PROGRAM_FILES = ["from-file.p12", "from-base64.p12"];

export function programFile(name: string): string {
    return join(__dirname, "program", name);
}

/** `VERSION.json` is a state of the dynamic provider, `plugin-VERSION.json` one of the plugin. */
export type FrontEnd = "dynamic" | "plugin";

const PREFIXES: Readonly<Record<FrontEnd, string>> = { dynamic: "", plugin: "plugin-" };

export function stateFile(frontEnd: FrontEnd, version: string): string {
    return join(__dirname, `${PREFIXES[frontEnd]}${version}.json`);
}

/** Text by version, with {@link ENDPOINT} in place of an address. */
export function keptStates(frontEnd: FrontEnd): Map<string, string> {
    const versions = readdirSync(__dirname)
        .map((name) => /^(?:plugin-)?(\d.*)\.json$/.exec(name)?.[1])
        .filter((version) => version !== undefined);
    return new Map(
        versions
            .map((version) => [version, stateFile(frontEnd, version)] as const)
            .filter(([, path]) => existsSync(path))
            .map(([version, path]) => [version, readFileSync(path, "utf8")]),
    );
}
