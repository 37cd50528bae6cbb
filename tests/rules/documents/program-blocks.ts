/** The programs in the documents and in the schema's descriptions, by language. */
import { schemaOf } from "../../../provider/plugin/schema";
import { projectFiles, readSource } from "../../support/source/sources";

export interface ProgramBlock {
    /** The document or the token, and the number of the block there. */
    readonly from: string;
    readonly text: string;
}

interface Properties {
    readonly properties?: object;
}

interface Described {
    readonly description: string;
    /** Of a resource: its outputs. */
    readonly properties?: object;
    readonly inputProperties?: object;
    /** Of a function. */
    readonly inputs?: Properties;
    readonly outputs?: Properties;
}

interface Schema {
    readonly provider: Described;
    readonly resources: Readonly<Record<string, Described>>;
    readonly functions: Readonly<Record<string, Described>>;
}

/** The names of what goes in and of what comes out, as the schema has them. */
interface Names {
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
}

const { provider, resources, functions } = schemaOf("1.2.3") as unknown as Schema;

/** By the name in a program: `Certificate`, `getCertificate`, and `Provider`. */
export const NAMES: Readonly<Record<string, Names>> = Object.fromEntries(
    Object.entries({ ...resources, ...functions, "leegality:index:Provider": provider }).map(([token, described]) => [
        token.replace("leegality:index:", ""),
        {
            inputs: Object.keys(described.inputProperties ?? described.inputs?.properties ?? {}),
            outputs: Object.keys(described.properties ?? described.outputs?.properties ?? {}),
        },
    ]),
);

/** In the order of the files, then of the tokens. Blocks may be indented, as in a list. */
export function programBlocks(language: string): ProgramBlock[] {
    const documents = projectFiles()
        .filter((file) => file.endsWith(".md"))
        .map((file) => ({ file, text: readSource(file) }));
    const described = Object.entries({ ...resources, ...functions }).map(([token, { description }]) => ({
        file: `the schema, ${token}`,
        text: description,
    }));
    const fenced = new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^\\1\`\`\``, "gm");
    return [...documents, ...described].flatMap(({ file, text }) =>
        Array.from(text.matchAll(fenced), ([, indent = "", block = ""], index) => ({
            from: `${file} (${index + 1})`,
            text: block.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
        })),
    );
}
